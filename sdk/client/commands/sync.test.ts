import { expect, test, vi } from "vitest";
import { sendJson } from "../testing/scripted-server.ts";
import { clientsUnderTest, rests, texts, until, untilKept } from "../testing/client-under-test.ts";

const parley = clientsUnderTest();

test("a late answer about the thread takes nothing away that was said meanwhile", async () => {
  const before = parley.create();
  await before.start();
  await before.send("Hello?");
  parley.server.say();
  const { threadId } = await until(before, rests);
  await untilKept(parley.storage(), rests);
  before.destroy();

  const asked: (() => void)[] = [];
  const old = { threadId, agentId: "service", suggestions: [], messages: [] };
  parley.server.intercept = ({ path, response }) =>
    path.includes("/threads/") && asked.length === 0 && asked.push(() => sendJson(response, 200, old)) > 0;
  const after = parley.create();
  const started = after.start();
  await vi.waitFor(() => expect(asked).toHaveLength(1), 5_000);
  await after.send("And now?");
  parley.server.say();
  await until(after, rests);
  asked[0]?.();
  await started;

  const said = ["Hello? (complete)", "One two three (complete)", "And now? (complete)", "One two three (complete)"];
  expect(texts(after.getState())).toEqual(said);
  // Asked for again; the fake has no such thread, so that what is here stays.
  expect(parley.server.log.filter((line) => line.includes("/threads/"))).toHaveLength(2);
});
