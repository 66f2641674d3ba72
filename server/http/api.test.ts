import { randomUUID } from "node:crypto";
import type { ThreadResponse } from "@parley/protocol";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { expectApiError } from "../testing/expect-api-error.ts";
import { ScriptedRouter, echo, gate } from "../testing/scripted-router.ts";
import { allFrames } from "../testing/read-stream.ts";
import { type TestServer, TestVisitor, runBody, startTestServer } from "../testing/start-test-server.ts";

let server: TestServer;
let visitor: TestVisitor;
beforeAll(async () => {
  server = await startTestServer(
    {
      limits: {
        bodyBytes: 20_000,
        messageCharacters: 100,
        messagesPerInput: 50,
        contextItems: 2,
        contextCharacters: 50,
        runsPerMinute: 1_000,
        requestsPerMinute: 100_000,
      },
    },
    { articles: (id, locale) => (id === "a1" ? { id, title: "T", locale, updated: "2026-01-01", html: "<p>x</p>" } : undefined) },
  );
});
beforeEach(async () => {
  server.router.script = echo;
  visitor = await TestVisitor.arrive(server.url);
});
afterAll(() => server.close());

test("without a valid token nothing of a visitor's can be reached", async () => {
  const paths: [string, string][] = [
    ["POST", "/agents/service/runs"],
    ["GET", "/runs/r/events"],
    ["POST", "/runs/r/cancel"],
    ["GET", "/threads/t/messages"],
    ["DELETE", "/threads/t"],
    ["POST", "/messages/m/feedback"],
  ];
  const { token } = visitor.session;
  for (const [method, path] of paths) {
    for (const authorization of [undefined, "Bearer", "Bearer x.y", `Basic ${token}`, `Bearer ${token}x`, `Bearer ${token} ${token}`]) {
      await expectApiError(
        await fetch(`${server.url}/v1${path}?token=${token}`, { method, headers: authorization === undefined ? {} : { authorization } }),
        401,
        "unauthorized",
      );
    }
  }
});

test("one visitor cannot read, follow, stop, rate, delete or continue what is another's", async () => {
  const body = runBody("Mine");
  const all = await allFrames(await visitor.run(body));
  const messageId = String(all.find(({ event }) => event["type"] === "TEXT_MESSAGE_START")?.event["messageId"]);
  const other = await TestVisitor.arrive(server.url);
  await expectApiError(await other.request(`/threads/${body.threadId}/messages`), 404, "not_found");
  await expectApiError(await other.request(`/threads/${body.threadId}`, { method: "DELETE" }), 404, "not_found");
  await expectApiError(await other.request(`/runs/${body.runId}/events`), 404, "not_found");
  await expectApiError(await other.request(`/runs/${body.runId}/cancel`, { method: "POST" }), 404, "not_found");
  await expectApiError(await other.request(`/messages/${messageId}/feedback`, { body: { rating: "helpful" } }), 404, "not_found");
  await expectApiError(await other.run(body), 409, "run_conflict");
  await expectApiError(await other.run(runBody("x", { threadId: body.threadId })), 404, "not_found");
  expect(((await (await visitor.request(`/threads/${body.threadId}/messages`)).json()) as ThreadResponse).messages).toHaveLength(2);
});

test("what is not there is not found, in the API and beside it", async () => {
  await expectApiError(await visitor.run(runBody("x"), "nobody"), 404, "not_found");
  for (const path of [
    "/threads/none/messages",
    "/runs/none/events",
    "/articles/none",
    "/nothing",
    `/threads/${"x".repeat(400)}/messages`,
    "/articles/%00",
    "/articles/%zz",
  ]) {
    const response = await visitor.request(path);
    await expectApiError(response, path.includes("%zz") ? 400 : 404, path.includes("%zz") ? "bad_request" : "not_found");
  }
  await expectApiError(await fetch(`${server.url}/nothing`), 404, "not_found");
  await expectApiError(await visitor.request("/sessions"), 404, "not_found");
});

test("conflicts: another body, a busy thread, a cursor ahead", async () => {
  const { opened, open } = gate();
  server.router.script = async function* (turn, addressed) {
    await opened;
    yield* echo(turn, addressed);
  };
  const body = runBody("One");
  const first = await visitor.run(body);
  await expectApiError(await visitor.run({ ...body, messages: [{ id: "m", role: "user", content: "Two" }] }), 409, "run_conflict");
  await expectApiError(await visitor.run(runBody("Two", { threadId: body.threadId })), 409, "run_active");
  expect(((await (await visitor.request(`/threads/${body.threadId}/messages`)).json()) as ThreadResponse).activeRun).toEqual({
    runId: body.runId,
  });
  await expectApiError(await visitor.request(`/runs/${body.runId}/events?after=2`), 416, "cursor_ahead");
  open();
  const { length } = await allFrames(first);
  await expectApiError(await visitor.request(`/runs/${body.runId}/events?after=${length + 1}`), 416, "cursor_ahead");
  await expectApiError(await visitor.request(`/runs/${body.runId}/events?after=x`), 400, "bad_request");
  await expectApiError(await visitor.run(runBody("x", { forwardedProps: { after: 1 } })), 416, "cursor_ahead");
  await expectApiError(await visitor.run({ ...body, runId: randomUUID() }), 409, "run_conflict");
});

test("feedback is kept with the answer, the newest counts; a deleted conversation is gone", async () => {
  const body = runBody("Rate me");
  await (await visitor.run(body)).text();
  const read = async (): Promise<ThreadResponse> =>
    (await (await visitor.request(`/threads/${body.threadId}/messages`)).json()) as ThreadResponse;
  const [question, answer] = (await read()).messages;
  for (const rating of ["helpful", "unhelpful"]) {
    expect((await visitor.request(`/messages/${answer?.id}/feedback`, { body: { rating, comment: "x" } })).status).toBe(204);
    expect((await read()).messages[1]?.feedback).toBe(rating);
  }
  await expectApiError(await visitor.request(`/messages/${question?.id}/feedback`, { body: { rating: "helpful" } }), 404, "not_found");
  await expectApiError(await visitor.request(`/messages/${answer?.id}/feedback`, { body: { rating: "great" } }), 400, "bad_request");
  expect((await visitor.request(`/threads/${body.threadId}`, { method: "DELETE" })).status).toBe(204);
  await expectApiError(await visitor.request(`/threads/${body.threadId}/messages`), 404, "not_found");
  await expectApiError(await visitor.request(`/runs/${body.runId}/events`), 404, "not_found");
});

test("a conversation that is deleted while it is answered ends first", async () => {
  server.router.script = async function* () {
    for (;;) yield { type: "text", delta: "x" };
  };
  const body = runBody("Forget me");
  const stream = allFrames(await visitor.run(body));
  expect((await visitor.request(`/threads/${body.threadId}`, { method: "DELETE" })).status).toBe(204);
  await stream.catch(() => undefined);
  await expectApiError(await visitor.request(`/threads/${body.threadId}/messages`), 404, "not_found");
});

test("an expired token renews its visitor, a foreign one does not", async () => {
  const again = await fetch(`${server.url}/v1/sessions`, {
    method: "POST",
    headers: { authorization: `Bearer ${visitor.session.token}`, "content-type": "application/json" },
    body: `{"visitorId":"admin"}`,
  });
  expect(await again.json()).toMatchObject({ visitorId: visitor.session.visitorId });
  const foreign = await fetch(`${server.url}/v1/sessions`, { method: "POST", headers: { authorization: "Bearer a.b" } });
  expect(((await foreign.json()) as { visitorId: string }).visitorId).not.toBe(visitor.session.visitorId);
});

test("agents, articles and health need no token", async () => {
  expect(await (await fetch(`${server.url}/v1/agents?locale=de-AT`)).json()).toEqual({ agents: [], defaultAgent: "service" });
  expect(await (await fetch(`${server.url}/v1/articles/a1?locale=de-AT`)).json()).toMatchObject({ id: "a1", locale: "de" });
  expect(await (await fetch(`${server.url}/v1/articles/a1?locale=xx&locale=de`)).json()).toMatchObject({ locale: "en" });
  const health = await fetch(`${server.url}/v1/health`);
  expect([health.status, await health.json(), health.headers.get("x-content-type-options"), health.headers.get("cache-control")]).toEqual([
    200,
    { status: "ok" },
    "nosniff",
    "no-store",
  ]);
});

test("over the rate there is a time to wait, for an address and for a visitor", async () => {
  const strict = await startTestServer({ limits: { requestsPerMinute: 4, runsPerMinute: 1 } });
  const guest = await TestVisitor.arrive(strict.url);
  await (await guest.run(runBody("x"))).text();
  const byVisitor = await guest.run(runBody("y"));
  expect(Number(byVisitor.headers.get("retry-after"))).toBeGreaterThan(0);
  await expectApiError(byVisitor, 429, "rate_limited");
  await guest.request("/agents");
  const byAddress = await guest.request("/agents");
  expect(Number(byAddress.headers.get("retry-after"))).toBeGreaterThan(0);
  await expectApiError(byAddress, 429, "rate_limited");
  expect((await guest.request("/health")).status).toBe(200);
  await strict.close();
});

test("what fails inside is `internal`, without a word of why", async () => {
  const broken = await startTestServer(
    {},
    {
      agentInfo: () => {
        throw new Error("secret path");
      },
      agents: () => new ScriptedRouter(),
    },
  );
  await expectApiError(await fetch(`${broken.url}/v1/agents`), 500, "internal");
  await broken.close();
});
