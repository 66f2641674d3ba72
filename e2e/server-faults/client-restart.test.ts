import { type ConversationState, type ParleyClient, createClient } from "@parley/sdk/client";
import type { ThreadResponse } from "@parley/protocol";
import { temporaryFolder } from "@parley/server/testing/temporary-folder";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { installBrowserGlobals } from "../faults/browser-globals.ts";
import { type DemoProcess, startReadyDemo } from "./start-demo.ts";

const QUESTION = "What does the battery cost, and how long does it last?";

let uninstall: () => void;
let place: Awaited<ReturnType<typeof temporaryFolder>>;
let demo: DemoProcess & { url: string };
let client: ParleyClient;
/** What the client last proved itself with. */
let authorization: string;
beforeAll(() => {
  uninstall = installBrowserGlobals();
});
afterAll(() => uninstall());
beforeEach(async () => {
  place = await temporaryFolder();
  demo = await startReadyDemo(place.folder);
  client = createClient({
    server: demo.url,
    fetch(input, init) {
      authorization = new Headers(init?.headers).get("authorization") ?? authorization;
      return fetch(input, init);
    },
  });
  await client.start();
}, 120_000);
afterEach(async () => {
  client.destroy();
  demo.signal("SIGKILL");
  await demo.exited;
  await place.remove();
});

function until(isSo: (state: ConversationState) => boolean): Promise<ConversationState> {
  return new Promise((resolve) => {
    const look = (state: ConversationState): void => {
      if (!isSo(state)) return;
      undo();
      resolve(state);
    };
    const undo = client.subscribe(look);
    look(client.getState());
  });
}

/** What the agent answered; its greeting belongs to no run. */
function answers({ messages }: ConversationState): ConversationState["messages"] {
  return messages.filter(({ role, runId }) => role === "assistant" && runId !== undefined);
}
function isAtRest({ run, messages }: ConversationState): boolean {
  return run === undefined && messages.every(({ status }) => status !== "sending" && status !== "streaming");
}

async function restart(): Promise<void> {
  await demo.exited;
  demo = await startReadyDemo(place.folder, Number(new URL(demo.url).port));
}

/** What is on screen is what the server has, and nothing else. */
async function expectTrue(state: ConversationState): Promise<void> {
  const response = await fetch(`${demo.url}/v1/threads/${state.threadId}/messages`, { headers: { authorization } });
  const { messages } = (await response.json()) as ThreadResponse;
  expect(state.messages.map(({ role, text }) => [role, text])).toEqual(messages.map(({ role, text }) => [role, text]));
  expect(answers(state).map(({ status }) => status)).toEqual(
    messages.filter(({ role }) => role === "assistant").map(({ status }) => status),
  );
}

test.each(["SIGKILL", "SIGTERM"] as const)(
  "the server restarts (%s) in the middle of an answer: the client shows what there is, and the visitor tries again",
  async (signal) => {
    const { messageId } = await client.send(QUESTION);
    await until((state) => (answers(state)[0]?.text.length ?? 0) > 20);
    demo.signal(signal);
    await restart();
    const broken = await until(isAtRest);
    expect(answers(broken)).toMatchObject([{ status: "interrupted" }]);
    expect(answers(broken)[0]?.text.length).toBeGreaterThan(20);
    await expectTrue(broken);

    await client.retry(messageId);
    const whole = await until((state) => isAtRest(state) && answers(state).some(({ status }) => status === "complete"));
    expect(answers(whole).at(-1)?.sources.length).toBeGreaterThan(0);
    expect(whole.problem).toBeUndefined();
  },
  120_000,
);

test("the server is gone before it could answer a word: the message is the visitor's to send again", async () => {
  const sending = client.send(QUESTION);
  demo.signal("SIGKILL");
  await restart();
  await sending.catch(() => undefined);
  await until((state) => isAtRest(state) && state.messages.some(({ role }) => role === "user"));
  const state = client.getState();
  const question = state.messages.findLast(({ role }) => role === "user");
  if (answers(state).every(({ status }) => status !== "complete")) await client.retry(question?.id ?? "");
  const after = await until((next) => isAtRest(next) && answers(next).some(({ status }) => status === "complete"));
  expect(after.messages.filter(({ role }) => role === "user").map(({ text }) => text)).toEqual([QUESTION]);
  expect(answers(after)).toHaveLength(1);
}, 120_000);
