import { expect, test } from "vitest";
import { decodeEvent } from "./decode.ts";

const decode = (event: unknown) => decodeEvent(JSON.stringify(event));

test("a snapshot tells whose answer it restates and in which language, where the server says so", () => {
  const messages = [{ id: "a", role: "assistant", content: "Hallo" }];
  const type = "MESSAGES_SNAPSHOT";
  const metadata = { locale: "de", agentId: "lead", other: 1 };
  expect(decode({ type, messages, metadata })).toEqual({
    kind: "event",
    event: { type, messages, metadata: { locale: "de", agentId: "lead" } },
  });
  expect(decode({ type, messages, metadata: { locale: 1 } })).toEqual({ kind: "event", event: { type, messages, metadata: {} } });
  expect(decode({ type, messages })).toEqual({ kind: "event", event: { type, messages } });
});
