import { Refusal } from "../guard/refusal.ts";

export function runConflict(): Refusal {
  return new Refusal("run_conflict", "This run id was used for something else. Make a new one.");
}

/** `last`: the run's last event. */
export function cursorAhead(last: number): Refusal {
  return new Refusal("cursor_ahead", `The run's last event is ${last}; \`after\` is beyond it. Read the conversation's messages anew.`);
}
