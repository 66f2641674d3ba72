import { createRequire } from "node:module";
import { join } from "node:path";
import type { ThreadResponse } from "@parley/protocol";
import { expectApiError } from "@parley/server/testing/expect-api-error";
import { allFrames, textOf } from "@parley/server/testing/read-stream";
import { TestVisitor, runBody } from "@parley/server/testing/start-test-server";
import { temporaryFolder } from "@parley/server/testing/temporary-folder";
import { verifyStream } from "@parley/server/testing/verify-stream";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { readUntilCut } from "./read-until-cut.ts";
import { type FaultyServer, buildFaultyServer, startFaultyServer } from "./start-faulty-server.ts";

/** This process is the other program, which works on the server's database. */
interface OtherProgram {
  exec(sql: string): unknown;
  close(): void;
}
const Database = createRequire(import.meta.resolve("@parley/server"))("libsql") as new (file: string) => OtherProgram;

let place: Awaited<ReturnType<typeof temporaryFolder>>;
let server: FaultyServer;
let visitor: TestVisitor;
let other: OtherProgram;
beforeAll(buildFaultyServer, 120_000);
beforeEach(async () => {
  place = await temporaryFolder();
  server = await startFaultyServer({ dataDir: place.folder, limits: { heartbeatSeconds: 0.05 } });
  visitor = await TestVisitor.arrive(server.url);
  other = new Database(join(place.folder, "parley.db"));
  other.exec("PRAGMA busy_timeout = 1000");
}, 60_000);
afterEach(async () => {
  other.close();
  await server.kill();
  await place.remove();
});

/** Reads heartbeats of a stream, however it is cut into chunks. */
async function heartbeats(response: Response, count: number): Promise<void> {
  let text = "";
  for await (const chunk of response.body ?? []) {
    text += new TextDecoder().decode(chunk);
    if (text.split(": heartbeat\n\n").length > count) return;
  }
  throw new Error("the stream ended");
}

test("a lock that another program holds for a while is waited for, and meanwhile the server serves everybody else", async () => {
  const early = runBody("say 3");
  await allFrames(await visitor.run(early));
  const waiting = runBody("wait");
  const silent = await visitor.run(waiting);
  const going = runBody("go on");
  let isLocked: (() => void) | undefined;
  const locked = new Promise<void>((resolve) => (isLocked = resolve));
  const reading = readUntilCut(visitor.run(going), ({ length }) => {
    if (length !== 5) return false;
    other.exec("BEGIN IMMEDIATE");
    isLocked?.();
    return false;
  });
  await locked;

  let isAnswered = false;
  const late = visitor.run(runBody("say 4")).then((response) => {
    isAnswered = true;
    return response;
  });
  await heartbeats(silent, 10);
  for (const path of ["/health", `/threads/${early.threadId}/messages`, "/agents"]) expect((await visitor.request(path)).status).toBe(200);
  expect((await allFrames(await visitor.run(early))).at(-1)?.event["type"]).toBe("RUN_FINISHED");
  expect(isAnswered).toBe(false);
  other.exec("ROLLBACK");

  expect(textOf(await allFrames(await late))).toBe("0 1 2 3 ");
  await visitor.request(`/runs/${going.runId}/cancel`, { method: "POST" });
  const { frames, isWhole } = await reading;
  verifyStream(frames.map(({ event }) => event));
  expect([isWhole, frames.at(-1)?.event]).toMatchObject([true, { type: "RUN_FINISHED", outcome: { type: "cancelled" } }]);
  const thread = (await (await visitor.request(`/threads/${going.threadId}/messages`)).json()) as ThreadResponse;
  expect(thread.messages.map(({ text }) => text)).toEqual(["go on", textOf(frames)]);
}, 60_000);

test("a lock that is held for too long is a clear refusal, and what is stored after its end is stored for good", async () => {
  const going = runBody("go on");
  const refused = runBody("say 4");
  let refusing: Promise<Response> | undefined;
  const heard = await readUntilCut(visitor.run(going), ({ length }) => {
    if (length !== 5) return false;
    other.exec("BEGIN IMMEDIATE");
    refusing = visitor.run(refused);
    return false;
  });
  expect(heard.isWhole).toBe(false);
  const refusal = (await refusing)!;
  expect(Number(refusal.headers.get("retry-after"))).toBeGreaterThan(0);
  await expectApiError(refusal, 503, "unavailable");
  await expectApiError(await visitor.request(`/threads/${refused.threadId}/messages`), 404, "not_found");
  expect(server.output()).toContain("Another program holds the database's lock");
  other.exec("ROLLBACK");

  const rest = await allFrames(await visitor.request(`/runs/${going.runId}/events?after=${heard.frames.length}`));
  const all = [...heard.frames, ...rest];
  verifyStream(all.map(({ event }) => event));
  expect(all.at(-1)?.event["type"]).toBe("RUN_ERROR");
  const answered = await allFrames(await visitor.run(refused));
  expect(textOf(answered)).toBe("0 1 2 3 ");

  // A restart reads what is in the file, not what the process believed to be there.
  await server.kill();
  server = await startFaultyServer({ dataDir: place.folder });
  const again = visitor.at(server.url);
  expect(await allFrames(await again.request(`/runs/${going.runId}/events`))).toEqual(all);
  expect(await allFrames(await again.request(`/runs/${refused.runId}/events`))).toEqual(answered);
}, 60_000);
