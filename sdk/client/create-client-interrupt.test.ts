import { expect, test, vi } from "vitest";
import { clientsUnderTest, rests, texts, until } from "./testing/client-under-test.ts";

const parley = clientsUnderTest();
const cancels = () => parley.server.log.filter((line) => line.endsWith("/cancel"));

test("in interrupt mode what is said stops the answer, and is answered next", async () => {
  const asking = parley.create({ whileAnswering: "interrupt" });
  await asking.start();
  const { runId } = await asking.send("First");
  parley.server.say(2);
  await until(asking, ({ messages }) => messages[1]?.text === "One");
  await asking.send("Second");
  parley.server.say();
  expect(texts(await until(asking, rests))).toEqual(["First (complete)", "One (stopped)", "Second (complete)", "One two three (complete)"]);
  expect(cancels()).toEqual([`POST /v1/runs/${runId}/cancel`]);
  expect(asking.getState()).not.toHaveProperty("problem");
});

test("in interrupt mode nothing is stopped where nothing is under way", async () => {
  const asking = parley.create({ whileAnswering: "interrupt" });
  await asking.start();
  for (const text of ["First", "Second"]) {
    await asking.send(text);
    parley.server.say();
    await until(asking, rests);
  }
  expect(cancels()).toEqual([]);
  expect(texts(asking.getState()).at(-1)).toBe("One two three (complete)");
});

test("in interrupt mode a message that never got through makes way, and can be sent again", async () => {
  parley.server.intercept = ({ body, path, response }) =>
    path.includes("/runs") && JSON.stringify(body).includes("First") && (response.destroy(), true);
  const asking = parley.create({ whileAnswering: "interrupt" });
  await asking.start();
  const rejected = expect(asking.send("First")).rejects.toMatchObject({ code: "interrupted" });
  await until(asking, ({ run }) => run !== undefined);
  const second = asking.send("Second");
  await rejected;
  await second;
  parley.server.say();
  const state = await until(asking, rests);
  expect(texts(state)).toEqual(["First (failed)", "Second (complete)", "One two three (complete)"]);
  parley.server.intercept = undefined;
  await asking.retry(state.messages[0]?.id ?? "");
  parley.server.say();
  await vi.waitFor(() => expect(texts(asking.getState())).toHaveLength(4), 5_000);
  expect(texts(await until(asking, rests)).slice(2)).toEqual(["First (complete)", "One two three (complete)"]);
});
