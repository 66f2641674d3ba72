import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ThreadResponse } from "@parley/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Frame, allFrames, frames, textOf } from "../testing/read-stream.ts";
import { TestVisitor, runBody, startTestServer } from "../testing/start-test-server.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { verifyStream } from "../testing/verify-stream.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = fileURLToPath(new URL("../dist/testing/crash-server.js", import.meta.url));

let place: Awaited<ReturnType<typeof temporaryFolder>>;
let child: ChildProcess | undefined;
/** All that the program wrote. */
let output = "";
beforeAll(async () => {
  place = await temporaryFolder();
  // The program runs as it is published, so it is built first; an error in another room's types need not stop this test.
  try {
    execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-b", "server"], { cwd: root });
  } catch (error) {
    if (!existsSync(program)) throw error;
  }
}, 120_000);
afterAll(async () => {
  child?.kill("SIGKILL");
  await place.remove();
});

async function startProgram(): Promise<string> {
  child = spawn(process.execPath, [program, place.folder], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, PARLEY_LOG: "trace" },
  });
  const { stdout } = child;
  return new Promise((resolve, reject) => {
    stdout?.on("data", (chunk) => {
      output += String(chunk);
      const url = /^http:\S+$/m.exec(output)?.[0];
      if (url !== undefined) resolve(url);
    });
    stdout?.once("close", () => reject(new Error(`the program ended: ${output}`)));
  });
}

async function readSome(response: Response, count: number): Promise<Frame[]> {
  const some: Frame[] = [];
  if (count === 0) return some;
  for await (const frame of frames(response)) if (some.push(frame) >= count) break;
  return some;
}

test("killed in the middle of answers, the server comes back with everything it had acknowledged", async () => {
  const url = await startProgram();
  const conversations = await Promise.all(
    [0, 1, 3, 8, 20, 60].map(async (count) => {
      const visitor = await TestVisitor.arrive(url);
      const first = runBody("Hello");
      await allFrames(await visitor.run(first));
      const body = runBody(`Go on for ever, ${count}`, { threadId: first.threadId });
      const response = await visitor.run(body);
      expect(response.status).toBe(200);
      return { visitor, body, received: await readSome(response, count) };
    }),
  );
  const dead = once(child ?? process, "exit");
  child?.kill("SIGKILL");
  await dead;

  // The most talkative log tells of requests, but of no token and no word of a conversation.
  expect(output).toContain("/v1/agents/service/runs");
  for (const { visitor } of conversations) expect(output).not.toContain(visitor.session.token);
  expect(output).not.toMatch(/for ever|You said/);

  const server = await startTestServer({ dataDir: place.folder });
  for (const { visitor: old, body, received } of conversations) {
    const visitor = old.at(server.url);
    const thread = (await (await visitor.request(`/threads/${body.threadId}/messages`)).json()) as ThreadResponse;
    const question = (body.messages[0] as { content: string }).content;
    expect(thread.messages.slice(0, 3).map(({ text }) => text)).toEqual(["Hello", "You said: Hello", question]);
    expect(thread.activeRun).toBeUndefined();

    const rest = await allFrames(await visitor.request(`/runs/${body.runId}/events?after=${received.length}`));
    const all = [...received, ...rest];
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => index + 1));
    verifyStream(all.map(({ event }) => event));
    expect(all.at(-1)?.event).toMatchObject({ type: "RUN_ERROR", code: "interrupted" });
    const answers = thread.messages.slice(3);
    if (received.length >= 20) expect(answers).toHaveLength(2);
    expect(answers.map(({ text }) => text).join("")).toBe(textOf(all));
    if (answers[1]) {
      expect(answers.map(({ status }) => status)).toEqual(["complete", "interrupted"]);
      expect(answers[1]).toMatchObject({ agentId: "lead", locale: "de", sources: [{ id: "a2" }] });
      expect(thread.agentId).toBe("lead");
    }
    expect((await allFrames(await visitor.run(body))).length).toBe(all.length);
    expect((await allFrames(await visitor.run(runBody("Again", { threadId: body.threadId })))).at(-1)?.event["type"]).toBe("RUN_FINISHED");
  }
  expect(server.router.asked).toHaveLength(conversations.length);
  await server.close();
}, 60_000);
