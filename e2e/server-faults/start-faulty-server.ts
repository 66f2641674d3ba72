import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Limits } from "@parley/server";
import type { Command, FaultyServerOptions, Report } from "./faulty-server.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PROGRAM = fileURLToPath(new URL("../dist/server-faults/faulty-server.js", import.meta.url));

/** A server that faults are made in. */
export interface FaultyServer {
  url: string;
  /** Resolves once it has done it. Rejects where the process ends before. */
  tell(command: Command): Promise<Report>;
  signal(name: NodeJS.Signals): void;
  /** How the process ended. */
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** All that it wrote. */
  output(): string;
  /** Ends it without a word, as a crash does. May be called twice. */
  kill(): Promise<void>;
}

export interface StartOptions {
  dataDir: string;
  /** Default: a free one. */
  port?: number;
  limits?: Partial<Limits>;
  /** Lays a disk of so many MiB over the data folder, which only this process sees. Default: none. */
  disk?: number;
}

/** The program runs as it is published, so it is built first; an error in another room's types need not stop these tests. */
export function buildFaultyServer(): void {
  try {
    execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-b", "e2e"], { cwd: ROOT, stdio: "pipe" });
  } catch (error) {
    if (!existsSync(PROGRAM)) throw error;
  }
}

/** A process with a view of its own of what is mounted where; on Linux, without rights of any kind. */
const OWN_MOUNTS = ["unshare", "-Urm"] as const;

/** Whether this machine lets anybody lay a small disk over a folder for one process alone. */
export function hasSmallDisks(): boolean {
  const [file, ...parameters] = OWN_MOUNTS;
  return spawnSync(file, [...parameters, "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", "/tmp"]).status === 0;
}

/** Starts the server and waits until it listens. */
export async function startFaultyServer({ dataDir, port = 0, limits = {}, disk }: StartOptions): Promise<FaultyServer> {
  const options: FaultyServerOptions = { dataDir, port, limits };
  const command = [process.execPath, PROGRAM, JSON.stringify(options)];
  const mount = `mount -t tmpfs -o size=${disk}m tmpfs "$0" && exec "$@"`;
  const [file = "", ...parameters] = disk === undefined ? command : [...OWN_MOUNTS, "sh", "-c", mount, dataDir, ...command];
  const child = spawn(file, parameters, { stdio: ["ignore", "pipe", "pipe", "ipc"], env: { ...process.env, PARLEY_LOG: "error" } });
  const exited = (once(child, "exit") as Promise<[number | null, NodeJS.Signals | null]>).then(([code, signal]) => ({ code, signal }));
  let output = "";
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      output += String(chunk);
      const address = /^http:\S+$/m.exec(output)?.[0];
      if (address !== undefined) resolve(address);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    void exited.then(() => reject(new Error(`The server ended: ${output}`)));
  });
  return {
    url,
    exited,
    output: () => output,
    tell: (told) => tell(child, told, exited),
    signal: (name) => void child.kill(name),
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

async function tell(child: ChildProcess, command: Command, exited: Promise<unknown>): Promise<Report> {
  const heard = once(child, "message") as Promise<[Report]>;
  child.send(command);
  const answer = await Promise.race([heard, exited.then(() => undefined)]);
  if (!answer) throw new Error("The server ended before it did what it was told");
  return answer[0];
}
