import { EventEmitter, once } from "node:events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Viewers } from "../runs/viewers.ts";
import { expectApiError } from "../testing/expect-api-error.ts";
import { type Frame, allFrames, frames } from "../testing/read-stream.ts";
import { gate } from "../testing/scripted-router.ts";
import { type RunBody, type TestServer, TestVisitor, runBody, startTestServer } from "../testing/start-test-server.ts";

/** A request with this header is worked on only once its reader has gone. */
const HESITATE = "x-hesitate";
const waiting = new EventEmitter();
let server: TestServer;
let visitor: TestVisitor;
beforeEach(async () => {
  server = await startTestServer({ limits: { viewersPerRun: 3 } }, {}, ({ fastify }) =>
    fastify.addHook("preHandler", async (request, reply) => {
      if (request.headers[HESITATE] === undefined) return;
      const closed = once(reply.raw, "close");
      waiting.emit("request", closed);
      await closed;
    }),
  );
  visitor = await TestVisitor.arrive(server.url);
});
afterEach(() => server.close());

function waitingRun(): { body: RunBody; open: () => void } {
  const { opened, open } = gate();
  server.router.script = async function* () {
    yield { type: "text", delta: "one " };
    await opened;
    yield { type: "text", delta: "two" };
  };
  return { body: runBody("Hi"), open };
}

test("one reader more than may is refused before its stream begins; the others go on", async () => {
  const { body, open } = waitingRun();
  const path = `/runs/${body.runId}/events`;
  const first = await visitor.run(body);
  const readers = [first, await visitor.request(path), await visitor.run(body)];
  for (const refused of [await visitor.request(path), await visitor.run(body)]) {
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    await expectApiError(refused, 429, "rate_limited");
  }
  const other = await TestVisitor.arrive(server.url);
  await expectApiError(await other.request(path), 404, "not_found");
  const streams = readers.map(allFrames);
  open();
  for (const stream of streams) expect((await stream).at(-1)?.event["type"]).toBe("RUN_FINISHED");
  expect(await allFrames(await visitor.request(path))).toEqual(await streams[0]);
});

test("readers that ask at the same moment do not slip in together", async () => {
  const { body, open } = waitingRun();
  const leave = new AbortController();
  const first = await visitor.run(body, "service", leave.signal);
  const many = await Promise.all(Array.from({ length: 12 }, () => visitor.request(`/runs/${body.runId}/events`)));
  expect(many.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(2);
  open();
  await Promise.all([first, ...many].map((response) => response.text()));
});

test("the places of readers that vanish are free again", async () => {
  const { body, open } = waitingRun();
  const path = `/runs/${body.runId}/events`;
  const first = await visitor.run(body);
  for (let round = 0; round < 4; round++) {
    const leaving = [new AbortController(), new AbortController()];
    for (const { signal } of leaving) {
      const response = await vi.waitFor(async () => {
        const asked = await visitor.request(path, { signal });
        expect(asked.status).toBe(200);
        return asked;
      });
      await frames(response).next();
    }
    for (const leave of leaving) leave.abort();
  }
  open();
  expect(((await allFrames(first)).at(-1) as Frame).event["type"]).toBe("RUN_FINISHED");
});

test("a reader that vanishes before its stream begins takes no place", async () => {
  const { body, open } = waitingRun();
  const path = `/runs/${body.runId}/events`;
  const first = await visitor.run(body);
  for (let round = 0; round < 3; round++) {
    const leave = new AbortController();
    const asked = visitor.request(path, { signal: leave.signal, headers: { [HESITATE]: "yes" } });
    const [vanished] = (await once(waiting, "request")) as [Promise<unknown>];
    leave.abort();
    await expect(asked).rejects.toThrow();
    await vanished;
  }
  const others = await Promise.all([visitor.request(path), visitor.request(path)]);
  expect(others.map(({ status }) => status)).toEqual([200, 200]);
  open();
  await Promise.all([first, ...others].map((response) => response.text()));
});

test("a place given up twice is free once", () => {
  const viewers = new Viewers(2);
  const [leave] = [viewers.enter("r"), viewers.enter("r")];
  leave?.();
  leave?.();
  viewers.enter("r");
  expect(() => viewers.enter("r")).toThrow(expect.objectContaining({ code: "rate_limited", retryAfter: 5 }));
  expect([viewers.has("r"), viewers.has("s"), viewers.runs]).toEqual([true, false, 1]);
});
