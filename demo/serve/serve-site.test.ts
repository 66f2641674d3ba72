import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import Fastify from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serveSite } from "./serve-site.ts";

const folder = mkdtempSync(join(tmpdir(), "solstice-"));
const fastify = Fastify();

beforeAll(async () => {
  for (const [name, content] of Object.entries({
    "de/index.html": "Start",
    "de/help/warranty/index.html": "Garantie",
    "de/404.html": "Wolken",
    "en/index.html": "Home",
    "en/404.html": "Clouds",
    "ja/404.html": "雲",
    "pt-BR/index.html": "Início",
    "pt-BR/404.html": "Nuvens",
    "assets/site.0123456789.css": "a{}",
  })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  writeFileSync(join(dirname(folder), "solstice-secret.html"), "secret");
  fastify.setNotFoundHandler((_request, reply) => reply.status(404).send({ code: "not_found" }));
  fastify.get("/v1/agents", () => ({ agents: [] }));
  serveSite(fastify, folder);
  await fastify.ready();
});

afterAll(async () => {
  await fastify.close();
  rmSync(folder, { recursive: true });
  rmSync(join(dirname(folder), "solstice-secret.html"));
});

const get = (url: string, headers: Record<string, string> = {}) => fastify.inject({ url, headers });

test("the bare address leads to the visitor's language", async () => {
  const answer = await get("/?from=mail", { "accept-language": "de-AT,de;q=0.9" });
  expect([answer.statusCode, answer.headers.location, answer.headers["vary"]]).toEqual([302, "/de/?from=mail", "accept-language"]);
});

test("a page comes with its policy, is asked for again, and is not sent twice", async () => {
  const answer = await get("/de/help/warranty/");
  expect([answer.statusCode, answer.body, answer.headers["content-type"], answer.headers["cache-control"]]).toEqual([
    200,
    "Garantie",
    "text/html; charset=utf-8",
    "public, no-cache",
  ]);
  expect(answer.headers["content-security-policy"]).toContain("style-src 'self'");
  const again = await get("/de/help/warranty/", { "if-none-match": String(answer.headers.etag) });
  expect([again.statusCode, again.body]).toEqual([304, ""]);
});

test("an asset may be kept", async () => {
  const answer = await get("/assets/site.0123456789.css");
  expect([answer.statusCode, answer.headers["content-type"], answer.headers["cache-control"]]).toEqual([
    200,
    "text/css; charset=utf-8",
    "public, max-age=31536000, immutable",
  ]);
});

test.each([
  ["/de", "/de/"],
  ["/de/help/warranty?a=1", "/de/help/warranty/?a=1"],
  ["/pt-br/", "/pt-BR/"],
  ["/PT-br", "/pt-BR/"],
  ["/de/index.html", "/de/"],
  ["//de//help/warranty", "/de/help/warranty/"],
])("%s has moved to %s", async (from, to) => {
  const answer = await get(from);
  expect([answer.statusCode, answer.headers.location]).toEqual([308, to]);
});

test.each([
  ["/de/gone/", "", "Wolken"],
  ["/pt-br/gone", "", "Nuvens"],
  ["/gone", "ja", "雲"],
  ["/gone", "", "Clouds"],
  ["/assets/gone.css", "", "Clouds"],
  ["//evil.example/", "", "Clouds"],
  ["/de/404", "", "Wolken"],
  ["/de/../../solstice-secret.html", "", "Clouds"],
  ["/..%2fsolstice-secret.html", "", "Clouds"],
  ["/%E0%A4%A", "", "Clouds"],
])("%s is a 404 page in the language of the path, else of the browser", async (url, language, body) => {
  const answer = await get(url, { "accept-language": language });
  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  expect(answer.statusCode).toBeLessThan(500);
  if (answer.statusCode === 404) expect(answer.body).toBe(body);
  expect(answer.body).not.toContain("secret");
});

test("the agent server's addresses are left to it", async () => {
  expect((await get("/v1/agents")).json()).toEqual({ agents: [] });
  expect((await get("/v1/gone")).json()).toEqual({ code: "not_found" });
});

test("a browser that looks for an icon finds nothing, and no error", async () => {
  expect((await get("/favicon.ico")).statusCode).toBe(204);
});

test("a site that was not built says what to do", () => {
  expect(() => serveSite(Fastify(), join(folder, "nowhere"))).toThrow("Build them first: npm run build");
});
