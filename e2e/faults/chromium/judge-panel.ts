import type { ThreadMessage } from "@parley/protocol";
import { judgeLeadEvents } from "../judge-leads.ts";
import { judgeLog } from "../judge-log.ts";
import { type Miss, miss } from "../miss.ts";
import { textsOf, type Truth } from "../read-truth.ts";
import type { BrowserPlan } from "./browser-plan.ts";
import { compareAnswers, type Fit } from "./compare-answers.ts";
import { judgeMoment } from "./judge-moment.ts";
import type { Reference } from "./reference.ts";
import type { PanelView, Row } from "./watch-panel.ts";

export interface PanelEvidence {
  plan: BrowserPlan;
  /** What each open page shows in the end; `undefined` where there is no panel. */
  views: readonly (PanelView | undefined)[];
  moments: readonly (readonly Row[])[];
  isInTime: boolean;
  /** What the pages threw. */
  errors: readonly string[];
  truth: Truth;
}

/** Everything in which the screen, at the end or at any moment, and the server differ from what was promised. */
export async function judgePanel(evidence: PanelEvidence, reference: Reference): Promise<readonly Miss[]> {
  const { plan, views, moments, isInTime, errors, truth } = evidence;
  const messages = truth.threads[0]?.messages ?? [];
  const fit = await compareAnswers(reference, [...moments, ...views.map((view) => view?.rows ?? [])].flat(), messages);
  const late = views.map((view) => `${view?.notice} ${view?.rows.map(({ role, status }) => `${role} ${status}`).join()}`);
  const ofMoments = moments.flatMap((rows) => judgeMoment(rows, messages, fit));
  return [
    ...(isInTime ? [] : [miss("late", `no terminal state: ${late.join("; ")}`)]),
    ...(moments.length > 0 ? [] : [miss("trouble", "nobody watched the screen")]),
    ...errors.map((error) => miss("trouble", `the page threw ${error}`)),
    ...judgeLog(truth, plan.texts.length),
    ...judgeLeadEvents(plan, truth),
    ...judgeThread(evidence, messages),
    ...views.flatMap((view) => judgeView(view, messages, fit)),
    // What lasts is on screen hundreds of times.
    ...new Map(ofMoments.map((each) => [each.kind, each])).values(),
  ];
}

/** The thread holds what the visitor said, once, and the answers that the log tells. */
function judgeThread({ plan, truth }: PanelEvidence, messages: readonly ThreadMessage[]): Miss[] {
  const said = messages.filter(({ role }) => role === "user").map(({ text }) => text);
  const logged = new Map(truth.runs.flatMap((run) => [...textsOf(run)]));
  return [
    ...(said.join("\n") === plan.texts.join("\n")
      ? []
      : [miss(said.length > plan.texts.length ? "doubled" : "lost", `the server has ${JSON.stringify(said)}`)]),
    ...messages
      .filter(({ id, role, text }) => role === "assistant" && logged.get(id) !== text)
      .map(({ id }) => miss("trouble", `the log and the thread differ in ${id}`)),
  ];
}

/** In the end each message of the thread stands there once, whole, drawn as Markdown and in its place. */
function judgeView(view: PanelView | undefined, messages: readonly ThreadMessage[], fit: Fit): Miss[] {
  if (!view) return [miss("lost", "there is no panel")];
  const { rows, notice } = view;
  const misses = notice === "" ? [] : [miss("trouble", `the notice stays: ${notice}`)];
  if (rows.length !== messages.length)
    misses.push(miss(rows.length > messages.length ? "doubled" : "lost", `${rows.length} bubbles for ${messages.length} messages`));
  for (const [index, message] of messages.entries()) {
    const row = rows[index];
    if (!row) break;
    if (fit(row, message) !== "whole") misses.push(misfit(row, message));
    else if (row.status !== message.status) misses.push(miss("trouble", `a message is ${row.status}, and ${message.status} to the server`));
    else if (row.role === "assistant" && row.text !== "" && !row.isRich)
      misses.push(miss("trouble", "an answer stays without its Markdown drawn"));
  }
  return misses;
}

function misfit({ role, status, text }: Row, message: ThreadMessage): Miss {
  const kind = status === "failed" || text.length < message.text.length ? "lost" : "doubled";
  return miss(
    kind,
    `${role} ${status} ${JSON.stringify(text)} is on screen where the thread has ${message.role} ${JSON.stringify(message.text)}`,
  );
}
