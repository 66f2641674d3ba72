import { join } from "node:path";
import Fastify from "fastify";
import { expect, test } from "vitest";
import { DEMO_ROOT } from "../demo-root.ts";
import { serveHosts } from "./serve-hosts.ts";

const fastify = Fastify();
serveHosts(fastify, join(DEMO_ROOT, "hosts"));

test("the strict page has a new nonce in its policy and its tag each time", async () => {
  const nonces = new Set<string>();
  for (let visit = 0; visit < 2; visit += 1) {
    const { headers, body } = await fastify.inject("/hosts/csp.html");
    const policy = String(headers["content-security-policy"]);
    const nonce = /script-src 'nonce-([^']{20,})' 'strict-dynamic'/.exec(policy)?.[1] ?? "";
    expect(body).toContain(`<script async src="/parley.js" nonce="${nonce}">`);
    expect(body).not.toContain("{{");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain("unsafe");
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(2);
});

test.each(["blank", "attributes", "queue"])("%s.html is served as it is, with Parley's tag and no policy", async (name) => {
  const { statusCode, headers, body } = await fastify.inject(`/hosts/${name}.html`);
  expect([statusCode, headers["content-type"], headers["content-security-policy"]]).toEqual([200, "text/html; charset=utf-8", undefined]);
  expect(body).toContain('<script async src="/parley.js"');
});

test("there is nothing else", async () => {
  expect((await fastify.inject("/hosts/../package.json")).statusCode).toBe(404);
});
