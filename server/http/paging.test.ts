import type { ThreadMessage, ThreadResponse } from "@parley/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectApiError } from "../testing/expect-api-error.ts";
import { type TestServer, TestVisitor, runBody, startTestServer } from "../testing/start-test-server.ts";

let server: TestServer;
let visitor: TestVisitor;
let path: string;
let all: readonly ThreadMessage[];
beforeAll(async () => {
  server = await startTestServer();
  visitor = await TestVisitor.arrive(server.url);
  const { threadId } = runBody("");
  path = `/threads/${threadId}/messages`;
  for (const text of ["one", "two", "three", "four"]) await (await visitor.run(runBody(text, { threadId }))).text();
  const answer = (await read("")).messages[1];
  await visitor.request(`/messages/${answer?.id}/feedback`, { body: { rating: "helpful" } });
  all = (await read("")).messages;
});
afterAll(() => server.close());

async function read(query: string): Promise<ThreadResponse> {
  const response = await visitor.request(`${path}${query}`);
  expect(response.status).toBe(200);
  return (await response.json()) as ThreadResponse;
}

test("without a limit a conversation is read whole", async () => {
  const thread = await read("");
  expect(thread.messages.map(({ text }) => text)).toEqual(["one", "two", "three", "four"].flatMap((text) => [text, `You said: ${text}`]));
  expect(thread).toMatchObject({ hasEarlier: false, agentId: "service", suggestions: ["And then?"] });
});

test.each([1, 2, 3, 5, 7, 8, 200])("in pages of %i it is the same conversation, to its beginning", async (limit) => {
  const pages: ThreadMessage[] = [];
  let query = `?limit=${limit}`;
  for (;;) {
    const { messages, hasEarlier, ...rest } = await read(query);
    expect(rest).toMatchObject({ agentId: "service", suggestions: ["And then?"] });
    expect(messages.length).toBeLessThanOrEqual(limit);
    pages.unshift(...messages);
    expect(hasEarlier).toBe(pages.length < all.length);
    if (!hasEarlier) break;
    query = `?limit=${limit}&before=${messages[0]?.id}`;
  }
  expect(pages).toEqual(all);
});

test("before the first message there is nothing", async () => {
  expect(await read(`?limit=3&before=${all[0]?.id}`)).toMatchObject({ messages: [], hasEarlier: false });
});

test.each([
  "?limit=0",
  "?limit=201",
  "?limit=-1",
  "?limit=1.5",
  "?limit=",
  "?limit=x",
  "?limit=1&limit=2",
  "?limit=9999999999",
  "?limit=2&before=nobody",
  "?limit=2&before=",
  "?limit=2&before=a&before=b",
  "?before=nobody",
])("%s is refused with a sentence", async (query) => {
  await expectApiError(await visitor.request(`${path}${query}`), 400, "bad_request");
});

test("a message of another conversation is no place to begin at, and nobody else may read", async () => {
  const other = runBody("Other");
  await (await visitor.run(other)).text();
  await expectApiError(await visitor.request(`/threads/${other.threadId}/messages?limit=2&before=${all[3]?.id}`), 400, "bad_request");
  const stranger = await TestVisitor.arrive(server.url);
  await expectApiError(await stranger.request(`${path}?limit=2&before=${all[3]?.id}`), 404, "not_found");
});
