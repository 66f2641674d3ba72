import { isTerminal } from "@parley/protocol";
import type { ConversationState } from "@parley/sdk/client";
import { judgeLog } from "./judge-log.ts";
import { differ, type Miss, miss } from "./miss.ts";
import type { RunPlan } from "./plan.ts";
import { textsOf, type Truth } from "./read-truth.ts";
import type { Screen } from "./screen.ts";

export interface Evidence {
  plan: RunPlan;
  state: ConversationState;
  screen: Pick<Screen, "shown" | "completed">;
  isInTime: boolean;
  truth: Truth;
}

/** Everything in which the screen and the server differ from what was promised. */
export function judge(evidence: Evidence): readonly Miss[] {
  const { state, isInTime, truth, plan } = evidence;
  return [
    ...(isInTime ? [] : [miss("late", `no terminal state: ${JSON.stringify(state.run ?? state.messages.map(({ status }) => status))}`)]),
    ...judgeLog(truth, plan.texts.length, state.threadId),
    ...judgeMessages(evidence),
    ...judgeMoments(evidence),
    ...(state.problem ? [miss("trouble", `the problem ${state.problem.code} stays`)] : []),
    ...(isInTime && state.connection !== "idle" ? [miss("trouble", `the connection stays ${state.connection}`)] : []),
  ];
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
