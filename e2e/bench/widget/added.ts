import type { Cost } from "./stage.ts";

/** What was added from one look to the next. */
export function added(before: Cost, after: Cost): Cost {
  return {
    task: after.task - before.task,
    script: after.script - before.script,
    nodes: after.nodes - before.nodes,
    listeners: after.listeners - before.listeners,
    heapBytes: after.heapBytes - before.heapBytes,
  };
}

/** Time in which the page could not answer: of each long task (ms) what is over 50 ms. */
export function blockingTime(longTasks: readonly number[]): number {
  return longTasks.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0);
}
