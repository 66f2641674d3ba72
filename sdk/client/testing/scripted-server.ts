import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One request as it came, with what to answer. */
export interface ScriptedExchange {
  method: string;
  /** Path and query. */
  path: string;
  authorization: string | undefined;
  accept: string | undefined;
  body: unknown;
  response: ServerResponse;
}

export interface ScriptedServer {
  url: string;
  /** Method and path of each request so far, in order. */
  log: string[];
  close(): Promise<void>;
}

/** A real server on a port of its own that answers as the test says. */
export async function startScriptedServer(answer: (exchange: ScriptedExchange) => void): Promise<ScriptedServer> {
  const log: string[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const { method = "", url: path = "", headers } = request;
      log.push(`${method} ${path}`);
      answer({ method, path, authorization: headers.authorization, accept: headers.accept, body, response });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    log,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === "" ? undefined : JSON.parse(text);
}

export function sendJson(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

export function openStream(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
  response.flushHeaders();
}
