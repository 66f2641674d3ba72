import { type AgentEvent, type MessagesSnapshot, type ThreadMessage, decodeEvent, isTerminal } from "@parley/protocol";
import type { LoggedEvent } from "../storage/run-log.ts";
import { numbered } from "./end-run.ts";

type CustomEvent = Extract<AgentEvent, { type: "CUSTOM" }>;

/**
 * The log of a run that is over, made short: what comes after RUN_STARTED is one snapshot of the answers, the newest of each of our own events and the
 * terminal event. They are numbered on after the last event, so that a reader gets the whole snapshot whatever it had of the log before.
 */
export class LogFold {
  #count = 0;
  #isBegun = false;
  #last: { logged: LoggedEvent; event: AgentEvent | undefined } | undefined;
  /** The newest of each kind; sources for each message. */
  readonly #custom = new Map<string, CustomEvent>();

  /** Takes every event of the log, in order. */
  take(logged: LoggedEvent): void {
    const decoded = decodeEvent(logged.json);
    const event = decoded.kind === "event" ? decoded.event : undefined;
    this.#count += 1;
    if (this.#count === 1) this.#isBegun = event?.type === "RUN_STARTED";
    this.#last = { logged, event };
    if (event?.type !== "CUSTOM") return;
    const key = event.name === "parley.sources" ? `${event.name} ${event.value.messageId}` : event.name;
    this.#custom.delete(key);
    this.#custom.set(key, event);
  }

  /** What stands in the place of all events after the first; `undefined` where the log is not that of a run that has ended. */
  fold(answers: readonly ThreadMessage[]): LoggedEvent[] | undefined {
    if (!this.#isBegun || !this.#last?.event || !isTerminal(this.#last.event)) return undefined;
    const { seq, json, ts: timestamp } = this.#last.logged;
    if (seq !== this.#count) return undefined;
    const kept = new Set(answers.map(({ id }) => id));
    const custom = [...this.#custom.values()].filter((event) => event.name !== "parley.sources" || kept.has(event.value.messageId));
    const events: AgentEvent[] = [snapshot(answers), ...custom].map((event) => ({ ...event, timestamp }));
    return [...numbered(events, seq), { seq: seq + events.length + 1, json, ts: timestamp }];
  }
}

function snapshot(answers: readonly ThreadMessage[]): MessagesSnapshot {
  const newest = answers.at(-1);
  return {
    type: "MESSAGES_SNAPSHOT",
    messages: answers.map(({ id, role, text }) => ({ id, role, content: text })),
    ...(newest && { metadata: { locale: newest.locale, ...(newest.agentId !== undefined && { agentId: newest.agentId }) } }),
  };
}
