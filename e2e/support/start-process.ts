import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** What `npm start` runs, as a process of its own. */
export interface ServerProcess {
  url: string;
  /** Ends it without a word, as a crash does. */
  kill(): Promise<void>;
}

/** Starts the server over `dataDir` and waits until it says that it is ready. `port` 0 takes a free one. */
export async function startProcess(dataDir: string, port = 0): Promise<ServerProcess> {
  const child = spawn(process.execPath, [fileURLToPath(new URL("../../demo/dist/start.js", import.meta.url))], {
    env: { ...process.env, PORT: String(port), HOST: "127.0.0.1", PARLEY_DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const url = await Promise.race([
    (async () => {
      for await (const line of createInterface({ input: child.stdout })) {
        const address = /http:\S+/.exec(line)?.[0];
        if (address) return address;
      }
      throw new Error("The server ended before it was ready");
    })(),
    exited.then(() => {
      throw new Error("The server did not start");
    }),
  ]);
  return {
    url: url.replace(/\/$/, ""),
    async kill() {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
      await exited;
    },
  };
}
