import type { ThreadResponse } from "@parley/protocol";
import { expectApiError } from "@parley/server/testing/expect-api-error";
import { allFrames, textOf } from "@parley/server/testing/read-stream";
import { TestVisitor, runBody } from "@parley/server/testing/start-test-server";
import { temporaryFolder } from "@parley/server/testing/temporary-folder";
import { verifyStream } from "@parley/server/testing/verify-stream";
import { beforeAll, expect, test } from "vitest";
import { readUntilCut } from "./read-until-cut.ts";
import { buildFaultyServer, hasSmallDisks, startFaultyServer } from "./start-faulty-server.ts";

/** MiB. */
const DISK = 16;

beforeAll(buildFaultyServer, 120_000);

const CASES: readonly { fault: "page-bound" | "file"; disk?: number }[] = [{ fault: "page-bound" }, { fault: "file", disk: DISK }];

test.for(CASES)(
  "no room to write ($fault): refused in clear words, nobody waits for ever, and with room again all goes on without a restart",
  { timeout: 60_000 },
  async ({ fault, ...more }, { skip }) => {
    /** Under a bound on pages a little may still fit into those that there are. */
    const isFull = fault === "file";
    if (isFull && !hasSmallDisks()) skip("this machine lets nobody mount a small disk");
    const place = await temporaryFolder();
    const server = await startFaultyServer({ dataDir: place.folder, ...more });
    try {
      const visitor = await TestVisitor.arrive(server.url);
      const early = runBody("say 3");
      await allFrames(await visitor.run(early));
      const messagesOf = (threadId: string) => visitor.request(`/threads/${threadId}/messages`);
      const before = (await (await messagesOf(early.threadId)).json()) as ThreadResponse;
      const answerId = before.messages[1]?.id ?? "";

      const going = runBody("go on");
      let filled: Promise<unknown> | undefined;
      const reading = readUntilCut(visitor.run(going), ({ length }) => {
        if (length === 5) filled = server.tell({ do: "fill", with: fault });
        return false;
      });
      // Whoever reads learns of it: the connection is cut where not even the run's end can be stored.
      const heard = await reading;
      await filled;
      expect(heard.frames.length).toBeGreaterThanOrEqual(5);
      if (isFull) expect(heard.isWhole).toBe(false);

      // So long that it takes a page of its own.
      const refused = runBody(`say 4 ${"word ".repeat(1_000)}`);
      const refusal = await visitor.run(refused);
      expect(Number(refusal.headers.get("retry-after"))).toBeGreaterThan(0);
      await expectApiError(refusal, 503, "unavailable");
      await expectApiError(await messagesOf(refused.threadId), 404, "not_found");
      if (isFull) {
        await expectApiError(await visitor.request(`/runs/${going.runId}/events?after=${heard.frames.length}`), 503, "unavailable");
        await expectApiError(await visitor.request(`/messages/${answerId}/feedback`, { body: { rating: "helpful" } }), 503, "unavailable");
        await expectApiError(await visitor.request(`/threads/${early.threadId}`, { method: "DELETE" }), 503, "unavailable");
      }
      // What needs no room is as it was.
      expect(await (await messagesOf(early.threadId)).json()).toEqual(before);
      expect((await allFrames(await visitor.run(early))).at(-1)?.event["type"]).toBe("RUN_FINISHED");
      expect((await visitor.request("/health")).status).toBe(200);
      expect(server.output()).toContain("There is no room to store anything");

      await server.tell({ do: "free" });
      const rest = await allFrames(await visitor.request(`/runs/${going.runId}/events?after=${heard.frames.length}`));
      const all = [...heard.frames, ...rest];
      verifyStream(all.map(({ event }) => event));
      expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => index + 1));
      expect(all.at(-1)?.event["type"]).toBe("RUN_ERROR");
      const thread = (await (await messagesOf(going.threadId)).json()) as ThreadResponse;
      expect(thread.messages.map(({ text }) => text)).toEqual(["go on", textOf(all)]);
      expect(textOf(await allFrames(await visitor.run(refused)))).toBe("0 1 2 3 ");
      expect(textOf(await allFrames(await visitor.run(runBody("say 2", { threadId: going.threadId }))))).toBe("0 1 ");
      expect((await visitor.request(`/messages/${answerId}/feedback`, { body: { rating: "helpful" } })).status).toBe(204);
    } finally {
      await server.kill();
      await place.remove();
    }
  },
);
