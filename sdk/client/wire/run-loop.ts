import { isTerminal } from "@parley/protocol";
import type { Frame } from "../conversation/action.ts";
import type { Connection } from "../conversation/state.ts";
import { ClientError, type ClientErrorCode } from "../error.ts";
import type { Clock } from "../page/clock.ts";
import type { Connectivity } from "../page/connectivity.ts";
import { type AttemptFacts, type Decision, decide, decideAfterError } from "./resume-policy.ts";
import { rest } from "./rest.ts";
import { createSequence } from "./sequence.ts";
import type { AttemptEnd, Transport } from "./transport.ts";

/** What a run loop needs of the world. */
export interface RunLoopTools {
  transport: Transport;
  /** The token to ask with, and another one after it was refused. Both reject with a {@link ClientError}. */
  session: { token(): Promise<string>; renew(refused: string): Promise<string> };
  clock: Clock;
  connectivity: Connectivity;
  /** From 0 to below 1; spreads the attempts of many clients. */
  random(): number;
}

export interface RunToFollow {
  /** Address of the run's events, without a query. */
  eventsUrl: string;
  /** What begins the run; absent where it can only be followed. */
  begin?: { url: string; body(): string };
  /** `seq` of the last event applied. */
  cursor: number;
  isAcknowledged: boolean;
  /** The client leaves; the run goes on. */
  signal: AbortSignal;
  /** The visitor wants no answer any more, so that an unacknowledged run is not tried again. */
  stopping: AbortSignal;
}

export interface RunListener {
  onOpen(): void;
  onFrame(frame: Frame): void;
  onRewind(): void;
  onConnection(connection: Connection): void;
  /** It takes longer than the visitor should be left without a word; the attempts go on. */
  onTrouble(code: ClientErrorCode): void;
}

/** `ended`: the terminal event was handed over. `stopped`: given up before the server had it, as the visitor wanted. */
export type RunEnd = { kind: "ended" | "aborted" | "stopped" | "gone" } | { kind: "failed"; error: ClientError; isRetryable: boolean };

/** A network that says it is off may be wrong, so it is tried now and then. In milliseconds. */
const OFFLINE_REST = 30_000;

/** Follows a run to its terminal event through any number of attempts. Hands over each event once and in order. Never rejects. */
export async function followRun(run: RunToFollow, listener: RunListener, tools: RunLoopTools): Promise<RunEnd> {
  const sequence = createSequence(run.cursor);
  const facts: AttemptFacts = {
    isPost: run.begin !== undefined && !run.isAcknowledged,
    hasBody: run.begin !== undefined,
    isAcknowledged: run.isAcknowledged,
    failures: 0,
    isRenewed: false,
    isConflicted: false,
    isRewound: false,
    random: 0,
  };
  let isOver = false;
  let refusedToken: string | undefined;

  /** One attempt, with a token. */
  async function attempt(): Promise<AttemptEnd | ClientError> {
    let token: string;
    try {
      token = refusedToken === undefined ? await tools.session.token() : await tools.session.renew(refusedToken);
    } catch (error) {
      return error instanceof ClientError ? error : new ClientError("internal", "No session could be had", { cause: error });
    }
    refusedToken = undefined;
    const request =
      facts.isPost && run.begin ? { url: run.begin.url, body: run.begin.body() } : { url: `${run.eventsUrl}?after=${sequence.last()}` };
    const end = await tools.transport.attempt(
      { ...request, token, signal: run.signal },
      {
        onOpen() {
          facts.isAcknowledged = true;
          listener.onConnection("open");
          listener.onOpen();
        },
        onEvent(decoded, seq) {
          const event = decoded.kind === "event" ? decoded.event : undefined;
          const frame: Frame = { first: seq ?? sequence.last() + 1, seq: seq ?? sequence.last() + 1, ...(event && { event }) };
          const verdict = sequence.take(frame.seq, event?.type === "MESSAGES_SNAPSHOT");
          if (verdict === "gap") return "stop";
          if (verdict === "seen") return "continue";
          facts.failures = 0;
          facts.isRenewed = false;
          isOver = event !== undefined && isTerminal(event);
          listener.onFrame(frame);
          return isOver ? "stop" : "continue";
        },
      },
    );
    if (end.kind === "refused" && end.status === 401) refusedToken = token;
    return end;
  }

  for (let isFirst = true; ; isFirst = false) {
    if (run.signal.aborted) return { kind: "aborted" };
    if (run.stopping.aborted && !facts.isAcknowledged && !isFirst) return { kind: "stopped" };
    listener.onConnection(isFirst ? "connecting" : "reconnecting");
    const end = await attempt();
    if (isOver) return { kind: "ended" };
    if (run.signal.aborted) return { kind: "aborted" };
    facts.random = tools.random();
    const decision =
      end instanceof ClientError
        ? decideAfterError(end, facts)
        : decide(end.kind === "stopped" || end.kind === "aborted" ? { kind: "cut" } : end, facts);
    switch (decision.kind) {
      case "gone":
        return { kind: "gone" };
      case "fail":
        if (end instanceof ClientError) return { kind: "failed", error: end, isRetryable: decision.isRetryable };
        return { kind: "failed", error: toError(decision, end), isRetryable: decision.isRetryable };
      case "renew":
        facts.isRenewed = true;
        continue;
      case "rewind":
        facts.isRewound = true;
        facts.isPost = false;
        sequence.rewind();
        listener.onRewind();
        continue;
      case "retry":
        facts.isConflicted ||= "kind" in end && end.kind === "refused" && end.code === "run_conflict";
        facts.isPost = decision.as === "post" && facts.hasBody;
        await pause(decision);
    }
  }

  async function pause(decision: Extract<Decision, { kind: "retry" }>): Promise<void> {
    const { clock, connectivity } = tools;
    const signals = facts.isAcknowledged ? [run.signal] : [run.signal, run.stopping];
    if (decision.isFailure && !connectivity.isOnline()) {
      listener.onConnection("offline");
      await rest({ milliseconds: OFFLINE_REST, signals, clock, connectivity });
      return;
    }
    if (decision.isFailure) facts.failures += 1;
    if (decision.trouble) listener.onTrouble(decision.trouble);
    if (decision.wait === 0) return;
    listener.onConnection("reconnecting");
    await rest({ milliseconds: decision.wait, signals, clock, connectivity, ...(decision.isFixed && { isFixed: true }) });
  }
}

function toError({ code }: Extract<Decision, { kind: "fail" }>, end: AttemptEnd): ClientError {
  const message = end.kind === "refused" ? end.message : "The server could not be reached, or its answer was cut off too often";
  return new ClientError(code, message, "cause" in end ? { cause: end.cause } : undefined);
}
