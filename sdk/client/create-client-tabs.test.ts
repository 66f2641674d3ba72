import { beforeEach, describe, expect, test, vi } from "vitest";
import { systemClock } from "./page/clock.ts";
import { clientsUnderTest, rests, texts, until, untilKept } from "./testing/client-under-test.ts";
import { fakeChannels } from "./testing/fake-channels.ts";
import { fakeLocks } from "./testing/fake-locks.ts";

const ANSWERED = ["Hello? (complete)", "One two three (complete)"];

describe.each([
  ["locks and channels", true, true],
  ["locks only", true, false],
  ["channels only", false, true],
  ["storage alone", false, false],
])("two tabs that have %s", (_what, hasLocks, hasChannels) => {
  const parley = clientsUnderTest();

  beforeEach(() => {
    vi.stubGlobal("navigator", hasLocks ? { locks: fakeLocks() } : {});
    vi.stubGlobal("BroadcastChannel", hasChannels ? fakeChannels().Channel : undefined);
    if (hasChannels) return;
    // Tabs that hear nothing look by themselves, in these tests more often.
    const { after } = systemClock;
    vi.spyOn(systemClock, "after").mockImplementation((milliseconds, callback) =>
      after(milliseconds === 2_000 || milliseconds === 10_000 ? 50 : milliseconds, callback),
    );
  });

  /** The first tab has asked and is being answered when the second is opened. */
  async function midway() {
    const one = parley.create();
    await one.start();
    await one.send("Hello?");
    parley.server.say(2);
    await until(one, ({ messages }) => messages[1]?.text === "One");
    await untilKept(parley.storage(), ({ messages }) => messages[1]?.text === "One");
    const other = parley.create();
    await other.start();
    expect(texts(other.getState())).toEqual(["Hello? (complete)", "One (streaming)"]);
    return [one, other] as const;
  }
  const streams = () => parley.server.log.filter((line) => /^GET .*\/events/.test(line)).length;

  test("the answer ends in both, once", async () => {
    const both = await midway();
    parley.server.say();
    for (const tab of both) expect(texts(await until(tab, rests))).toEqual(ANSWERED);
    expect(parley.server.runs()).toHaveLength(1);
  });

  test("with locks one of them streams, without them both do", async () => {
    const both = await midway();
    await vi.waitFor(() => expect(streams()).toBe(1), 5_000);
    parley.server.cut();
    await vi.waitFor(() => expect(streams()).toBeGreaterThan(hasLocks ? 1 : 2), 5_000);
    parley.server.say();
    for (const tab of both) expect(texts(await until(tab, rests))).toEqual(ANSWERED);
    expect(streams()).toBe(hasLocks ? 2 : 3);
  });

  test("stop in the one ends the answer in both", async () => {
    const [one, other] = await midway();
    await one.stop();
    for (const tab of [one, other]) expect(texts(await until(tab, rests))).toEqual(["Hello? (complete)", "One (stopped)"]);
  });

  test("stop in the other too", async () => {
    const [one, other] = await midway();
    await other.stop();
    for (const tab of [one, other]) expect(texts(await until(tab, rests))).toEqual(["Hello? (complete)", "One (stopped)"]);
  });

  test("a new conversation in the one ends the old one in both", async () => {
    const [one, other] = await midway();
    const { threadId } = other.getState();
    await one.newConversation();
    const { threadId: begun } = await until(other, (state) => state.messages.length === 0 && state.run === undefined);
    expect(begun).not.toBe(threadId);
    expect(one.getState()).toMatchObject({ threadId: begun, messages: [] });
    await vi.waitFor(() => expect(parley.server.log.at(-1)).toMatch(/cancel$/), 5_000);
  });

  test("who signs out in the one is nobody in the other", async () => {
    const [one, other] = await midway();
    one.setDraft("My number is");
    await one.signOut();
    await until(other, ({ messages, run, draft }) => messages.length === 0 && run === undefined && draft === "");
    expect(await parley.storage().read("session")).toBeUndefined();
    const bearers: (string | undefined)[] = [];
    parley.server.intercept = ({ path, authorization }) => {
      if (path === "/v1/sessions" || path.startsWith("/v1/agents/")) bearers.push(authorization);
      return false;
    };
    await other.send("Who am I?");
    expect(bearers[0]).toBeUndefined();
    expect(bearers.at(-1)).toMatch(/^Bearer token-[23]$/);
    parley.server.say();
    for (const tab of [one, other]) {
      const { messages, threadId } = await until(tab, (state) => rests(state) && state.messages.length === 2);
      expect(texts({ messages })).toEqual(["Who am I? (complete)", "One two three (complete)"]);
      expect(parley.server.runs().at(-1)?.threadId, "what is shown is what the server has under that name").toBe(threadId);
    }
  });

  test("whoever sends it, the tab in which it was said hears that the server has it", async () => {
    parley.server.intercept = ({ path, response }) => path.includes("/runs") && (response.destroy(), true);
    const one = parley.create();
    await one.start();
    const sent = one.send("Hello?");
    await untilKept(parley.storage(), ({ run }) => run !== undefined);
    const other = parley.create();
    await other.start();
    parley.server.intercept = undefined;
    const { messageId, runId } = await sent;
    parley.server.say();
    for (const tab of [one, other]) expect(texts(await until(tab, rests))).toEqual(ANSWERED);
    expect(parley.server.runs()).toMatchObject([{ runId, messages: [{ id: messageId }] }]);
  });
});
