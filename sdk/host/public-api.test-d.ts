import type { Locale, Source } from "@parley/protocol";
import { type InstalledHandle, loadParley, type ParleyErrorCode, type ParleyHandle, type QueueEntry } from "./index.ts";

// Compiled with the tests and never run: what a host page may write, and what must not compile.
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
/** Compiles where the type is `true`. */
const holds = <T extends true>(proof?: T): T | undefined => proof;

const parley = loadParley({ src: "https://chat.example/parley.js", agent: "service", locale: "de", theme: "dark", nonce: "abc" });
holds<Same<typeof parley, ParleyHandle>>();
holds<Same<ReturnType<typeof parley.send>, Promise<{ messageId: string }>>>();
holds<Same<ReturnType<typeof parley.setLocale>, Promise<Locale>>>();
holds<Same<ReturnType<typeof parley.on>, () => void>>();

parley.on("message-finished", (event) => {
  holds<Same<typeof event.sources, readonly Source[]>>();
  holds<Same<typeof event.status, "complete" | "stopped" | "interrupted">>();
});
parley.on("error", ({ code }) => holds<Same<typeof code, ParleyErrorCode>>());
parley.on("opened", () => undefined);
void parley.setContext({ page: "/prices", cart: [{ id: 1, gift: null }] });

// @ts-expect-error src is required
loadParley({});
// @ts-expect-error a theme that does not exist
loadParley({ src: "", theme: "blue" });
// @ts-expect-error an event that does not exist
parley.on("exploded", () => undefined);
// @ts-expect-error the event has no such field
parley.on("opened", ({ messageId }: { messageId: string }) => messageId);
// @ts-expect-error a message is a string
void parley.send(7);
// @ts-expect-error context holds JSON values only
void parley.setContext({ when: new Date() });
// @ts-expect-error context is an object
void parley.setContext([1]);
// @ts-expect-error the version is not for writing
parley.version = "2";

const entries: QueueEntry[] = [
  ["open"],
  ["send", "Hi"],
  ["on", "agent-changed", ({ agentId }: { agentId: string }) => agentId.length],
  (handle) => void handle.close(),
];
(window.Parley ??= []).push(...entries);
if (!Array.isArray(window.Parley)) holds<Same<typeof window.Parley, InstalledHandle>>();
// @ts-expect-error a command that does not exist
window.Parley.push(["fly"]);
// @ts-expect-error a listener for another event
window.Parley.push(["on", "agent-changed", (event: { locale: string }) => event.locale]);
// @ts-expect-error a missing argument
window.Parley.push(["send"]);
