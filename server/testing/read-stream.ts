export interface Frame {
  seq: number;
  event: Record<string, unknown>;
}

/** Test support: reads a stream of server-sent events strictly as we write it. Throws at anything else, a gap in the numbers that no snapshot restates, or a cut frame. */
export async function* frames(response: Response): AsyncGenerator<Frame> {
  if (!response.body) throw new Error("the response has no body");
  const decoder = new TextDecoder();
  let rest = "";
  let last: number | undefined;
  for await (const chunk of response.body) {
    rest += decoder.decode(chunk as Uint8Array, { stream: true });
    for (let end = rest.indexOf("\n\n"); end >= 0; end = rest.indexOf("\n\n")) {
      const frame = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (frame === ": heartbeat") continue;
      const parts = /^data: (\{[^\r\n]*\})\nid: (\d+)$/.exec(frame);
      if (!parts?.[1]) throw new Error(`not a frame of ours: ${JSON.stringify(frame)}`);
      const seq = Number(parts[2]);
      const event = JSON.parse(parts[1]) as Record<string, unknown>;
      const leaps = event["type"] === "MESSAGES_SNAPSHOT" && last !== undefined && seq > last;
      if (last !== undefined && seq !== last + 1 && !leaps) throw new Error(`${seq} follows ${last}`);
      last = seq;
      yield { seq, event };
    }
  }
  if (rest !== "") throw new Error(`a cut frame: ${JSON.stringify(rest)}`);
}

/** All frames until the stream ends. */
export async function allFrames(response: Response): Promise<Frame[]> {
  const all: Frame[] = [];
  for await (const frame of frames(response)) all.push(frame);
  return all;
}

/** What the frames say, in one text. */
export function textOf(all: readonly Frame[]): string {
  return all.map(({ event }) => (event["type"] === "TEXT_MESSAGE_CONTENT" ? String(event["delta"]) : "")).join("");
}
