import { dirname, join } from "node:path";
import { createParley } from "@parley/server";
import { readAddress } from "./address.ts";
import { DEMO_ROOT } from "./demo-root.ts";
import { config } from "./parley.config.ts";
import { serveHosts } from "./serve/serve-hosts.ts";
import { serveSite } from "./serve/serve-site.ts";

/** Where `npm run build` puts the widget in this repository. */
const WIDGET = join(dirname(DEMO_ROOT), "widget", "dist");

try {
  await start();
} catch (error) {
  console.error(isExpected(error) ? error.message : error);
  process.exitCode = 1;
}

async function start(): Promise<void> {
  const address = readAddress(process.env);
  const parley = await createParley(config, { widgetDir: WIDGET });
  try {
    serveHosts(parley.fastify, join(DEMO_ROOT, "hosts"));
    serveSite(parley.fastify, join(DEMO_ROOT, "dist-site"));
    const url = await parley.listen(address);
    process.stdout.write(`Parley is ready: ${url}\n`);
  } catch (error) {
    await parley.close();
    throw error;
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop(parley));
}

/** Runs and streams end in order. A second signal ends the process at once, as our listener is gone by then. */
async function stop(parley: { close(): Promise<void> }): Promise<void> {
  try {
    await parley.close();
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  }
}

/** Errors of ours and of the server bear a code and a sentence that is enough. */
function isExpected(error: unknown): error is Error & { code: string } {
  return (
    error instanceof Error && "code" in error && typeof error.code === "string" && !(error.name === "Error" || error.name === "TypeError")
  );
}
