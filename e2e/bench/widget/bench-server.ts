import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { AgentsResponse, SessionResponse, ThreadResponse } from "@parley/protocol";
import { pageOf } from "./long-thread.ts";
import { pageAt } from "./pages.ts";
import { streamAnswer } from "./stream-answer.ts";

/** What is said in a run, in portions that are handed to the socket at once. */
export type Speech = () => AsyncIterable<readonly string[]>;

/** The built widget, pages to put it on, and the least of an API: it answers with what it was told to, and keeps nothing. */
export interface BenchServer {
  url: string;
  /** Everybody who asks from here on hears this. */
  say(speech: Speech): void;
  /** What visitors' threads hold from here on. */
  hold(thread: (threadId: string) => ThreadResponse): void;
  /** The built widget's files by path, as they lie on the disk. */
  files: ReadonlyMap<string, Buffer>;
  close(): Promise<void>;
}

const SESSION: SessionResponse = {
  token: "token",
  visitorId: "visitor",
  expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
};
const AGENTS: AgentsResponse = {
  agents: [
    {
      id: "service",
      name: "Nora",
      role: "Service",
      greeting: "Hello, how can I help?",
      suggestions: ["How loud is it?", "What does it cost?"],
      capabilities: { transport: { streaming: true, resumable: true } },
    },
  ],
  defaultAgent: "service",
};

/** Serves on a free port of this computer. `widgetDir`: what was built, read once, so that another build does not disturb. */
export async function startBenchServer(widgetDir: string): Promise<BenchServer> {
  const files = readFiles(widgetDir);
  let speech: Speech = async function* () {
    yield ["Nothing."];
  };
  let thread: ((threadId: string) => ThreadResponse) | undefined;
  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const body = await text(request);
    const file = files.get(pathname);
    if (file) return send(response, "text/javascript; charset=utf-8", file);
    const page = pageAt(pathname);
    if (page !== undefined) return send(response, "text/html; charset=utf-8", page);
    if (pathname === "/v1/sessions") return json(response, SESSION);
    if (pathname === "/v1/agents") return json(response, AGENTS);
    if (pathname.endsWith("/runs")) return streamAnswer(response, JSON.parse(body) as { threadId: string; runId: string }, speech);
    const threadId = /^\/v1\/threads\/([^/]+)\/messages$/.exec(pathname)?.[1];
    if (threadId !== undefined && thread) return json(response, pageOf(thread(threadId), searchParams));
    json(response, { code: "not_found", message: "There is no such thing.", requestId: "1" }, 404);
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    say: (next) => void (speech = next),
    hold: (next) => void (thread = next),
    files,
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function readFiles(widgetDir: string): Map<string, Buffer> {
  const chunks = readdirSync(join(widgetDir, "parley")).map((name) => `/parley/${name}`);
  return new Map(["/parley.js", ...chunks].map((path) => [path, readFileSync(join(widgetDir, path))]));
}

function json(response: ServerResponse, value: unknown, status = 200): void {
  send(response, "application/json", JSON.stringify(value), status);
}

function send(response: ServerResponse, type: string, body: string | Buffer, status = 200): void {
  response.writeHead(status, { "content-type": type, "cache-control": "no-cache" }).end(body);
}
