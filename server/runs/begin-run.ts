import type { Locale } from "@parley/protocol";
import type { PastMessage, Turn } from "../agents/agent.ts";
import type { Addressed, AgentRouter } from "../agents/router-interface.ts";
import { Refusal } from "../guard/refusal.ts";
import type { Repositories, Storage } from "../storage/open-storage.ts";
import type { RunRecord } from "../storage/run-records.ts";
import type { Thread } from "../storage/threads.ts";
import { activeAgent } from "./active-agent.ts";
import { numbered } from "./end-run.ts";
import { EventComposer } from "./event-composer.ts";
import type { LiveRun } from "./live-run.ts";
import { runConflict } from "./run-refusals.ts";
import { type RunRequest, fingerprint } from "./run-request.ts";

/** Earlier messages that an agent is given. */
const HISTORY = 100;

export interface Beginning {
  request: RunRequest;
  live: LiveRun;
  storage: Storage;
  router: AgentRouter;
  defaultLocale: Locale;
  /** Counts the run against the visitor's rate; throws a `Refusal` where that is used up. */
  admit(): void;
}
export interface BegunRun {
  run: RunRecord;
  turn: Turn;
  addressed: Addressed;
  composer: EventComposer;
}

/**
 * Checks whether the message may be answered, stores it together with the run and RUN_STARTED, and delivers that: the message is acknowledged.
 * The thread is made where it is new. Rejects with a `Refusal`, and then nothing is stored.
 */
export async function beginRun({ request, live, storage, router, defaultLocale, admit }: Beginning): Promise<BegunRun> {
  const { threadId, runId, visitorId, agentId, message, context } = request;
  const thread = await storage.threads.find(threadId);
  if (thread && thread.visitorId !== visitorId) throw new Refusal("not_found", "There is no such conversation.");
  if (await storage.messages.has(threadId, message.id)) {
    throw new Refusal("run_conflict", "The newest user message was sent with another run before. A new run needs a new message id.");
  }
  admit();
  const now = new Date();
  const at = now.toISOString();
  const uiLocale = request.uiLocale ?? thread?.uiLocale ?? defaultLocale;
  // A visitor who changes the language of the interface wants answers in it; otherwise the language of the last answer goes on.
  const locale = thread && thread.uiLocale === uiLocale ? thread.locale : uiLocale;
  const addressed = activeAgent(agentId, thread, router.ids);
  const current = { agentId: addressed.agentId, addressedAgentId: agentId, locale, uiLocale, updatedAt: at };
  const history = thread ? (await storage.messages.newest(threadId, HISTORY)).map(pastMessage) : [];
  const run: RunRecord = {
    id: runId,
    threadId,
    visitorId,
    agentId,
    messageId: message.id,
    bodyHash: fingerprint(request),
    status: "running",
    startedAt: at,
    lastSeq: 0,
  };
  const composer = new EventComposer({ threadId, runId }, { agentId: addressed.agentId, locale });
  const started = numbered([composer.begin()], 0);

  await storage.transaction(async (within: Repositories) => {
    if (thread) await within.threads.change(threadId, current);
    else await create(within, { id: threadId, visitorId, ...current, memory: {}, suggestions: [], createdAt: at }, now);
    if (!(await within.runs.add(run))) throw runConflict();
    await within.messages.add(threadId, {
      id: message.id,
      role: "user",
      text: message.text,
      locale,
      createdAt: at,
      status: "complete",
      sources: [],
      runId,
    });
    await within.log.append(runId, started);
  });
  live.publish(started);
  const memory = thread?.memory ?? {};
  return {
    run,
    addressed,
    composer,
    turn: { threadId, runId, visitorId, message, history, locale, uiLocale, context, memory, signal: live.signal, now },
  };
}

async function create(within: Repositories, thread: Thread, now: Date): Promise<void> {
  await within.visitors.ensure(thread.visitorId, now);
  await within.threads.create(thread);
}

function pastMessage(message: { id: string; role: PastMessage["role"]; text: string; locale: string; agentId?: string }): PastMessage {
  const { id, role, text, locale, agentId } = message;
  return { id, role, text, locale: locale as Locale, ...(agentId !== undefined && { agentId }) };
}
