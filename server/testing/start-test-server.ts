import { randomUUID } from "node:crypto";
import type { SessionResponse } from "@parley/protocol";
import type { ParleyConfig } from "../config/config.ts";
import { type ParleyServer, type ServerParts, createServer } from "../create-server.ts";
import { ScriptedRouter } from "./scripted-router.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const texts = { name: { en: "Ada" }, role: { en: "Service" }, greeting: { en: "Hello" }, suggestions: { en: [] } };
const baseConfig: ParleyConfig = {
  company: "Test",
  knowledge: { folder: "." },
  contact: {},
  wordsPerSecond: Infinity,
  agents: { service: texts, lead: { ...texts, promise: {}, plan: [] } },
};

/** What a scripted server is like, in a folder of its own unless `dataDir` is given. */
export interface TestServer {
  url: string;
  server: ParleyServer;
  router: ScriptedRouter;
  dataDir: string;
  close(): Promise<void>;
}

/** Test support: a live server on a free port with scripted agents, speaking without pauses. `prepare` is given it before it listens. */
export async function startTestServer(
  config: Partial<ParleyConfig> = {},
  parts: Partial<ServerParts> = {},
  prepare: (server: ParleyServer) => void = () => undefined,
): Promise<TestServer> {
  const place = config.dataDir === undefined ? await temporaryFolder() : undefined;
  const dataDir = config.dataDir ?? place?.folder ?? "";
  const router = new ScriptedRouter();
  const agentInfo = () => ({ agents: [], defaultAgent: "service" });
  const server = await createServer(
    { ...baseConfig, dataDir, ...config },
    { agents: () => router, agentInfo, ...parts },
    { PARLEY_LOG: "silent" },
  );
  prepare(server);
  const url = await server.listen({ port: 0 });
  const close = async (): Promise<void> => {
    await server.close();
    await place?.remove();
  };
  return { url, server, router, dataDir, close };
}

/** A visitor who speaks to a server by plain requests. */
export class TestVisitor {
  readonly url: string;
  readonly session: SessionResponse;

  private constructor(url: string, session: SessionResponse) {
    this.url = url;
    this.session = session;
  }

  static async arrive(url: string): Promise<TestVisitor> {
    const response = await fetch(`${url}/v1/sessions`, { method: "POST" });
    return new TestVisitor(url, (await response.json()) as SessionResponse);
  }

  /** The same visitor at another address, as after a restart. */
  at(url: string): TestVisitor {
    return new TestVisitor(url, this.session);
  }

  request(
    path: string,
    init: { method?: string; body?: unknown; signal?: AbortSignal; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const { method = init.body === undefined ? "GET" : "POST", body, signal, headers } = init;
    return fetch(`${this.url}/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.session.token}`,
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
  }

  run(input: RunBody, agentId = "service", signal?: AbortSignal): Promise<Response> {
    return this.request(`/agents/${agentId}/runs`, { body: input, ...(signal && { signal }) });
  }
}

export interface RunBody {
  threadId: string;
  runId: string;
  messages: unknown[];
  [more: string]: unknown;
}

/** A RunAgentInput with one user message. */
export function runBody(text: string, more: Record<string, unknown> = {}): RunBody {
  return { threadId: randomUUID(), runId: randomUUID(), messages: [{ id: randomUUID(), role: "user", content: text }], ...more };
}
