import type { Fault } from "./fault.ts";
import type { RunPlan } from "./plan.ts";
import type { ReadRequest } from "./read-request.ts";

/** From the last fault to a terminal state, in milliseconds. */
const PATIENCE = 15_000;
/** Faults that have had no request to strike by then are left out. */
const FAULT_TIME = 6_000;

/** Which request meets which of a plan's faults, and how long there is to recover. */
export interface Schedule {
  /** The first message is about to be sent. */
  begin(): void;
  /** What goes wrong with a request. */
  next(request: ReadRequest): Fault | undefined;
  /** Requests that a fault struck. */
  struck(): number;
  /** When it is too late for a terminal state: counted from `lastFault`, or from the time when there are no more. In milliseconds since the epoch. */
  lateAfter(lastFault: number): number;
}

export function createSchedule({ faults, from }: RunPlan): Schedule {
  let waiting = [...faults];
  let struck = 0;
  let began: number | undefined;
  return {
    begin: () => (began = Date.now()),
    next(request) {
      const planned = waiting[0];
      const isArmed = from === "start" || began !== undefined;
      if (!isArmed || !planned || (planned.on === "stream" && !bringsEvents(request))) return undefined;
      waiting = waiting.slice(1);
      struck += 1;
      return planned.fault;
    },
    struck: () => struck,
    lateAfter(lastFault) {
      const since = began ?? Date.now();
      if (waiting.length > 0 && Date.now() - since > FAULT_TIME) waiting = [];
      return Math.max(lastFault, since + (waiting.length > 0 ? FAULT_TIME : 0)) + PATIENCE;
    },
  };
}

function bringsEvents({ path }: ReadRequest): boolean {
  return /^\/v1\/(agents\/[^/]+\/runs|runs\/[^/]+\/events)/.test(path);
}
