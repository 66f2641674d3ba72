import { expect, test } from "vitest";
import { readRefusal, readRetryAfter } from "./read-refusal.ts";

const NOW = Date.parse("Thu, 01 Jan 2026 12:00:00 GMT");

test.each([
  ["120", 120_000],
  [" 0 ", 0],
  ["Thu, 01 Jan 2026 12:00:30 GMT", 30_000],
  ["Thu, 01 Jan 2026 11:00:00 GMT", 0],
  ["soon", undefined],
  ["", undefined],
  [null, undefined],
])("Retry-After %j is %j", (header, expected) => {
  expect(readRetryAfter(header, NOW)).toBe(expected);
});

test("a refusal of ours keeps its code; one of a proxy's has none", async () => {
  const ours = new Response('{"code":"too_large","message":"Shorter.","requestId":"1"}', { status: 413 });
  expect(await readRefusal(ours, NOW)).toEqual({ kind: "refused", status: 413, code: "too_large", message: "Shorter." });
  const proxys = new Response("<h1>Bad gateway</h1>", { status: 502 });
  expect(await readRefusal(proxys, NOW)).toEqual({ kind: "refused", status: 502, message: "The server answered with status 502" });
  const odd = new Response('{"code":"__proto__","message":7}', { status: 400 });
  expect(await readRefusal(odd, NOW)).not.toHaveProperty("code");
});
