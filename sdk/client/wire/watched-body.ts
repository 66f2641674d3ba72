/** The longest line that a stream may have, in bytes. The parser's work on one line grows with the square of its chunks. */
const LONGEST_LINE = 1_048_576;
const LINE_FEED = 10;

/** The same response, but each chunk of its body is told of, heartbeats too, and a line without end breaks it. */
export function watchBody(response: Response, onChunk: () => void): Response {
  if (!response.body) return response;
  let lineLength = 0;
  const watch = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      onChunk();
      const lineEnd = chunk.lastIndexOf(LINE_FEED);
      lineLength = lineEnd < 0 ? lineLength + chunk.length : chunk.length - lineEnd - 1;
      if (lineLength > LONGEST_LINE) controller.error(new Error("The stream holds a line of more than 1 MiB"));
      else controller.enqueue(chunk);
    },
  });
  const { status, statusText, headers } = response;
  return new Response(response.body.pipeThrough(watch), { status, statusText, headers });
}
