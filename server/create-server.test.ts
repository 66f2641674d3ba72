import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ParleyConfig } from "./config/config.ts";
import { type ParleyServer, createServer } from "./create-server.ts";
import { ScriptedRouter } from "./testing/scripted-router.ts";
import { startTestServer } from "./testing/start-test-server.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

const texts = { name: {}, role: {}, greeting: {}, suggestions: {} };
async function unheard(): Promise<{ server: ParleyServer; close: () => Promise<void> }> {
  const { folder, remove } = await temporaryFolder();
  const config: ParleyConfig = {
    company: "Test",
    knowledge: { folder: "." },
    contact: {},
    dataDir: folder,
    agents: { service: texts, lead: { ...texts, promise: {}, plan: [] } },
  };
  const server = await createServer(
    config,
    { agents: () => new ScriptedRouter(), agentInfo: () => ({ agents: [], defaultAgent: "service" }) },
    { PARLEY_LOG: "silent" },
  );
  return { server, close: () => server.close().then(remove) };
}

test("a taken port and a host that is not ours are told in one sentence", async () => {
  const first = await startTestServer();
  const { server, close } = await unheard();
  const port = Number(new URL(first.url).port);
  await expect(server.listen({ port })).rejects.toMatchObject({
    code: "port_taken",
    message: `Port ${port} is taken by another program. Stop it, or choose another port.`,
  });
  await close();
  await first.close();
  const second = await unheard();
  await expect(second.server.listen({ port: 0, host: "192.0.2.1" })).rejects.toMatchObject({ code: "cannot_listen" });
  await second.close();
});

test("a request that is never sent to its end does not hold its connection for ever", async () => {
  const { server, close } = await unheard();
  expect(server.fastify.server.requestTimeout).toBe(30_000);
  await close();
});

test("the widget is served to any page, the script for minutes, its chunks for a year", async () => {
  const { folder, remove } = await temporaryFolder();
  await mkdir(join(folder, "parley"));
  await writeFile(join(folder, "parley.js"), "script");
  await writeFile(join(folder, "parley", "panel-abc.js"), "chunk");
  await writeFile(join(folder, "parley", ".secret"), "no");
  await writeFile(join(folder, "private.txt"), "no");
  const { url, close } = await startTestServer({}, { widgetDir: folder });
  const get = (path: string): Promise<Response> => fetch(`${url}${path}`, { headers: { origin: "https://anywhere.example" } });
  const script = await get("/parley.js");
  expect(await script.text()).toBe("script");
  const chunk = await get("/parley/panel-abc.js");
  expect(await chunk.text()).toBe("chunk");
  expect(
    [script, chunk].map(({ headers }) => [
      headers.get("cache-control"),
      headers.get("access-control-allow-origin"),
      headers.get("cross-origin-resource-policy"),
      headers.get("content-type"),
    ]),
  ).toEqual([
    ["public, max-age=300", "*", "cross-origin", expect.stringMatching(/^(text|application)\/javascript/)],
    ["public, max-age=31536000, immutable", "*", "cross-origin", expect.stringMatching(/^(text|application)\/javascript/)],
  ]);
  for (const path of ["/parley/", "/parley", "/parley/.secret", "/parley/none.js", "/parley/..%2fprivate.txt", "/private.txt"])
    expect([path, (await get(path)).status, await (await get(path)).text()]).toEqual([path, 404, expect.stringContaining("not_found")]);
  await close();
  await remove();
});

test("routes of one's own are added before listening", async () => {
  const { server, close } = await unheard();
  server.fastify.get("/", async () => "home");
  expect(await (await fetch(await server.listen({ port: 0 }))).text()).toBe("home");
  await close();
});

test("a second server on the same folder, and one without agents, do not start", async () => {
  const first = await startTestServer();
  await expect(startTestServer({ dataDir: first.dataDir })).rejects.toMatchObject({ code: "in_use" });
  await first.close();
  const { folder, remove } = await temporaryFolder();
  await expect(startTestServer({ dataDir: folder }, { agents: () => ({ ids: [], respond: async function* () {} }) })).rejects.toMatchObject(
    { code: "no_agents" },
  );
  await (await startTestServer({ dataDir: folder })).close();
  await remove();
});
