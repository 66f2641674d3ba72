import { fileURLToPath } from "node:url";
import { config } from "@parley/demo/config";
import { serveHosts } from "@parley/demo/serve/serve-hosts";
import { serveSite } from "@parley/demo/serve/serve-site";
import { createParley, type ParleyConfig } from "@parley/server";
import { temporaryFolder } from "@parley/server/testing/temporary-folder";

const ROOT = new URL("../../", import.meta.url);

/** Solstice's whole site with its agents, as `npm start` serves it, on a free port and with a store of its own. */
export interface Site {
  url: string;
  /** Cuts every connection there is, as a bad network does. The server goes on. */
  cut(): void;
  /** Ends it and removes its store. */
  close(): Promise<void>;
}

/** Serves what `npm run build` has built. `wordsPerSecond`: how fast the agents speak, without a pause unless given. */
export async function startSite({ wordsPerSecond = Infinity }: { wordsPerSecond?: number } = {}): Promise<Site> {
  const { folder, remove } = await temporaryFolder();
  const settings: ParleyConfig = {
    ...config,
    dataDir: folder,
    wordsPerSecond,
    limits: { requestsPerMinute: 100_000, runsPerMinute: 10_000 },
  };
  const parley = await createParley(settings, { widgetDir: path("widget/dist") });
  serveHosts(parley.fastify, path("demo/hosts"));
  serveSite(parley.fastify, path("demo/dist-site"));
  return {
    url: await parley.listen({ port: 0 }),
    cut: () => parley.fastify.server.closeAllConnections(),
    async close() {
      await parley.close();
      await remove();
    },
  };
}

function path(name: string): string {
  return fileURLToPath(new URL(name, ROOT));
}
