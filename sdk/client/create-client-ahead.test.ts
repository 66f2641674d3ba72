import { expect, test, vi } from "vitest";
import { clientsUnderTest, rests, texts, until } from "./testing/client-under-test.ts";
import { fakeChannels } from "./testing/fake-channels.ts";
import { storageName } from "./storage/storage-name.ts";

const parley = clientsUnderTest();

test("words that another tab told first do not keep the rest from being told", async () => {
  const channels = fakeChannels();
  vi.stubGlobal("BroadcastChannel", channels.Channel);
  const client = parley.create();
  await client.start();
  const { runId } = await client.send("Hello?");
  parley.server.say(2);
  const { run } = await until(client, ({ messages }) => messages[1]?.text === "One");
  const cursor = run?.cursor ?? 0;

  const event = { type: "TEXT_MESSAGE_CONTENT", messageId: `answer-${runId}`, delta: " two" };
  const frames = [{ first: cursor + 1, seq: cursor + 1, event }];
  channels.say(storageName({ server: parley.server.url }), { kind: "frames", runId, at: 1, frames });
  await until(client, ({ messages }) => messages[1]?.text === "One two");
  parley.server.say();

  expect(texts(await until(client, rests))).toEqual(["Hello? (complete)", "One two three (complete)"]);
  expect(parley.server.runs()).toHaveLength(1);
  expect(
    parley.server.log.filter((line) => line.includes("/events")),
    "nothing is asked for again",
  ).toEqual([]);
});
