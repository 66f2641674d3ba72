import { expect, test } from "vitest";
import { cleanText } from "./clean-text.ts";
import { isId } from "./ids.ts";
import { isDeeperThan } from "./json-depth.ts";
import { mayUse } from "./origins.ts";
import { RateWindow } from "./rate-window.ts";

const registered = new Set(["https://example.com", "http://localhost:3000"]);

test.each(["https://example.com", "http://localhost:3000", "http://chat.example.org:8787", "https://chat.example.org:8787"])(
  "%s may use the API",
  (origin) => {
    expect(mayUse(origin, registered, "Chat.example.org:8787")).toBe(true);
  },
);

test.each([
  "null",
  "",
  "https://example.com.evil",
  "https://evil-example.com",
  "https://example.com:444",
  "https://example.com:443",
  "http://example.com",
  "https://EXAMPLE.com",
  "https://example.com/",
  "https://sub.example.com",
  "http://localhost:3001",
  "http://localhost",
  "https://chat.example.org",
  "https://user@chat.example.org:8787",
  "https://xn--exmple-cua.com",
  "https://exаmple.com",
  "file://",
])("%j may not", (origin) => {
  expect(mayUse(origin, registered, "chat.example.org:8787")).toBe(false);
});

test("without a Host header only registered origins count", () => {
  expect(mayUse("http://", registered, "")).toBe(false);
  expect(mayUse("http://undefined", registered, undefined)).toBe(false);
});

test("ids are short and need no escaping", () => {
  expect(["a", "A-b_c.d:e", "x".repeat(128)].every(isId)).toBe(true);
  expect(["", "x".repeat(129), "a b", "a/b", "a\n", "é", "a\0", 1, null, undefined, ["a"]].some(isId)).toBe(false);
});

test("nesting is counted without recursion", () => {
  expect(isDeeperThan({ a: [{}] }, 3)).toBe(false);
  expect(isDeeperThan({ a: [{}] }, 2)).toBe(true);
  expect(isDeeperThan("x", 0)).toBe(false);
  let deep: unknown = 1;
  for (let level = 0; level < 200_000; level++) deep = [deep];
  expect(isDeeperThan(deep, 16)).toBe(true);
});

test("only what storage would damage is replaced", () => {
  expect(cleanText("a\0b\ud800c\udc00 😀 é\n")).toBe("a\uFFFDb\uFFFDc\uFFFD 😀 é\n");
});

test("a window counts each key for itself and opens again after a minute", () => {
  const window = new RateWindow(2);
  expect([window.take("a", 0), window.take("a", 1), window.take("a", 30_000), window.take("b", 30_000)]).toEqual([0, 0, 30, 0]);
  expect([window.take("a", 59_999), window.take("a", 60_000), window.take("a", 60_001), window.take("a", 60_002)]).toEqual([1, 0, 0, 60]);
});
