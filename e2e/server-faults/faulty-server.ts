import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import type { Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type Limits, type Output, type ParleyConfig, type Turn, createServer } from "@parley/server";
import { ScriptedRouter } from "@parley/server/testing/scripted-router";
import { type CrashPoint, type DatabaseClass, watchForCrash } from "./crash-points.ts";

/** What the program is given as its one argument, as JSON. */
export interface FaultyServerOptions {
  dataDir: string;
  port: number;
  limits: Partial<Limits>;
}

/** What it does when it is told. It answers each with a {@link Report}. */
export type Command =
  | { do: "arm"; point: CrashPoint }
  /** The store may not grow any more: by SQLite's own bound, or by a file that takes what is left of the disk. */
  | { do: "fill"; with: "page-bound" | "file" }
  | { do: "free" }
  | { do: "report" };

export interface Report {
  /** Bytes that wait in the server for readers who do not take them, by connection. */
  waiting: number[];
  /** The most that ever waited on one connection. */
  most: number;
}

interface Database {
  exec(sql: string): unknown;
}

/* A server in a process of its own, to be killed, locked out and starved. Its agent does what the message says. */
const { dataDir, port, limits } = JSON.parse(process.argv[2] ?? "") as FaultyServerOptions;
const filler = join(dataDir, "filler");
const libsql = createRequire(import.meta.resolve("@parley/server"))("libsql") as DatabaseClass;
const arm = watchForCrash(libsql);
const databases = rememberDatabases(libsql);

const texts = { name: {}, role: {}, greeting: {}, suggestions: {} };
const config: ParleyConfig = {
  company: "Test",
  knowledge: { folder: "." },
  contact: {},
  wordsPerSecond: Infinity,
  limits: { requestsPerMinute: 1_000_000, runsPerMinute: 1_000_000, ...limits },
  dataDir,
  agents: { service: texts, lead: { ...texts, promise: {}, plan: [] } },
};
const router = new ScriptedRouter();
router.script = speak;
const server = await createServer(config, { agents: () => router, agentInfo: () => ({ agents: [], defaultAgent: "service" }) });
const sockets = new Set<Socket>();
server.fastify.server.on("connection", (socket: Socket) => {
  sockets.add(socket);
  socket.once("close", () => sockets.delete(socket));
});
let most = 0;
// Comes round in the same loop as what drops a reader, and more often, so that it misses none.
setInterval(() => (most = Math.max(most, ...report().waiting)), 5).unref();
process.once("SIGTERM", () => void server.close().then(() => process.disconnect()));
process.on("message", (command: Command) => {
  obey(command);
  process.send?.(report());
});
process.stdout.write(`${await server.listen({ port })}\n`);

/** `say 12`: as many words. `go on`: a word each millisecond for ever. `pour 30`: as many pieces of 64 KiB. `wait`: one word, then nothing. */
async function* speak({ message, locale, signal }: Turn): AsyncGenerator<Output> {
  const [verb, count = "0"] = message.text.split(" ");
  yield { type: "message", agentId: "service", locale };
  if (verb === "wait") {
    yield { type: "text", delta: "Well " };
    await new Promise((resolve) => signal.addEventListener("abort", resolve));
  }
  if (verb === "pour") for (let piece = 0; piece < Number(count); piece++) yield { type: "text", delta: `${piece} `.padEnd(65_536, "x") };
  if (verb === "say") for (let word = 0; word < Number(count); word++) yield { type: "text", delta: `${word} ` };
  if (verb === "go")
    for (let word = 0; ; word++) {
      yield { type: "text", delta: `${word} ` };
      await delay(1);
    }
  yield { type: "sources", sources: [{ id: "a1", title: "An article", locale, quote: "A quote." }] };
  yield { type: "suggestions", suggestions: ["And then?"] };
}

function obey(command: Command): void {
  switch (command.do) {
    case "arm":
      return arm(command.point);
    case "fill":
      return command.with === "file" ? fillDisk() : boundPages(1);
    case "free":
      rmSync(filler, { force: true });
      return boundPages(2 ** 31);
    case "report":
  }
}

/** Below the pages that there are, the bound is what there is. */
function boundPages(count: number): void {
  for (const database of databases) database.exec(`PRAGMA max_page_count = ${count}`);
}

function fillDisk(): void {
  const file = openSync(filler, "w");
  const block = Buffer.alloc(4_096);
  try {
    for (;;) writeSync(file, block);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
  } finally {
    closeSync(file);
  }
}

function report(): Report {
  return { waiting: [...sockets].map(({ writableLength }) => writableLength), most };
}

/** The server's own database is the one that it turns to WAL. */
function rememberDatabases({ prototype }: DatabaseClass): ReadonlySet<Database> {
  const known = new Set<Database>();
  const { exec } = prototype;
  prototype.exec = function (sql) {
    if (sql.includes("journal_mode = WAL")) known.add(this);
    return exec.call(this, sql);
  };
  return known;
}
