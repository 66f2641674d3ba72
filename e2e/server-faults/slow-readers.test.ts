import { once } from "node:events";
import { type IncomingMessage, request as httpRequest } from "node:http";
import { Readable } from "node:stream";
import { allFrames } from "@parley/server/testing/read-stream";
import { type RunBody, TestVisitor, runBody } from "@parley/server/testing/start-test-server";
import { temporaryFolder } from "@parley/server/testing/temporary-folder";
import { expectApiError } from "@parley/server/testing/expect-api-error";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { readUntilCut } from "./read-until-cut.ts";
import { type FaultyServer, buildFaultyServer, startFaultyServer } from "./start-faulty-server.ts";

/** Pieces of 64 KiB: more than the operating system takes in for a connection. */
const PIECES = 250;
const EVENTS = PIECES + 6;
/** A stream's high-water mark and the event that passed it. */
const MOST_WAITING = 16 * 1024 + 80 * 1024;
const SLOW = 8;

let place: Awaited<ReturnType<typeof temporaryFolder>>;
let server: FaultyServer;
beforeAll(buildFaultyServer, 120_000);
beforeEach(async () => {
  place = await temporaryFolder();
});
afterEach(async () => {
  await server.kill();
  await place.remove();
});

async function start(heartbeatSeconds: number): Promise<TestVisitor> {
  server = await startFaultyServer({
    dataDir: place.folder,
    limits: { heartbeatSeconds, eventsPerRun: 1_000_000, logBytesPerRun: 2 ** 30 },
  });
  return TestVisitor.arrive(server.url);
}

/** A connection whose bytes nobody takes until it is read. */
async function openAndWait(visitor: TestVisitor, path: string, body?: RunBody): Promise<IncomingMessage> {
  const asking = httpRequest(`${visitor.url}/v1${path}`, {
    method: body ? "POST" : "GET",
    headers: { authorization: `Bearer ${visitor.session.token}`, "content-type": "application/json" },
    agent: false,
  });
  asking.end(body && JSON.stringify(body));
  const [response] = (await once(asking, "response")) as [IncomingMessage];
  return response.pause();
}

function asResponse(message: IncomingMessage): Promise<Response> {
  return Promise.resolve(new Response(Readable.toWeb(message) as ReadableStream));
}

async function waiting(): Promise<number[]> {
  return (await server.tell({ do: "report" })).waiting.filter((bytes) => bytes > 0);
}

test("a reader that does not read costs one event, is dropped after its time, and gets the rest later", async () => {
  const visitor = await start(0.2);
  const body = runBody(`pour ${PIECES}`);
  const stuck = await openAndWait(visitor, "/agents/service/runs", body);
  const whole = await allFrames(await visitor.request(`/runs/${body.runId}/events`));
  expect([whole.length, whole.at(-1)?.event["type"]]).toEqual([EVENTS, "RUN_FINISHED"]);
  await expect.poll(waiting, { timeout: 20_000 }).toEqual([]);
  expect((await server.tell({ do: "report" })).most).toBeLessThan(MOST_WAITING);

  const { frames, isWhole } = await readUntilCut(asResponse(stuck));
  expect(isWhole).toBe(false);
  expect(frames.length).toBeLessThan(EVENTS);
  const rest = await allFrames(await visitor.request(`/runs/${body.runId}/events?after=${frames.length}`));
  expect([...frames, ...rest]).toEqual(whole);
}, 60_000);

test("many readers that do not read hold up neither the run nor one who does", async () => {
  const visitor = await start(15);
  const body = runBody(`pour ${PIECES}`);
  const fast = visitor.run(body);
  await fast;
  const path = `/runs/${body.runId}/events`;
  const stuck = await Promise.all(Array.from({ length: SLOW }, () => openAndWait(visitor, path)));
  const whole = await allFrames(await fast);
  expect([whole.length, whole.at(-1)?.event["type"]]).toEqual([EVENTS, "RUN_FINISHED"]);
  await expect.poll(async () => (await waiting()).length).toBe(SLOW);
  expect((await server.tell({ do: "report" })).most).toBeLessThan(MOST_WAITING);
  for (const message of stuck) expect(await allFrames(await asResponse(message))).toEqual(whole);
}, 60_000);

test("while a server that goes down waits for a slow reader, it begins nothing new; then it ends without it", async () => {
  const visitor = await start(15);
  const body = runBody(`pour ${PIECES}`);
  const stuck = await openAndWait(visitor, "/agents/service/runs", body);
  await allFrames(await visitor.request(`/runs/${body.runId}/events`));
  const silent = runBody("wait");
  const reading = readUntilCut(visitor.run(silent), ({ length }) => {
    if (length === 3) server.signal("SIGTERM");
    return false;
  });
  const { frames, isWhole } = await reading;
  expect([isWhole, frames.at(-1)?.event]).toMatchObject([true, { type: "RUN_ERROR", code: "interrupted" }]);
  const refusal = await visitor.run(runBody("say 1"));
  expect(Number(refusal.headers.get("retry-after"))).toBeGreaterThan(0);
  await expectApiError(refusal, 503, "unavailable");
  expect(await server.exited).toEqual({ code: 0, signal: null });

  const heard = await readUntilCut(asResponse(stuck));
  expect(heard.isWhole).toBe(false);
  server = await startFaultyServer({ dataDir: place.folder });
  const again = visitor.at(server.url);
  const rest = await allFrames(await again.request(`/runs/${body.runId}/events?after=${heard.frames.length}`));
  expect([...heard.frames, ...rest].map(({ seq }) => seq)).toEqual(Array.from({ length: EVENTS }, (_, index) => index + 1));
  expect(await allFrames(await again.request(`/runs/${silent.runId}/events`))).toEqual(frames);
}, 60_000);
