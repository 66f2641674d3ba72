import type { Socket } from "node:net";

/** One HTTP/1.1 request as it came over a connection. */
export interface ReadRequest {
  method: string;
  path: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

/** Reads one request with a body of known length; `undefined` where the connection ends before it is complete. */
export async function readRequest(socket: Socket): Promise<ReadRequest | undefined> {
  let read = Buffer.alloc(0);
  return new Promise((resolve) => {
    const end = (request?: ReadRequest) => {
      socket.off("data", take).off("close", close);
      resolve(request);
    };
    const close = () => end();
    const take = (chunk: Buffer) => {
      read = Buffer.concat([read, chunk]);
      const headEnd = read.indexOf("\r\n\r\n");
      if (headEnd < 0) return;
      const [first = "", ...lines] = read.subarray(0, headEnd).toString("latin1").split("\r\n");
      const headers = Object.fromEntries(
        lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
      );
      const body = read.subarray(headEnd + 4);
      if (body.length < Number(headers["content-length"] ?? 0)) return;
      const [method = "", path = ""] = first.split(" ");
      end({ method, path, headers, body });
    };
    socket.on("data", take).on("close", close);
  });
}
