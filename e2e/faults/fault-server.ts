import { existsSync, readdirSync } from "node:fs";
import { config } from "@parley/demo/config";
import { createParley, createServer, type Lead, type Leads } from "@parley/server";
import { temporaryFolder } from "@parley/server/testing/temporary-folder";

/** An answer of fifty words takes half a second. */
const WORDS_PER_SECOND = 100;

/** The demo's own agents and articles behind their real server, with a store of its own. */
export interface FaultServer {
  url: string;
  /** Path of the widget's renderer of Markdown; empty where no widget is served. */
  renderer: string;
  /** Ends it and returns the leads that it has stored. */
  close(): Promise<readonly Lead[]>;
}

/** Page with nothing but the widget, with `locale` and `agent` in its query. */
export const WIDGET_PAGE = "/with-widget";
export const BLANK_PAGE = "/blank";

/** Starts it on a free port. `widgetDir`: folder of the built widget, for a browser. */
export async function startFaultServer(widgetDir?: string): Promise<FaultServer> {
  const { folder, remove } = await temporaryFolder();
  const settings = {
    ...config,
    dataDir: folder,
    wordsPerSecond: WORDS_PER_SECOND,
    limits: { requestsPerMinute: 1_000_000, runsPerMinute: 1_000_000 },
  };
  const parley = await createParley(settings, widgetDir === undefined ? {} : { widgetDir });
  const page = (path: string, body: (query: Record<string, string>) => string) =>
    parley.fastify.get(path, (request, reply) =>
      reply.type("text/html; charset=utf-8").send(`<!doctype html><title>Faults</title>${body(request.query as Record<string, string>)}`),
    );
  page(BLANK_PAGE, () => "");
  page(WIDGET_PAGE, ({ locale = "en", agent }) => {
    const named = agent === undefined ? "" : ` data-agent="${agent}"`;
    return `<script src="/parley.js" data-locale="${locale}"${named}></script>`;
  });
  const url = await parley.listen({ port: 0 });
  return {
    url,
    renderer: widgetDir === undefined ? "" : rendererIn(widgetDir),
    async close() {
      await parley.close();
      const leads = await readLeads({ ...settings, dataDir: folder });
      await remove();
      return leads;
    },
  };
}

/** What is in the store, through another server over the same folder: only what was written counts. */
async function readLeads(settings: Parameters<typeof createServer>[0]): Promise<readonly Lead[]> {
  const kept: { leads?: Leads } = {};
  const server = await createServer(settings, {
    agents({ leads }) {
      kept.leads = leads;
      return { ids: ["service"], async *respond() {} };
    },
    agentInfo: () => ({ agents: [], defaultAgent: "service" }),
  });
  try {
    return (await kept.leads?.list()) ?? [];
  } finally {
    await server.close();
  }
}

function rendererIn(widgetDir: string): string {
  const folder = `${widgetDir}/parley`;
  const name = existsSync(folder) ? readdirSync(folder).find((file) => /^rich-text-(?!base)/.test(file)) : undefined;
  if (name === undefined) throw new Error(`There is no built widget in ${widgetDir}. Run npm run build first.`);
  return `/parley/${name}`;
}
