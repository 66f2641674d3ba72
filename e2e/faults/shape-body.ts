import type { Fault } from "./fault.ts";
import { seededRandom } from "./random.ts";

type Body = AsyncIterable<Buffer>;

/** The body's bytes as the fault lets them through; each piece becomes one chunk on the connection. */
export function shapeBody(fault: Fault | undefined, body: Body, isStream: boolean): Body {
  switch (fault?.kind) {
    case "one-byte-chunks":
      return flatMap(body, (piece) => Array.from(piece, (byte) => Buffer.of(byte)));
    case "split":
      return flatMap(body, split);
    case "buffer":
      return whole(body);
    case "duplicate":
    case "reorder":
    case "skip":
      return isStream ? reshuffle(fault, frames(body)) : body;
    default:
      return body;
  }
}

async function* flatMap(body: Body, each: (piece: Buffer) => Iterable<Buffer>): Body {
  for await (const piece of body) yield* each(piece);
}

async function* whole(body: Body): Body {
  const pieces: Buffer[] = [];
  for await (const piece of body) pieces.push(piece);
  yield Buffer.concat(pieces);
}

/** After the first byte of each character of several, after `da` and `i` at the beginning of a line, and after each line feed. */
function* split(piece: Buffer): Iterable<Buffer> {
  let from = 0;
  for (let at = 1; at < piece.length; at += 1) {
    const before = piece[at - 1] ?? 0;
    const isInside = before >= 0xc0 || before === 10 || isLineStart(piece, at - 2, "da") || isLineStart(piece, at - 1, "i");
    if (!isInside) continue;
    yield piece.subarray(from, at);
    from = at;
  }
  yield piece.subarray(from);
}

function isLineStart(piece: Buffer, at: number, letters: string): boolean {
  return at >= 0 && (at === 0 || piece[at - 1] === 10) && piece.subarray(at, at + letters.length).equals(Buffer.from(letters));
}

/** The stream frame by frame. */
async function* frames(body: Body): Body {
  let rest = Buffer.alloc(0);
  for await (const piece of body) {
    rest = Buffer.concat([rest, piece]);
    for (let end = rest.indexOf("\n\n"); end >= 0; end = rest.indexOf("\n\n")) {
      yield rest.subarray(0, end + 2);
      rest = rest.subarray(end + 2);
    }
  }
  if (rest.length > 0) yield rest;
}

async function* reshuffle({ kind, seed }: { kind: "duplicate" | "reorder" | "skip"; seed: number }, stream: Body): Body {
  const random = seededRandom(seed);
  const said: Buffer[] = [];
  let held: Buffer | undefined;
  for await (const frame of stream) {
    if (kind === "reorder" && !held && random.chance(0.15)) {
      held = frame;
      continue;
    }
    if (kind === "skip" && random.chance(0.08)) continue;
    yield frame;
    if (held) yield held;
    held = undefined;
    said.push(frame);
    // The frame again, or a whole stretch of what was said.
    if (kind === "duplicate" && random.chance(0.2)) yield* said.slice(-random.pick([1, 1, 2, 8]));
  }
  if (held) yield held;
}
