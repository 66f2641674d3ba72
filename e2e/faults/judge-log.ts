import { isTerminal } from "@parley/protocol";
import { type Miss, miss } from "./miss.ts";
import type { LoggedRun, Truth } from "./read-truth.ts";

/** One responder call and one run for each message sent, all of them in one thread; `threadId` where the client says which. */
export function judgeLog({ runs }: Truth, sent: number, threadId = runs[0]?.threadId): Miss[] {
  const misses = runs.flatMap(judgeRun);
  if (runs.length !== sent) misses.push(miss(runs.length > sent ? "doubled" : "lost", `${runs.length} runs for ${sent} messages`));
  const elsewhere = runs.filter((run) => run.threadId !== threadId).length;
  if (elsewhere > 0) misses.push(miss("lost", `${elsewhere} runs are in another thread`));
  return misses;
}

/** A second call of the responder would leave a second beginning, or numbers that do not follow. */
function judgeRun({ runId, events }: LoggedRun): Miss[] {
  const isGapless = events.every(({ seq }, index) => seq === index + 1);
  const starts = events.filter(({ event }) => event.type === "RUN_STARTED").length;
  const ends = events.filter(({ event }) => isTerminal(event)).length;
  const last = events.at(-1)?.event;
  if (isGapless && starts === 1 && ends === 1 && last?.type === "RUN_FINISHED") return [];
  return [miss("trouble", `run ${runId}: ${starts} starts, ${ends} ends, last ${last?.type ?? "nothing"}, gapless ${isGapless}`)];
}
