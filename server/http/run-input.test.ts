import type { ApiErrorCode } from "@parley/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectApiError } from "../testing/expect-api-error.ts";
import { type TestServer, TestVisitor, runBody, startTestServer } from "../testing/start-test-server.ts";

let server: TestServer;
let visitor: TestVisitor;
beforeAll(async () => {
  const limits = { bodyBytes: 20_000, messageCharacters: 100, messagesPerInput: 50, contextItems: 2, contextCharacters: 50 };
  server = await startTestServer({ limits });
  visitor = await TestVisitor.arrive(server.url);
});
afterAll(() => server.close());

const withMessage = (message: unknown): Record<string, unknown> => ({ ...runBody(""), messages: [message] });
const user = (content: unknown, id: unknown = "m"): Record<string, unknown> => withMessage({ id, role: "user", content });
function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = [value];
  return value;
}

test.each<[string, unknown, number, ApiErrorCode]>([
  ["nothing", {}, 400, "bad_request"],
  ["a list", [], 400, "bad_request"],
  ["null", null, 400, "bad_request"],
  ["no messages", { ...runBody(""), messages: [] }, 400, "bad_request"],
  ["no user message", withMessage({ id: "m", role: "assistant", content: "x" }), 400, "bad_request"],
  ["an unknown role", withMessage({ id: "m", role: "root", content: "x" }), 400, "bad_request"],
  ["an empty run id", { ...runBody("x"), runId: "" }, 400, "bad_request"],
  ["a thread id with a slash", { ...runBody("x"), threadId: "../x" }, 400, "bad_request"],
  ["a run id that is too long", { ...runBody("x"), runId: "r".repeat(129) }, 400, "bad_request"],
  ["an empty message id", user("x", ""), 400, "bad_request"],
  ["an empty message", user(" \n "), 400, "bad_request"],
  [
    "a picture",
    user([
      { type: "text", text: "x" },
      { type: "image", source: { type: "url", value: "http://127.0.0.1/" } },
    ]),
    400,
    "bad_request",
  ],
  ["a cursor that is none", { ...runBody("x"), forwardedProps: { after: -1 } }, 400, "bad_request"],
  ["deep nesting", { ...runBody("x"), state: deep(40) }, 400, "bad_request"],
  ["a long message", user("x".repeat(101)), 413, "too_large"],
  [
    "many messages",
    { ...runBody("x"), messages: Array.from({ length: 51 }, (_, index) => ({ id: `m${index}`, role: "user", content: "x" })) },
    413,
    "too_large",
  ],
  ["much context", { ...runBody("x"), context: Array.from({ length: 3 }, () => ({ description: "a", value: "b" })) }, 413, "too_large"],
  ["long context", { ...runBody("x"), context: [{ description: "a", value: "b".repeat(50) }] }, 413, "too_large"],
  ["a big state", { ...runBody("x"), state: "x".repeat(20_000) }, 413, "too_large"],
])("a run request with %s is refused before any stream", async (_name, body, status, code) => {
  await expectApiError(await visitor.request("/agents/service/runs", { body }), status, code);
});

test("bodies that are no JSON, poisoned or of another type are refused", async () => {
  const post = (body: string, type = "application/json"): Promise<Response> =>
    fetch(`${server.url}/v1/agents/service/runs`, {
      method: "POST",
      body,
      headers: { "content-type": type, authorization: `Bearer ${visitor.session.token}` },
    });
  await expectApiError(await post("{"), 400, "bad_request");
  await expectApiError(await post(""), 400, "bad_request");
  await expectApiError(await post(`{"__proto__": {"x": 1}}`), 400, "bad_request");
  await expectApiError(await post("[".repeat(15_000)), 400, "bad_request");
  await expectApiError(await post("x", "text/plain"), 415, "bad_request");
});

test("what is text in parts is one text, and context goes to the agent as data", async () => {
  const body = {
    ...user([
      { type: "text", text: "one" },
      { type: "text", text: "two" },
    ]),
    context: [{ description: "page", value: "/prices" }],
  };
  await (await visitor.request("/agents/service/runs", { body })).text();
  expect(server.router.asked.at(-1)?.turn).toMatchObject({
    message: { text: "one\ntwo" },
    context: [{ description: "page", value: "/prices" }],
  });
});
