import { isTerminal } from "@parley/protocol";
import type { ConversationState } from "@parley/sdk/client";
import type { RunPlan } from "./plan.ts";
import { type LoggedRun, textsOf, type Truth } from "./read-truth.ts";
import type { Screen } from "./screen.ts";

/** `trouble`: the text is right, but something else is not, such as a problem that stays. */
export type MissKind = "lost" | "doubled" | "late" | "false success" | "trouble";

export interface Miss {
  kind: MissKind;
  what: string;
}

export interface Evidence {
  plan: RunPlan;
  state: ConversationState;
  screen: Pick<Screen, "shown" | "completed">;
  isInTime: boolean;
  truth: Truth;
}

/** Everything in which the screen and the server differ from what was promised. */
export function judge(evidence: Evidence): readonly Miss[] {
  const { state, isInTime } = evidence;
  return [
    ...(isInTime ? [] : [miss("late", `no terminal state: ${JSON.stringify(state.run ?? state.messages.map(({ status }) => status))}`)]),
    ...evidence.truth.runs.flatMap(judgeLog),
    ...judgeRuns(evidence),
    ...judgeMessages(evidence),
    ...judgeMoments(evidence),
    ...(state.problem ? [miss("trouble", `the problem ${state.problem.code} stays`)] : []),
    ...(isInTime && state.connection !== "idle" ? [miss("trouble", `the connection stays ${state.connection}`)] : []),
  ];
}

/** One responder call and one run for each message sent, all in the thread on screen. */
function judgeRuns({ plan, state, truth }: Evidence): Miss[] {
  const misses: Miss[] = [];
  const { runs } = truth;
  if (runs.length > plan.texts.length) misses.push(miss("doubled", `${runs.length} runs for ${plan.texts.length} messages`));
  if (runs.length < plan.texts.length) misses.push(miss("lost", `${runs.length} runs for ${plan.texts.length} messages`));
  const elsewhere = runs.filter(({ threadId }) => threadId !== state.threadId).length;
  if (elsewhere > 0) misses.push(miss("lost", `${elsewhere} runs are in another thread`));
  return misses;
}

/** A second call of the responder would leave a second beginning, or numbers that do not follow. */
function judgeLog({ runId, events }: LoggedRun): Miss[] {
  const isGapless = events.every(({ seq }, index) => seq === index + 1);
  const starts = events.filter(({ event }) => event.type === "RUN_STARTED").length;
  const ends = events.filter(({ event }) => isTerminal(event)).length;
  const last = events.at(-1)?.event;
  if (isGapless && starts === 1 && ends === 1 && last?.type === "RUN_FINISHED") return [];
  return [miss("trouble", `run ${runId}: ${starts} starts, ${ends} ends, last ${last?.type ?? "nothing"}, gapless ${isGapless}`)];
}

/** The screen's messages are the thread's, whose texts are the log's. */
function judgeMessages({ plan, state, truth }: Evidence): Miss[] {
  const misses: Miss[] = [];
  const { messages } = state;
  if (new Set(messages.map(({ id }) => id)).size < messages.length) misses.push(miss("doubled", "two messages have the same id"));
  const asked = messages.filter(({ role }) => role === "user").map(({ text }) => text);
  if (asked.length > plan.texts.length)
    misses.push(miss("doubled", `${asked.length} messages of the visitor's, ${plan.texts.length} sent`));
  else if (asked.join("\n") !== plan.texts.join("\n")) misses.push(miss("lost", `the visitor's messages are ${JSON.stringify(asked)}`));
  const thread = truth.threads.find(({ threadId }) => threadId === state.threadId);
  const stored = thread?.messages ?? [];
  const logged = new Map(truth.runs.flatMap((run) => [...textsOf(run)]));
  for (const { id, role, text, status } of stored) {
    const own = messages.find((message) => message.id === id);
    if (!own) misses.push(miss("lost", `${role} message ${id} is not on screen`));
    else if (own.text !== text) misses.push(differ(own.text, text));
    else if (own.status !== status) misses.push(miss("trouble", `${role} message is ${own.status}, and ${status} to the server`));
    if (role === "assistant" && logged.get(id) !== text) misses.push(miss("trouble", `the log and the thread differ in ${id}`));
  }
  for (const { id, role, status } of messages) {
    if (!stored.some((message) => message.id === id))
      misses.push(miss(role === "user" ? "lost" : "doubled", `${role} message ${id} (${status}) is not the server's`));
  }
  const order = (list: readonly { id: string }[]) => list.map(({ id }) => id).join();
  if (misses.length === 0 && order(messages) !== order(stored)) misses.push(miss("trouble", "the messages stand in another order"));
  return misses;
}

/** At no time was there more on screen than the log's text so far, or success before all of it. */
function judgeMoments({ screen, truth }: Evidence): Miss[] {
  const misses: Miss[] = [];
  const logged = new Map(truth.runs.flatMap((run) => [...textsOf(run)]));
  for (const [id, texts] of screen.shown) {
    const whole = logged.get(id) ?? "";
    const wrong = [...texts].find((text) => !whole.startsWith(text));
    if (wrong !== undefined) misses.push(differ(wrong, whole));
  }
  for (const [id, texts] of screen.completed) {
    if ([...texts].some((text) => text !== logged.get(id))) misses.push(miss("false success", `${id} was complete before its text was`));
  }
  for (const { threadId, runId, events } of truth.runs) {
    const ids = [...textsOf({ threadId, runId, events }).keys()];
    if (!events.some(({ event }) => isTerminal(event)) && ids.some((id) => screen.completed.has(id)))
      misses.push(miss("false success", `run ${runId} has no terminal event`));
  }
  return misses;
}

function differ(shown: string, logged: string): Miss {
  return miss(
    shown.length > logged.length ? "doubled" : "lost",
    `on screen ${JSON.stringify(shown)}, in the log ${JSON.stringify(logged)}`,
  );
}

function miss(kind: MissKind, what: string): Miss {
  return { kind, what };
}
