import type { AgentEvent, ThreadResponse } from "@parley/protocol";
import { answerEvents, framesAfter } from "./answer-events.ts";
import { openStream, type ScriptedExchange, sendJson, startScriptedServer } from "./scripted-server.ts";

interface FakeRun {
  events: AgentEvent[];
  viewers: Set<{ response: ScriptedExchange["response"]; sent: number }>;
  body: RunBody;
}
interface RunBody {
  threadId: string;
  runId: string;
  messages: { id: string; content: string }[];
  context: unknown;
  forwardedProps: { locale: string };
}

/** A server that keeps Parley's promises in memory, and says what the test wants it to say. */
export interface FakeParley {
  url: string;
  log: string[];
  /** Bodies of the runs, in the order in which they were begun. */
  runs(): RunBody[];
  /** Lets the newest run say the next so many events of its answer; all by default. */
  say(count?: number): void;
  /** Cuts every stream. */
  cut(): void;
  /** Answers instead of the server where it returns true. */
  intercept: ((exchange: ScriptedExchange) => boolean) | undefined;
  thread: ThreadResponse | undefined;
  close(): Promise<void>;
}

export async function startFakeParley(words: readonly string[] = ["One", " two", " three"]): Promise<FakeParley> {
  const runs = new Map<string, FakeRun>();
  let visitors = 0;

  function deliver({ events, viewers }: FakeRun): void {
    for (const viewer of viewers) {
      viewer.response.write(framesAfter(events, viewer.sent).join(""));
      viewer.sent = events.length;
      if (events.at(-1)?.type === "RUN_FINISHED") {
        viewer.response.end();
        viewers.delete(viewer);
      }
    }
  }

  function follow(run: FakeRun, response: ScriptedExchange["response"], after: number): void {
    openStream(response);
    run.viewers.add({ response, sent: after });
    deliver(run);
  }

  function answerOf({ runId, threadId }: RunBody): AgentEvent[] {
    return answerEvents(words, { runId, threadId, messageId: `answer-${runId}` });
  }

  function answer(exchange: ScriptedExchange): void {
    if (fake.intercept?.(exchange)) return;
    const { method, response, body } = exchange;
    const { pathname, searchParams } = new URL(exchange.path, "http://server");
    const [, , kind, id = "", verb] = pathname.split("/");
    const run = runs.get(id);
    if (kind === "sessions") {
      visitors += 1;
      const visitorId = exchange.authorization === undefined ? `visitor-${visitors}` : "visitor-1";
      sendJson(response, 200, { token: `token-${visitors}`, visitorId, expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
    } else if (kind === "agents" && method === "GET") {
      const locale = searchParams.get("locale") ?? "";
      sendJson(response, 200, {
        agents: [{ id: "service", name: "Sunny", greeting: `Hello in ${locale}`, suggestions: [`Ask in ${locale}`] }],
        defaultAgent: "service",
      });
    } else if (kind === "agents") {
      const begun = body as RunBody;
      const known = runs.get(begun.runId) ?? { events: answerOf(begun).slice(0, 1), viewers: new Set(), body: begun };
      runs.set(begun.runId, known);
      follow(known, response, 0);
    } else if (kind === "runs" && run && verb === "events") {
      follow(run, response, Number(searchParams.get("after")));
    } else if (kind === "runs" && run) {
      const { threadId, runId } = run.body;
      run.events.push({ type: "RUN_FINISHED", threadId, runId, outcome: { type: "cancelled" } });
      deliver(run);
      sendJson(response, 200, { runId, status: "cancelling" });
    } else if (kind === "threads" && fake.thread?.threadId === id) {
      sendJson(response, 200, fake.thread);
    } else if (kind === "messages") {
      response.writeHead(204).end();
    } else {
      sendJson(response, 404, { code: "not_found", message: "No.", requestId: "1" });
    }
  }

  const server = await startScriptedServer(answer);
  const fake: FakeParley = {
    ...server,
    runs: () => [...runs.values()].map(({ body }) => body),
    say(count = Infinity) {
      const run = [...runs.values()].at(-1);
      if (!run) throw new Error("no run was begun");
      run.events.push(...answerOf(run.body).slice(run.events.length, run.events.length + count));
      deliver(run);
    },
    cut() {
      for (const { viewers } of runs.values()) {
        for (const { response } of viewers) response.destroy();
        viewers.clear();
      }
    },
    intercept: undefined,
    thread: undefined,
  };
  return fake;
}
