import { type IncomingMessage, request as httpRequest } from "node:http";
import type { Socket } from "node:net";
import type { Connection } from "./connection.ts";
import type { Fault } from "./fault.ts";
import type { ReadRequest } from "./read-request.ts";
import { shapeBody } from "./shape-body.ts";

export interface Carriage {
  target: string;
  request: ReadRequest;
  connection: Connection;
  socket: Socket;
  fault: Fault | undefined;
}

const OWN_HEADERS = new Set(["connection", "keep-alive", "transfer-encoding", "content-length"]);

/** Takes a request to the server and its answer back, through the fault. Resolves when the client's connection is done with. */
export async function carry(carriage: Carriage): Promise<void> {
  const { connection, fault } = carriage;
  try {
    if (fault?.kind === "answer") return await answerInstead(carriage, fault);
    const response = await ask(carriage);
    await giveBack(carriage, response);
  } catch {
    if (connection.isOpen()) connection.reset();
  }
}

async function answerInstead(carriage: Carriage, { status, body, retryAfter, reaches }: Extract<Fault, { kind: "answer" }>): Promise<void> {
  // The server does its work, and nobody hears of it.
  if (reaches) (await ask(carriage)).destroy();
  const content = body === "html" ? "<!doctype html><title>Sign in</title><p>Please sign in to this network." : '{"error":"busy"}';
  const { connection } = carriage;
  const type = body === "html" ? "text/html; charset=utf-8" : "application/json";
  const headers = [
    ...(retryAfter === undefined ? [] : [`retry-after: ${retryAfter}`]),
    ...(body === "none" ? [] : [`content-type: ${type}`, "transfer-encoding: chunked"]),
  ];
  await connection.write(head(status, headers));
  if (body === "none") return void carriage.socket.end();
  await connection.writeChunk(Buffer.from(content));
  await connection.end();
}

/** The server's answer, whose body is still to come. It is let go of when the client leaves. */
function ask({ target, request, socket }: Carriage): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { method, path, headers, body } = request;
    const passed = Object.fromEntries(Object.entries(headers).filter(([name]) => name !== "connection"));
    const asking = httpRequest(`${target}${path}`, { method, headers: passed, agent: false }, resolve);
    asking.once("error", reject);
    socket.once("close", () => asking.destroy());
    asking.end(body);
  });
}

async function giveBack({ connection, socket, fault }: Carriage, response: IncomingMessage): Promise<void> {
  const { statusCode = 502, headers } = response;
  const kept = Object.entries(headers).flatMap(([name, value]) => (OWN_HEADERS.has(name) ? [] : [`${name}: ${String(value)}`]));
  const hasBody = statusCode !== 204 && statusCode !== 304;
  if (fault?.kind === "cut")
    setTimeout(() => {
      if (!connection.isOpen()) return;
      if (fault.how === "reset") connection.reset();
      else void connection.end();
    }, fault.after).unref();
  const start = () => connection.write(head(statusCode, hasBody ? [...kept, "transfer-encoding: chunked"] : kept));
  if (fault?.kind !== "buffer") await start();
  const isStream = headers["content-type"]?.startsWith("text/event-stream") === true;
  let isStarted = fault?.kind !== "buffer";
  for await (const piece of shapeBody(fault, response as AsyncIterable<Buffer>, isStream)) {
    if (!isStarted) await start();
    isStarted = true;
    await connection.writeChunk(piece);
    if (!connection.isOpen()) break;
  }
  if (!connection.isOpen()) return;
  if (hasBody) await connection.end();
  else socket.end();
}

function head(status: number, headers: readonly string[]): string {
  return [`HTTP/1.1 ${status} Status`, ...headers, "connection: close", "", ""].join("\r\n");
}
