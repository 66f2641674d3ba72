/** `trouble`: the text is right, but something else is not, such as a problem that stays. */
export type MissKind = "lost" | "doubled" | "late" | "false success" | "trouble";

/** One way in which what was promised did not come true. */
export interface Miss {
  kind: MissKind;
  what: string;
}

export function miss(kind: MissKind, what: string): Miss {
  return { kind, what };
}

/** A text on screen that is not the log's. */
export function differ(shown: string, logged: string): Miss {
  return miss(
    shown.length > logged.length ? "doubled" : "lost",
    `on screen ${JSON.stringify(shown)}, in the log ${JSON.stringify(logged)}`,
  );
}
