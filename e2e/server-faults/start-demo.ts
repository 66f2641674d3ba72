import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("../../demo/dist/start.js", import.meta.url));

/** What `npm start` runs, as a process that signals are sent to. */
export interface DemoProcess {
  /** Undefined where it ended before it was ready. */
  url: string | undefined;
  signal(name: NodeJS.Signals): void;
  /** How it ended. */
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** All that it wrote. */
  output(): string;
}

/** Starts the demo over `dataDir`, and waits until it is ready or has ended. `port` 0 takes a free one. */
export async function startDemo(dataDir: string, port = 0): Promise<DemoProcess> {
  const child = spawn(process.execPath, [PROGRAM], {
    env: { ...process.env, PORT: String(port), HOST: "127.0.0.1", PARLEY_DATA_DIR: dataDir, PARLEY_LOG: "error" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = (once(child, "close") as Promise<[number | null, NodeJS.Signals | null]>).then(([code, signal]) => ({ code, signal }));
  let output = "";
  const url = await new Promise<string | undefined>((resolve) => {
    const hear = (chunk: Buffer): void => {
      output += String(chunk);
      const address = /ready: (http:\S+?)\/?\s/.exec(output)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    void exited.then(() => resolve(undefined));
  });
  return { url, exited, output: () => output, signal: (name) => void child.kill(name) };
}

/** The same for one that must be ready. */
export async function startReadyDemo(dataDir: string, port = 0): Promise<DemoProcess & { url: string }> {
  const demo = await startDemo(dataDir, port);
  const { url } = demo;
  if (url === undefined) throw new Error(`The demo did not start: ${demo.output()}`);
  return { ...demo, url };
}
