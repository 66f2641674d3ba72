import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestServer, startTestServer } from "../testing/start-test-server.ts";

const PAGE = "https://www.example.com";
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ origins: [PAGE] });
});
afterAll(() => server.close());

const ask = (origin: string, init: RequestInit = {}, path = "/v1/sessions"): Promise<Response> =>
  fetch(`${server.url}${path}`, { method: "POST", ...init, headers: { origin, ...(init.headers as object) } });

test("a registered page and the server's own may use the API, without cookies", async () => {
  for (const origin of [PAGE, server.url]) {
    const response = await ask(origin);
    expect([
      response.status,
      response.headers.get("access-control-allow-origin"),
      response.headers.get("vary"),
      response.headers.get("access-control-allow-credentials"),
    ]).toEqual([200, origin, "Origin", null]);
  }
});

test("its preflight is answered with what the client sends", async () => {
  const headers = { "access-control-request-method": "POST", "access-control-request-headers": "authorization,content-type,last-event-id" };
  for (const path of ["/v1/agents/service/runs", "/v1/runs/r/events", "/v1/threads/t"]) {
    const response = await ask(PAGE, { method: "OPTIONS", headers }, path);
    expect([response.status, response.headers.get("access-control-allow-origin")]).toEqual([204, PAGE]);
    expect(response.headers.get("access-control-allow-headers")).toMatch(/authorization.*content-type.*last-event-id/);
    expect(response.headers.get("access-control-allow-methods")).toMatch(/GET.*POST.*DELETE/);
  }
});

test("errors can be read by the page, also the ones from before a route", async () => {
  for (const [path, init] of [
    ["/v1/agents/service/runs", {}],
    ["/v1/nothing", {}],
    ["/v1/agents/service/runs", { body: "x", headers: { "content-type": "text/plain" } }],
  ] as const) {
    const response = await ask(PAGE, init, path);
    expect([
      response.status >= 400,
      response.headers.get("access-control-allow-origin"),
      response.headers.get("access-control-expose-headers"),
    ]).toEqual([true, PAGE, "x-request-id, retry-after"]);
  }
});

test.each([
  "https://www.example.com.evil",
  "https://evil-www.example.com",
  "null",
  "https://www.example.com:8443",
  "http://www.example.com",
  "https://WWW.example.com",
  "https://example.com",
  "http://127.0.0.1:1",
  "file://",
])("a page of %s is refused, and its preflight too", async (origin) => {
  for (const method of ["POST", "OPTIONS"]) {
    for (const path of ["/v1/sessions", "/v1/health", "/v1/nothing"]) {
      const response = await ask(origin, { method, headers: { "access-control-request-method": "POST" } }, path);
      expect([response.status, response.headers.get("access-control-allow-origin"), response.headers.get("vary")]).toEqual([
        403,
        null,
        "Origin",
      ]);
      expect(await response.json()).toMatchObject({ code: "origin_not_allowed" });
    }
  }
});

test("a program without an origin is not a page", async () => {
  expect((await fetch(`${server.url}/v1/sessions`, { method: "POST" })).status).toBe(200);
});
