import { randomUUID } from "node:crypto";
import { HttpAgent } from "@ag-ui/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { expectApiError } from "../testing/expect-api-error.ts";
import { type Frame, allFrames, textOf } from "../testing/read-stream.ts";
import { type TestServer, TestVisitor, runBody, startTestServer } from "../testing/start-test-server.ts";
import { verifyStream } from "../testing/verify-stream.ts";

const SOON = 1 / 60_000;
const PATIENCE = { timeout: 10_000, interval: 20 };
let server: TestServer;
let visitor: TestVisitor;
vi.setConfig({ testTimeout: 20_000 });
beforeEach(async () => {
  server = await startTestServer({ limits: { compactAfterMinutes: SOON } });
  visitor = await TestVisitor.arrive(server.url);
});
afterEach(() => server.close());

async function folded(runId: string): Promise<Frame[]> {
  return vi.waitFor(async () => {
    const all = await allFrames(await visitor.request(`/runs/${runId}/events`));
    expect(all[1]?.event["type"]).toBe("MESSAGES_SNAPSHOT");
    return all;
  }, PATIENCE);
}

test("a run that ended a while ago is told whole, to whoever asks in whatever way, and is not answered again", async () => {
  const body = runBody("Hello there");
  const before = await allFrames(await visitor.run(body));
  const all = await folded(body.runId);
  verifyStream(all.map(({ event }) => event));
  expect(all[1]?.event["messages"]).toMatchObject([{ role: "assistant", content: textOf(before) }]);
  expect(all.map(({ seq }) => seq)).toEqual([1, ...all.slice(1).map((_, index) => before.length + index + 1)]);
  for (let after = 0; after <= before.length; after++) {
    const rest = all.filter(({ seq }) => seq > after);
    expect(await allFrames(await visitor.request(`/runs/${body.runId}/events?after=${after}`))).toEqual(rest);
    expect(await allFrames(await visitor.run({ ...body, forwardedProps: { after } }))).toEqual(rest);
  }
  await expectApiError(await visitor.request(`/runs/${body.runId}/events?after=${all.at(-1)!.seq + 1}`), 416, "cursor_ahead");
  expect(server.router.asked).toHaveLength(1);
});

test("AG-UI's own client takes a run that was folded", async () => {
  const body = runBody("Hello there");
  const message = { id: randomUUID(), role: "user" as const, content: "Hello there" };
  await allFrames(await visitor.run({ ...body, messages: [message] }));
  await folded(body.runId);
  const agent = new HttpAgent({
    url: `${server.url}/v1/agents/service/runs`,
    threadId: body.threadId,
    headers: { authorization: `Bearer ${visitor.session.token}` },
    initialMessages: [message],
  });
  await agent.runAgent({ runId: body.runId });
  expect(agent.messages.at(-1)).toMatchObject({ role: "assistant", content: "You said: Hello there" });
});

test("of a deleted conversation there is nothing to follow", async () => {
  const body = runBody("Hello there");
  await allFrames(await visitor.run(body));
  await folded(body.runId);
  expect((await visitor.request(`/threads/${body.threadId}`, { method: "DELETE" })).status).toBe(204);
  await expectApiError(await visitor.request(`/runs/${body.runId}/events?after=3`), 404, "not_found");
  expect((await allFrames(await visitor.run(runBody("Hello again")))).at(-1)?.event["type"]).toBe("RUN_FINISHED");
});
