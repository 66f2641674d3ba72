import type { ConversationState, Message, ParleyClient } from "@parley/sdk/client";
import type { Translate } from "../locale/translator.ts";
import { errorKey } from "../view/error-key.ts";
import { newlySettled } from "../view/settled.ts";
import type { Announcer } from "./announcer.ts";
import { plainText } from "./plain-text.ts";

/** An answer that is there sooner need not be announced before it is read. */
const ANSWERING_AFTER = 1_000;

/**
 * Says what happens in the conversation, never token by token: that a message was sent, that an answer is on its way if it takes a while,
 * then the whole answer once; problems at once. Says nothing of what was there before, nor while `audible` says no. Returns its undo.
 */
export function announceConversation(
  client: ParleyClient,
  announcer: Announcer,
  translate: () => Translate,
  audible: () => boolean,
): () => void {
  let before = client.getState();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function compare(state: ConversationState): void {
    const previous = before;
    before = state;
    if (state.run?.runId !== previous.run?.runId) watchRun(state);
    if (state.threadId !== previous.threadId || !audible()) return;
    const texts = translate();
    if (wasSent(previous, state)) announcer.say(texts("announce.sent"), texts.locale);
    for (const message of newlySettled(previous, state)) sayAnswer(message, texts);
    if (state.problem && state.problem.code !== previous.problem?.code)
      announcer.interrupt(texts(errorKey(state.problem.code)), texts.locale);
  }

  function watchRun({ run }: ConversationState): void {
    clearTimeout(timer);
    if (!run) return;
    timer = setTimeout(() => {
      const state = client.getState();
      if (!audible() || state.run?.runId !== run.runId) return;
      const texts = translate();
      const agent = state.agents.find(({ id }) => id === run.agentId)?.name ?? texts("header.assistant");
      announcer.say(texts("announce.answering", { agent }), texts.locale);
    }, ANSWERING_AFTER);
  }

  function sayAnswer(message: Message, texts: Translate): void {
    announcer.say(plainText(message.text), message.locale);
    if (message.status === "stopped") announcer.say(texts("list.stopped"), texts.locale);
    if (message.status === "interrupted") announcer.say(texts("list.interrupted"), texts.locale);
  }

  const unsubscribe = client.subscribe(compare);
  return () => {
    clearTimeout(timer);
    unsubscribe();
  };
}

/** The server has taken the message that the visitor wrote last. */
function wasSent(previous: ConversationState, state: ConversationState): boolean {
  const newest = state.messages.findLast(({ role }) => role === "user");
  return newest?.status === "complete" && previous.messages.some(({ id, status }) => id === newest.id && status === "sending");
}
