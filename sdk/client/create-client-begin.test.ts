import { expect, test, vi } from "vitest";
import { clientsUnderTest, texts, until, untilKept } from "./testing/client-under-test.ts";

const parley = clientsUnderTest();

/** Holds every request for the agents until it is called. */
function holdAgents(): () => void {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const { fetch } = globalThis;
  vi.stubGlobal("fetch", async (...request: Parameters<typeof fetch>) => {
    if (typeof request[0] === "string" && request[0].includes("/v1/agents?")) await held;
    return fetch(...request);
  });
  return release;
}

test("a message that another tab has just taken back is not sent by a tab that has not heard of it", async () => {
  vi.stubGlobal("navigator", {});
  vi.stubGlobal("BroadcastChannel", undefined);
  const release = holdAgents();
  const [one, other] = [parley.create(), parley.create()];
  const sent = expect(one.send("Hello?")).rejects.toMatchObject({ code: "interrupted" });
  const { messages } = await untilKept(parley.storage(), (kept) => kept.messages.length === 1);
  await other.edit(messages[0]?.id ?? "");
  await untilKept(parley.storage(), (kept) => kept.messages.length === 0);
  expect(texts(one.getState())).toEqual(["Hello? (sending)"]);
  release();
  expect(await until(one, (state) => state.messages.length === 0)).toMatchObject({ draft: "Hello?" });
  await sent;
  expect(parley.server.runs()).toEqual([]);
});
