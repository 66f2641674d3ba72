import { config } from "@parley/demo/config";
import { createParley, type ParleyConfig } from "@parley/server";
import { temporaryFolder } from "@parley/server/testing/temporary-folder";

export interface Solstice {
  url: string;
  close(): Promise<void>;
}

/** The demo's own agents and articles on a free port, speaking without pauses, with bounds that a test may pass. */
export async function startSolstice(change: Partial<ParleyConfig> = {}): Promise<Solstice> {
  const { folder, remove } = await temporaryFolder();
  const parley = await createParley({
    ...config,
    dataDir: folder,
    wordsPerSecond: Infinity,
    limits: { requestsPerMinute: 10_000, runsPerMinute: 10_000 },
    ...change,
  });
  const url = await parley.listen({ port: 0 });
  return {
    url,
    async close() {
      await parley.close();
      await remove();
    },
  };
}
