import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { carry } from "./carry.ts";
import { openConnection } from "./connection.ts";
import type { Fault } from "./fault.ts";
import { readRequest, type ReadRequest } from "./read-request.ts";

/** Stands between a client and a server at the level of TCP, and lets faults happen. */
export interface FaultProxy {
  url: string;
  /** Nobody listens for so many milliseconds. */
  refuse(milliseconds: number): Promise<void>;
  /** Resets every connection there is, as the loss of the network does. */
  cut(): void;
  /** When a fault was last at work, in milliseconds since the epoch: now while one is, 0 where there was none. */
  lastFault(): number;
  /** May be called twice. */
  close(): Promise<void>;
}

export interface FaultProxyParts {
  /** Address of the server. */
  target: string;
  /** For a browser: requests outside of the API go through whatever happens, so a refusal resets the API's connections and listens on. */
  sparesPages?: boolean;
  /** Asked for each request: what goes wrong with it. */
  next(request: ReadRequest): Fault | undefined;
  /** Told of each request that the server gets. */
  onPass(request: ReadRequest): void;
}

/** Listens on a free port. Each connection carries one request, so that a fault has exactly one to strike. */
export async function startFaultProxy({ target, sparesPages = false, next, onPass }: FaultProxyParts): Promise<FaultProxy> {
  const sockets = new Set<Socket>();
  let active = 0;
  let last = 0;
  let isClosed = false;
  let downUntil = 0;
  let down: Promise<void> | undefined;
  let server = await listen(0);
  const { port } = server.address() as AddressInfo;

  async function listen(at: number): Promise<Server> {
    for (let attempt = 1; ; attempt += 1) {
      const listening = createServer((socket) => void serve(socket));
      try {
        await new Promise<void>((resolve, reject) => listening.once("error", reject).listen(at, "127.0.0.1", resolve));
        return listening;
      } catch (error) {
        if (attempt === 50) throw error;
        await delay(50);
      }
    }
  }

  async function during(work: () => Promise<unknown>): Promise<void> {
    active += 1;
    try {
      await work();
    } finally {
      active -= 1;
      last = Date.now();
    }
  }

  /** Refusals that overlap become one. */
  async function refuse(milliseconds: number): Promise<void> {
    downUntil = Math.max(downUntil, Date.now() + milliseconds);
    await (down ??= during(async () => {
      if (!sparesPages) server.close();
      while (Date.now() < downUntil) await delay(10);
      if (!isClosed && !sparesPages) server = await listen(port);
      if (isClosed) server.close();
    }).finally(() => (down = undefined)));
  }

  async function serve(socket: Socket): Promise<void> {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on("error", () => undefined).once("close", () => sockets.delete(socket));
    const request = await readRequest(socket);
    if (!request) return;
    if (sparesPages && !request.path.startsWith("/v1/")) return strike(socket, request);
    if (sparesPages && down) return void socket.resetAndDestroy();
    const fault = next(request);
    if (!fault) return strike(socket, request);
    await during(() => strike(socket, request, fault));
  }

  async function strike(socket: Socket, request: ReadRequest, fault?: Fault): Promise<void> {
    if (fault?.kind === "refuse") {
      socket.resetAndDestroy();
      await refuse(fault.milliseconds);
    } else if (fault?.kind === "lose") {
      socket.resetAndDestroy();
    } else {
      const reaches = fault?.kind !== "answer" || fault.reaches;
      if (reaches) onPass(request);
      await carry({ target, request, connection: openConnection(socket, fault), socket, fault });
    }
  }

  return {
    url: `http://127.0.0.1:${port}`,
    refuse,
    cut() {
      for (const socket of sockets) socket.resetAndDestroy();
    },
    lastFault: () => (active > 0 ? Date.now() : last),
    async close() {
      if (isClosed) return;
      isClosed = true;
      for (const socket of sockets) socket.destroy();
      await down;
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
