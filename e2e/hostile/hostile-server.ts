import { readdirSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { AgentEvent, AgentsResponse, ArticleResponse, ThreadResponse } from "@parley/protocol";

const DIST = new URL("../../widget/dist/", import.meta.url);
const PAGE = `<!doctype html>
<html lang="en"><head><title>A host page</title></head>
<body><main><h1>A host page</h1><p>Its words.</p></main><script src="/parley.js" data-locale="en"></script></body></html>`;
/** Blocks nothing, so that what is unsafe really happens; but whatever a strict policy would block is reported. */
const POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'";

/** What a client asks a run for, as far as tests look into it. */
export interface AskedRun {
  threadId: string;
  runId: string;
  messages: { id: string; content: string }[];
  context: { description: string; value: string }[];
}

/** What the server says. A test replaces what it wants to be hostile. */
export interface Play {
  agents: AgentsResponse;
  /** Events of a run, or a refusal of it. */
  run(asked: AskedRun): readonly AgentEvent[] | { status: number; body: unknown };
  thread: ThreadResponse | undefined;
  article(id: string): ArticleResponse | undefined;
}

export interface HostileServer {
  url: string;
  play: Play;
  /** Requests for something that no widget needs, as method and address. */
  strays: string[];
  close(): Promise<void>;
}

/** A server on 127.0.0.1 with the built widget, a page for it, and an API that says what the test wants. */
export async function startHostileServer(): Promise<HostileServer> {
  const files = new Map([["/parley.js", readFileSync(new URL("parley.js", DIST))]]);
  for (const name of readdirSync(new URL("parley/", DIST))) files.set(`/parley/${name}`, readFileSync(new URL(`parley/${name}`, DIST)));
  const strays: string[] = [];
  const agent = {
    id: "service",
    name: "Sunny",
    role: "Service",
    greeting: "Hello.",
    suggestions: [],
    capabilities: { transport: { streaming: true, resumable: true } },
  };
  const play: Play = {
    agents: { agents: [agent], defaultAgent: agent.id },
    run: ({ threadId, runId }) => [
      { type: "RUN_STARTED", threadId, runId },
      { type: "RUN_FINISHED", threadId, runId },
    ],
    thread: undefined,
    article: () => undefined,
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "" } = request;
    const { pathname } = new URL(url, "http://server");
    const body = await readBody(request);
    const file = files.get(pathname);
    const [, version, kind, id = "", verb] = pathname.split("/").map((part) => decodeURIComponent(part));
    const route = version === "v1" ? `${method} ${kind}${verb ? ` ${verb}` : ""}` : undefined;
    if (file) response.writeHead(200, { "content-type": "text/javascript" }).end(file);
    else if (pathname === "/")
      response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-security-policy-report-only": POLICY }).end(PAGE);
    else if (pathname === "/blank" || pathname === "/favicon.ico") response.writeHead(204).end();
    else if (route === "POST sessions")
      sendJson(response, { token: "token", visitorId: "visitor", expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
    else if (route === "GET agents") sendJson(response, play.agents);
    else if (route?.startsWith("POST agents")) sendRun(response, play.run(body as AskedRun));
    else if (route === "GET threads messages" && play.thread) sendJson(response, { ...play.thread, threadId: id });
    else if (route === "GET articles" && play.article(id)) sendJson(response, play.article(id));
    else if (route === "POST messages feedback") response.writeHead(204).end();
    else {
      if (!route || !/^(GET threads messages|GET articles|GET runs events|POST runs cancel)$/.test(route)) strays.push(`${method} ${url}`);
      sendJson(response, { code: "not_found", message: "There is no such thing.", requestId: "1" }, 404);
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      strays.push(`${request.method} ${request.url}: ${String(error)}`);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    play,
    strays,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function sendRun(response: ServerResponse, said: ReturnType<Play["run"]>): void {
  if ("status" in said) return sendJson(response, said.body, said.status);
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
  response.end(said.map((event, index) => `data: ${JSON.stringify(event)}\nid: ${index + 1}\n\n`).join(""));
}

function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === "" ? undefined : JSON.parse(text);
}
