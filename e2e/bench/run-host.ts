import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { runBody, TestVisitor } from "@parley/server/testing/start-test-server";
import type { FromHost, ToHost } from "./host-process.ts";
import { openStream, type ReadStream } from "./read-stream.ts";
import type { SpeechPlan, SpeechReport } from "./speech.ts";

export type HostKind = "parley" | "bare";

/** RUN_STARTED, the message's start and end, RUN_FINISHED. */
const EVENTS_AROUND = 4;

/** Lets a server in a process of its own speak on so many streams, reads them all here, and returns what it saw of itself. */
export async function runHost(kind: HostKind, plan: SpeechPlan, streams: number): Promise<SpeechReport> {
  const place = fileURLToPath(new URL("host-process.js", import.meta.url));
  // JSON, the default, would make null of NaN, and null passes for a small number.
  const host = fork(place, [kind, ...[plan.wordsPerSecond, plan.seconds, plan.warmSeconds].map(String)], { serialization: "advanced" });
  try {
    const { url } = (await heard(host)) as { url: string };
    const open: ReadStream[] = [];
    for (let count = 0; count < streams; count += 1) open.push(await ask(kind, url));
    say(host, "begin");
    const events = await Promise.all(open.map(({ ended }) => ended));
    say(host, "report");
    const report = (await heard(host)) as SpeechReport;
    const words = events.reduce((sum, count) => sum + count - EVENTS_AROUND, 0);
    if (words !== report.words) throw new Error(`The server said ${report.words} words, and ${words} were read`);
    if (host.exitCode === null) await once(host, "exit");
    return report;
  } finally {
    host.kill("SIGKILL");
  }
}

/** Each stream has a visitor and a conversation of its own. */
async function ask(kind: HostKind, url: string): Promise<ReadStream> {
  if (kind === "bare") return openStream(url, {}, JSON.stringify(runBody("How loud is it?")));
  const { session } = await TestVisitor.arrive(url);
  return openStream(
    `${url}/v1/agents/service/runs`,
    { authorization: `Bearer ${session.token}` },
    JSON.stringify(runBody("How loud is it?")),
  );
}

async function heard(host: ChildProcess): Promise<FromHost> {
  const ended = new AbortController();
  const { signal } = ended;
  try {
    return await Promise.race([
      once(host, "message", { signal }).then(([message]) => message as FromHost),
      once(host, "exit", { signal }).then(() => {
        throw new Error("The server ended before it had answered");
      }),
    ]);
  } finally {
    ended.abort();
  }
}

function say(host: ChildProcess, message: ToHost): void {
  host.send(message);
}
