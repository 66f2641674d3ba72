import type { ConversationState, Message, ParleyClient } from "@parley/sdk/client";
import type { Translate } from "../locale/translator.ts";
import { errorKey } from "../view/error-key.ts";
import { newlySettled } from "../view/settled.ts";
import { isWaiting } from "../view/waiting.ts";
import type { Announcer } from "./announcer.ts";
import { plainText } from "./plain-text.ts";

/** What is over sooner need not be announced: that an answer is on its way, or that a message waits. */
const MOMENT = 1_000;

/**
 * Says what happens in the conversation, never token by token: that a message waits, once, if it does; that it was sent, that an answer is on
 * its way if it takes a while, then the whole answer once; problems at once. Says nothing of what was there before, nor while `audible` says no. Returns its undo.
 */
export function announceConversation(
  client: ParleyClient,
  announcer: Announcer,
  translate: () => Translate,
  audible: () => boolean,
): () => void {
  let before = client.getState();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let undone = false;
  /** Messages on their way that were noticed. */
  const noticed = new Set<string>();

  function compare(state: ConversationState): void {
    const previous = before;
    before = state;
    if (state.run?.runId !== previous.run?.runId) watchRun(state);
    for (const message of state.messages) {
      if (message.status !== "sending" || noticed.has(message.id)) continue;
      noticed.add(message.id);
      if (state.threadId === previous.threadId) setTimeout(sayWaiting, isWaiting(state, message) ? 0 : MOMENT, message.id);
    }
    if (state.threadId !== previous.threadId || !audible()) return;
    const texts = translate();
    const sent = outcomes(previous, state);
    if (sent.some(({ status }) => status === "complete")) announcer.say(texts("announce.sent"), texts.locale);
    for (const message of newlySettled(previous, state)) sayAnswer(message, texts);
    const refused = sent.find(({ status, problem }) => status === "failed" && problem)?.problem;
    const problem = refused ?? (state.problem?.code === previous.problem?.code ? undefined : state.problem);
    if (problem) announcer.interrupt(texts(errorKey(problem)), texts.locale);
  }

  function sayWaiting(messageId: string): void {
    const isOnItsWay = client.getState().messages.some(({ id, status }) => id === messageId && status === "sending");
    const texts = translate();
    if (isOnItsWay && !undone && audible()) announcer.say(texts("list.waiting"), texts.locale);
  }

  function watchRun({ run }: ConversationState): void {
    clearTimeout(timer);
    if (!run) return;
    timer = setTimeout(() => {
      const state = client.getState();
      if (!audible() || state.run?.runId !== run.runId || state.run.phase === "sending") return;
      const texts = translate();
      const agent = state.agents.find(({ id }) => id === run.agentId)?.name ?? texts("header.assistant");
      announcer.say(texts("announce.answering", { agent }), texts.locale);
    }, MOMENT);
  }

  function sayAnswer(message: Message, texts: Translate): void {
    announcer.say(plainText(message.text), message.locale);
    if (message.status === "stopped") announcer.say(texts("list.stopped"), texts.locale);
    if (message.status === "interrupted") announcer.say(texts("list.interrupted"), texts.locale);
  }

  const unsubscribe = client.subscribe(compare);
  return () => {
    undone = true;
    clearTimeout(timer);
    unsubscribe();
  };
}

/** Messages that were on their way, and what became of them. */
function outcomes(previous: ConversationState, state: ConversationState): Message[] {
  const ids = new Set(previous.messages.filter(({ status }) => status === "sending").map(({ id }) => id));
  return state.messages.filter(({ id, status }) => ids.has(id) && status !== "sending");
}
