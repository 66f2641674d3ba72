import { randomUUID } from "node:crypto";
import type { AgentEvent, RunErrorCode, Source, ThreadMessage } from "@parley/protocol";
import type { Output } from "../agents/agent.ts";
import type { ThreadChanges } from "../storage/threads.ts";

/** How a run ends. */
export type Ending = { type: "finished" } | { type: "cancelled" } | { type: "error"; code: RunErrorCode };

/** What one output comes to: events to append, and messages that they complete. Both are stored together. */
export interface Step {
  events: readonly AgentEvent[];
  messages: readonly ThreadMessage[];
}

interface Speaker {
  agentId: string;
  locale: string;
}
interface OpenMessage extends Speaker {
  id: string;
  text: string;
  sources: readonly Source[];
  createdAt: string;
}

/** What a composer knew at some moment. */
export interface Mark {
  open: OpenMessage | undefined;
  changes: ThreadChanges;
  suggestions: readonly string[];
}

const ERROR_SENTENCES: Record<RunErrorCode, string> = {
  internal: "The agent could not finish its answer. Send the message again.",
  timeout: "The answer took too long and was stopped. Send the message again.",
  too_long: "The answer became too long and was stopped. Ask for less at a time.",
  interrupted: "The server was interrupted in the middle of the answer. Send the message again.",
};

/**
 * Turns what an agent brings forth into AG-UI events in a legal order: RUN_STARTED first, at most one message open,
 * text and sources inside of it, everything closed before the terminal event. Knows what the thread will be like afterwards.
 */
export class EventComposer {
  readonly #run: { threadId: string; runId: string };
  /** For text that comes without a `message` before it. */
  readonly #speaker: Speaker;
  readonly #now: () => Date;
  #open: OpenMessage | undefined;
  #changes: Pick<ThreadChanges, "agentId" | "locale" | "memory"> = {};
  #suggestions: readonly string[] = [];

  constructor(run: { threadId: string; runId: string }, speaker: Speaker, now: () => Date = () => new Date()) {
    this.#run = run;
    this.#speaker = speaker;
    this.#now = now;
  }

  /** What is different about the thread by now. */
  get changes(): ThreadChanges {
    return { ...this.#changes, suggestions: this.#suggestions };
  }

  /** Events that an end at this moment takes. */
  get eventsToEnd(): number {
    return this.#open ? 2 : 1;
  }

  /** What is known now, for {@link undo}. */
  mark(): Mark {
    return { open: this.#open && { ...this.#open }, changes: { ...this.#changes }, suggestions: this.#suggestions };
  }

  /** Forgets the outputs taken since the mark, whose events were not sent. */
  undo({ open, changes, suggestions }: Mark): void {
    this.#open = open;
    this.#changes = changes;
    this.#suggestions = suggestions;
  }

  begin(): AgentEvent {
    return this.#stamp({ type: "RUN_STARTED", ...this.#run, protocolVersion: "1.0" });
  }

  take(output: Output): Step {
    switch (output.type) {
      case "message": {
        const closed = this.#close("complete");
        return { ...closed, events: [...closed.events, this.#start(output)] };
      }
      case "text": {
        // NUL ends a text in SQLite.
        const delta = output.delta.replaceAll("\0", "\uFFFD");
        return delta === "" ? this.#say([]) : this.#inside((messageId) => ({ type: "TEXT_MESSAGE_CONTENT", messageId, delta }));
      }
      case "sources":
        if (output.sources.length === 0) return this.#say([]);
        return this.#inside((messageId) => ({ type: "CUSTOM", name: "parley.sources", value: { messageId, sources: output.sources } }));
      case "suggestions":
        return this.#say([{ type: "CUSTOM", name: "parley.suggestions", value: { suggestions: output.suggestions } }]);
      case "agent-changed":
        return this.#say([{ type: "CUSTOM", name: "parley.agent-changed", value: { agentId: output.agentId } }]);
      case "locale":
        return this.#say([{ type: "CUSTOM", name: "parley.locale", value: { locale: output.locale } }]);
      case "lead":
        return this.#say([
          { type: "CUSTOM", name: "parley.lead", value: { leadId: output.leadId, complete: output.complete, fields: output.fields } },
        ]);
      case "memory":
        break;
    }
    // Fails here, where it is the agent's fault, rather than when the run is stored.
    JSON.stringify(output.memory);
    this.#changes.memory = output.memory;
    return this.#say([]);
  }

  end(ending: Ending): Step {
    const closed = this.#close(ending.type === "finished" ? "complete" : ending.type === "cancelled" ? "stopped" : "interrupted");
    const terminal: AgentEvent =
      ending.type === "error"
        ? { type: "RUN_ERROR", code: ending.code, message: ERROR_SENTENCES[ending.code] }
        : { type: "RUN_FINISHED", ...this.#run, outcome: { type: ending.type === "cancelled" ? "cancelled" : "success" } };
    return { ...closed, events: [...closed.events, this.#stamp(terminal)] };
  }

  /** Learns from an event of the log what the one who wrote it knew; memory is no event and stays unknown. */
  recall(event: AgentEvent): void {
    if (event.type === "TEXT_MESSAGE_START") {
      const { agentId, locale } = { ...this.#speaker, ...event.metadata };
      this.#open = {
        id: event.messageId,
        agentId,
        locale,
        text: "",
        sources: [],
        createdAt: new Date(event.timestamp ?? this.#now()).toISOString(),
      };
    } else if (event.type === "TEXT_MESSAGE_END") this.#open = undefined;
    else this.#note(event);
  }

  #start(speaker: Speaker): AgentEvent {
    const { agentId, locale } = speaker;
    const message = { id: randomUUID(), agentId, locale, text: "", sources: [], createdAt: this.#now().toISOString() };
    this.#open = message;
    return this.#stamp({ type: "TEXT_MESSAGE_START", messageId: message.id, role: "assistant", metadata: { locale, agentId } });
  }

  #inside(event: (messageId: string) => AgentEvent): Step {
    const opening = this.#open ? [] : [this.#start(this.#speaker)];
    const { events } = this.#say(this.#open ? [event(this.#open.id)] : []);
    return { events: [...opening, ...events], messages: [] };
  }

  #close(status: ThreadMessage["status"]): Step {
    const open = this.#open;
    if (!open) return { events: [], messages: [] };
    this.#open = undefined;
    const { id, agentId, locale, text, sources, createdAt } = open;
    const message: ThreadMessage = { id, role: "assistant", text, locale, agentId, createdAt, status, sources, runId: this.#run.runId };
    return { events: [this.#stamp({ type: "TEXT_MESSAGE_END", messageId: id })], messages: text === "" ? [] : [message] };
  }

  #say(events: readonly AgentEvent[]): Step {
    for (const event of events) this.#note(event);
    return { events: events.map((event) => this.#stamp(event)), messages: [] };
  }

  #note(event: AgentEvent): void {
    if (event.type === "TEXT_MESSAGE_CONTENT" && this.#open) this.#open.text += event.delta;
    if (event.type !== "CUSTOM") return;
    if (event.name === "parley.sources" && this.#open) this.#open.sources = event.value.sources;
    else if (event.name === "parley.suggestions") this.#suggestions = event.value.suggestions;
    else if (event.name === "parley.agent-changed") this.#changes.agentId = event.value.agentId;
    else if (event.name === "parley.locale") this.#changes.locale = event.value.locale as NonNullable<ThreadChanges["locale"]>;
  }

  #stamp(event: AgentEvent): AgentEvent {
    return { ...event, timestamp: this.#now().getTime() };
  }
}
