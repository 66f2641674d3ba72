import type { ClientOptions, ParleyClient } from "./client.ts";

/** One conversation with a Parley server. Touches neither storage nor network before `start` or a command. */
export function createClient(options: ClientOptions): ParleyClient {
  throw new Error(`not built yet for ${options.server}`);
}
