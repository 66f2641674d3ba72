import { once } from "node:events";
import type { Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import type { Fault } from "./fault.ts";

/** The connection to the client. What is written to it passes the place where the fault strikes. */
export interface Connection {
  isOpen(): boolean;
  /** Bytes as they are. */
  write(bytes: Buffer | string): Promise<void>;
  /** One chunk of a body in HTTP's chunked framing. */
  writeChunk(bytes: Buffer): Promise<void>;
  /** The body is complete. */
  end(): Promise<void>;
  /** Without another word. */
  reset(): void;
}

const SETTLE = 5;

export function openConnection(socket: Socket, fault: Fault | undefined): Connection {
  let sent = 0;
  let bodySent = 0;
  let isOpen = true;
  socket.once("close", () => (isOpen = false));

  async function put(bytes: Buffer): Promise<void> {
    if (!isOpen || bytes.length === 0) return;
    sent += bytes.length;
    if (!socket.write(bytes)) await Promise.race([once(socket, "drain"), once(socket, "close")]).catch(() => undefined);
  }

  /** What was written is on its way before the connection breaks. */
  async function breakOff(): Promise<void> {
    if (!isOpen) return;
    if (fault?.kind === "hang") {
      await (fault.milliseconds === undefined ? once(socket, "close") : Promise.race([delay(fault.milliseconds), once(socket, "close")]));
    } else await delay(SETTLE);
    isOpen = false;
    if (fault?.kind === "fin") socket.end();
    else socket.resetAndDestroy();
  }

  /** The byte of the connection at which it breaks. */
  const place = fault?.kind === "reset" || fault?.kind === "fin" || fault?.kind === "hang" ? fault.at : undefined;

  const connection: Connection = {
    isOpen: () => isOpen,
    async write(given) {
      const bytes = Buffer.from(given);
      if (place === undefined || sent + bytes.length < place) return put(bytes);
      await put(bytes.subarray(0, place - sent));
      await breakOff();
    },
    async writeChunk(bytes) {
      if (!isOpen || bytes.length === 0) return;
      const left = fault?.kind === "end" ? fault.at - bodySent : Infinity;
      const piece = bytes.subarray(0, Math.max(0, left));
      bodySent += piece.length;
      if (piece.length > 0)
        await connection.write(Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from("\r\n")]));
      if (piece.length < bytes.length) await connection.end();
    },
    async end() {
      // An answer that is shorter than the fault's place breaks after its last byte and before its end.
      if (place !== undefined) return breakOff();
      await put(Buffer.from("0\r\n\r\n"));
      isOpen = false;
      socket.end();
    },
    reset() {
      isOpen = false;
      socket.resetAndDestroy();
    },
  };
  return connection;
}
