import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";

const LINE_FEED = 10;
const LINES_OF_A_FRAME = 3;
/** Enough of the end to hold the last frame. */
const TAIL = 1_024;

/** One stream that is read with as little work as can be. */
export interface ReadStream {
  /** Resolves at its end with the number of its events. Rejects where the stream is not whole. */
  ended: Promise<number>;
}

/** Asks for a stream. Resolves when the server has begun to answer. */
export async function openStream(url: string, headers: Record<string, string>, body: string): Promise<ReadStream> {
  const asked = request(url, { method: "POST", headers: { ...headers, "content-type": "application/json" }, agent: new Agent() });
  asked.end(body);
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  if (response.statusCode !== 200) throw new Error(`The server answered ${url} with ${response.statusCode}`);
  return { ended: readToEnd(response) };
}

async function readToEnd(response: IncomingMessage): Promise<number> {
  let lines = 0;
  let tail = Buffer.alloc(0);
  for await (const chunk of response as AsyncIterable<Buffer>) {
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) lines += 1;
    tail = Buffer.concat([tail, chunk]).subarray(-TAIL);
  }
  const events = lines / LINES_OF_A_FRAME;
  const end = tail.toString("latin1");
  if (!end.includes('"type":"RUN_FINISHED"') || !end.endsWith(`\nid: ${events}\n\n`))
    throw new Error(`A stream of ${events} events is not whole: ${end}`);
  return events;
}
