import type { Random } from "./random.ts";

/** What goes wrong with one request. Places are bytes of the answer as it stands on the connection, times are milliseconds. */
export type Fault =
  /** This connection is reset, and nobody listens for a while. */
  | { kind: "refuse"; milliseconds: number }
  /** The connection is reset before the server hears of the request. */
  | { kind: "lose" }
  /** Reset at a byte of the answer; at 0 the server has done its work and the client hears nothing. */
  | { kind: "reset"; at: number }
  /** The connection ends at a byte, in the middle of HTTP's own framing. */
  | { kind: "fin"; at: number }
  /** The body ends at one of its bytes as if that were all. */
  | { kind: "end"; at: number }
  /** Nothing comes after a byte, for a while and then a reset, or until the client gives up. */
  | { kind: "hang"; at: number; milliseconds?: number }
  | { kind: "one-byte-chunks" }
  /** Chunks that end inside of characters, of `data:` and `id:`, and between the two line feeds of a frame's end. */
  | { kind: "split" }
  /** Nothing comes before the answer is complete. */
  | { kind: "buffer" }
  | { kind: "cut"; after: number; how: "reset" | "end" }
  /** Frames of the stream, some at random: said twice, in another order, or left out. */
  | { kind: "duplicate" | "reorder" | "skip"; seed: number }
  /** Something in between answers; `reaches`: the server gets the request nevertheless. */
  | { kind: "answer"; status: number; retryAfter?: string; body: "json" | "html" | "none"; reaches: boolean };

/** Every sort of fault by the name that it has in the report. */
export const FAULTS: Readonly<Record<string, (random: Random) => Fault>> = {
  refuse: (random) => ({ kind: "refuse", milliseconds: random.whole(100, 1_200) }),
  "request lost": () => ({ kind: "lose" }),
  "answer lost": () => ({ kind: "reset", at: 0 }),
  "reset at byte k": (random) => ({ kind: "reset", at: somewhere(random) }),
  "FIN at byte k": (random) => ({ kind: "fin", at: somewhere(random) }),
  "clean end at byte k": (random) => ({ kind: "end", at: somewhere(random) }),
  hang: (random) => ({ kind: "hang", at: somewhere(random), milliseconds: random.whole(300, 2_000) }),
  "1-byte chunks": () => ({ kind: "one-byte-chunks" }),
  "split in UTF-8, data:": () => ({ kind: "split" }),
  "buffered to the end": () => ({ kind: "buffer" }),
  "cut after T": (random) => ({ kind: "cut", after: random.whole(10, 700), how: random.pick(["reset", "end"]) }),
  "duplicated frames": (random) => ({ kind: "duplicate", seed: random.whole(0, 1e9) }),
  "reordered frames": (random) => ({ kind: "reorder", seed: random.whole(0, 1e9) }),
  "skipped frames": (random) => ({ kind: "skip", seed: random.whole(0, 1e9) }),
  ...statuses(),
  "HTML with 200": (random) => ({ kind: "answer", status: 200, body: "html", reaches: random.chance(0.5) }),
  "204": (random) => ({ kind: "answer", status: 204, body: "none", reaches: random.chance(0.5) }),
  "hang until noticed": (random) => ({ kind: "hang", at: somewhere(random) }),
};

/** Those that take as long as the client's patience with silence. */
export const SLOW: ReadonlySet<string> = new Set(["hang until noticed"]);

function statuses(): Record<string, (random: Random) => Fault> {
  const entries = [429, 500, 502, 503].flatMap((status) => {
    const answer = (random: Random) => ({
      kind: "answer" as const,
      status,
      body: random.pick<"json" | "html">(["json", "html"]),
      reaches: status !== 429 && random.chance(0.5),
    });
    return [
      [`${status}`, answer] as const,
      [`${status}, Retry-After`, (random: Random): Fault => ({ ...answer(random), retryAfter: retryAfter(random) })] as const,
    ];
  });
  return Object.fromEntries(entries);
}

/** Seconds or a date, which says whole seconds too. */
function retryAfter(random: Random): string {
  const seconds = random.whole(0, 2);
  return random.chance(0.3) ? new Date(Date.now() + seconds * 1_000).toUTCString() : String(seconds);
}

/** A byte of the answer: of its head, or anywhere in a stream. */
function somewhere(random: Random): number {
  return random.chance(0.15) ? random.whole(1, 700) : random.whole(300, 7_000);
}
