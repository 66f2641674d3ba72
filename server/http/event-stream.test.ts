import { once } from "node:events";
import { type IncomingMessage, request as httpRequest } from "node:http";
import type { Socket } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { allFrames, frames } from "../testing/read-stream.ts";
import { gate } from "../testing/scripted-router.ts";
import { type TestServer, TestVisitor, runBody, startTestServer } from "../testing/start-test-server.ts";
import { verifyStream } from "../testing/verify-stream.ts";

const PAGE = "https://www.example.com";
const MUCH = 64 * 1024 * 1024;
function fail(): never {
  throw new Error("the server does not know the reader's connection");
}
let server: TestServer;
let visitor: TestVisitor;
beforeEach(async () => {
  server = await startTestServer({ origins: [PAGE], limits: { heartbeatSeconds: 0.02, logBytesPerRun: MUCH } });
  visitor = await TestVisitor.arrive(server.url);
});
afterEach(() => server.close());

test("frames are data, then id, with LF alone, under headers that proxies leave alone", async () => {
  const response = await visitor.request("/agents/service/runs", { body: runBody("Hi"), headers: { origin: PAGE } });
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-cache, no-transform",
    "x-accel-buffering": "no",
    "access-control-allow-origin": PAGE,
    vary: expect.stringContaining("Origin"),
    "x-request-id": expect.any(String),
    "x-content-type-options": "nosniff",
  });
  expect(response.headers.has("content-encoding")).toBe(false);
  const text = await response.text();
  expect(text.replaceAll(": heartbeat\n\n", "")).toMatch(/^(data: \{[^\r\n]+\}\nid: \d+\n\n)+$/);
});

test("a reader may come back with a cursor in the address, the header or the body", async () => {
  const body = runBody("Hi there");
  const all = await allFrames(await visitor.run(body));
  verifyStream(all.map(({ event }) => event));
  expect(all[0]?.seq).toBe(1);
  const path = `/runs/${body.runId}/events`;
  expect(await allFrames(await visitor.request(`${path}?after=3`))).toEqual(all.slice(3));
  expect(await allFrames(await visitor.request(path, { headers: { "last-event-id": "4" } }))).toEqual(all.slice(4));
  expect(await allFrames(await visitor.request(`${path}?after=2`, { headers: { "last-event-id": "4" } }))).toEqual(all.slice(2));
  expect(await allFrames(await visitor.run({ ...body, forwardedProps: { after: 5 } }))).toEqual(all.slice(5));
  expect(await allFrames(await visitor.request(path))).toEqual(all);
  expect(await allFrames(await visitor.request(`${path}?after=${all.length}`))).toEqual([]);
});

test("heartbeats keep a silent stream alive", async () => {
  const { opened, open } = gate();
  server.router.script = async function* () {
    await opened;
    yield { type: "suggestions", suggestions: [] };
  };
  const response = await visitor.run(runBody("Hi"));
  let text = "";
  for await (const chunk of response.body ?? []) {
    text += new TextDecoder().decode(chunk);
    if (text.split(": heartbeat\n\n").length > 3) open();
  }
  expect(text).toMatch(/RUN_FINISHED.*\nid: 3\n\n$/);
});

test("a run goes on when its reader leaves", async () => {
  const { opened, open } = gate();
  server.router.script = async function* () {
    yield { type: "text", delta: "one " };
    await opened;
    yield { type: "text", delta: "two" };
  };
  const body = runBody("Hi");
  const leave = new AbortController();
  const reader = frames(await visitor.run(body, "service", leave.signal));
  await reader.next();
  leave.abort();
  await reader.next().catch(() => undefined);
  open();
  expect((await allFrames(await visitor.request(`/runs/${body.runId}/events`))).map(({ event }) => event["delta"]).join("")).toBe(
    "one two",
  );
});

test("a reader that does not read is dropped and may resume; the run is not held up", async () => {
  const text = "x".repeat(64 * 1024);
  server.router.script = async function* () {
    for (let count = 0; count < 400; count++) yield { type: "text", delta: text };
  };
  const body = runBody("Much");
  const sockets = new Map<number | undefined, Socket>();
  server.server.fastify.server.on("connection", (socket: Socket) => sockets.set(socket.remotePort, socket));
  const url = new URL(`${server.url}/v1/agents/service/runs`);
  const stuck = httpRequest(url, {
    method: "POST",
    headers: { authorization: `Bearer ${visitor.session.token}`, "content-type": "application/json" },
  });
  stuck.end(JSON.stringify(body));
  const [response] = (await once(stuck, "response")) as [IncomingMessage];
  response.pause();
  const dropped = once(sockets.get(response.socket.localPort) ?? fail(), "close");
  const whole = await allFrames(await visitor.request(`/runs/${body.runId}/events`));
  expect(whole.at(-1)?.event["type"]).toBe("RUN_FINISHED");
  await dropped;
  const cut = once(response, "error");
  response.resume();
  expect(await cut).toMatchObject([{ code: "ECONNRESET" }]);
});

test("a server that goes down says so in every stream, and lets nobody in", async () => {
  server.router.script = async function* () {
    yield { type: "text", delta: "half" };
    await gate().opened;
  };
  const responses = await Promise.all(Array.from({ length: 5 }, () => visitor.run(runBody("Hi"))));
  const streams = responses.map(allFrames);
  await server.server.close();
  await server.server.close();
  for (const stream of streams) expect((await stream).at(-1)?.event).toMatchObject({ type: "RUN_ERROR", code: "interrupted" });
  await expect(visitor.request("/health")).rejects.toThrow();
});

test("a reader with much still to read gets it to the end when the server goes down", async () => {
  const patient = await startTestServer({ limits: { logBytesPerRun: MUCH } });
  const text = "x".repeat(64 * 1024);
  const { opened, open } = gate();
  patient.router.script = async function* () {
    for (let count = 0; count < 200; count++) yield { type: "text", delta: text };
    open();
    await gate().opened;
  };
  const guest = await TestVisitor.arrive(patient.url);
  const response = await guest.run(runBody("Much"));
  await opened;
  const closed = patient.close();
  const all = await allFrames(response);
  expect([all.length, all.at(-1)?.event]).toEqual([204, expect.objectContaining({ type: "RUN_ERROR", code: "interrupted" })]);
  await closed;
});
