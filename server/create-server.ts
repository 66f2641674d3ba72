import { randomUUID } from "node:crypto";
import type { AgentsResponse, Locale } from "@parley/protocol";
import Fastify, { type FastifyInstance } from "fastify";
import type { AgentRouter } from "./agents/router-interface.ts";
import type { ParleyConfig } from "./config/config.ts";
import { type Environment, type Settings, loadConfig } from "./config/load-config.ts";
import { type ArticleLookup, registerApi } from "./http/api.ts";
import { answerBadAddress, answerErrors } from "./http/error-answers.ts";
import { OpenStreams } from "./http/open-streams.ts";
import { serveWidget } from "./http/widget-files.ts";
import { Runs } from "./runs/runs.ts";
import { ServerError } from "./server-error.ts";
import { keptSecret } from "./sessions/secret.ts";
import { Sessions } from "./sessions/sessions.ts";
import type { Leads } from "./storage/leads.ts";
import { type Storage, openStorage } from "./storage/open-storage.ts";
import { Upkeep } from "./upkeep/upkeep.ts";

/** What the server gives to those who answer. */
export interface Services {
  leads: Leads;
  settings: Settings;
}

/** What the server is not itself. */
export interface ServerParts {
  /** Makes the agents and what chooses between them. Called once. */
  agents(services: Services): AgentRouter | Promise<AgentRouter>;
  /** Who they are, in a language; `GET /v1/agents`. */
  agentInfo(locale: Locale): AgentsResponse;
  /** Default: there are no articles. */
  articles?: ArticleLookup;
  /** Folder of the built widget, with `parley.js` and `parley/`. Default: the widget is not served. */
  widgetDir?: string;
}

export interface ParleyServer {
  /** For routes of one's own, before `listen`. */
  readonly fastify: FastifyInstance;
  /** Resolves with the address listened on. `port` 0 takes a free one. Rejects with a `ServerError`. */
  listen(at: { port: number; host?: string }): Promise<string>;
  /** Ends all runs and streams, stops listening, closes the store. May be called twice. */
  close(): Promise<void>;
}

/** Milliseconds that a request may take to arrive whole, body included; no bound on its answer. */
const REQUEST_TIME = 30_000;

/** Milliseconds that streams have to say their last event when the server goes down. */
const GRACE = 2_000;

/** Puts the agent server together, ready to listen. Settings left out of `config` are looked up in `environment`. Rejects with a `ConfigError`, `StorageError` or `ServerError` whose sentence tells what to do. */
export async function createServer(
  config: ParleyConfig,
  parts: ServerParts,
  environment: Environment = process.env,
): Promise<ParleyServer> {
  const settings = loadConfig(config, environment);
  const storage = await openStorage(settings.dataDir);
  try {
    return await compose(settings, storage, parts);
  } catch (error) {
    await storage.close();
    throw error;
  }
}

async function compose(settings: Settings, storage: Storage, parts: ServerParts): Promise<ParleyServer> {
  const { limits, defaultLocale, origins, wordsPerSecond } = settings;
  const router = await parts.agents({ leads: storage.leads, settings });
  if (router.ids.length === 0) throw new ServerError("no_agents", "The server has no agent to answer. Give it at least one.");
  const fastify = Fastify({
    bodyLimit: limits.bodyBytes,
    trustProxy: trustProxy(settings.trustProxy),
    logger: { level: settings.logLevel, redact: ["req.headers.authorization"] },
    genReqId: () => randomUUID(),
    forceCloseConnections: true,
    requestTimeout: REQUEST_TIME,
    routerOptions: { maxParamLength: 256 },
    frameworkErrors: answerBadAddress,
  });
  const sessions = new Sessions(settings.secret ?? keptSecret(settings.dataDir), limits);
  const runs = new Runs({
    storage,
    router,
    limits,
    defaultLocale,
    wordsPerSecond,
    report: (error, run) => fastify.log.child(run).error(error, "run failed"),
  });
  const streams = new OpenStreams();
  await runs.sweep();
  const upkeep = new Upkeep({ storage, runs, limits, report: (error) => fastify.log.error(error, "upkeep failed") });
  upkeep.start();

  fastify.addHook("onRequest", async (request, reply) => void reply.header("x-request-id", request.id));
  answerErrors(fastify);
  const { articles, agentInfo, widgetDir } = parts;
  if (widgetDir !== undefined) fastify.register(async (scope) => serveWidget(scope, widgetDir));
  fastify.register(
    async (scope) =>
      registerApi(scope, { storage, sessions, runs, streams, agentIds: router.ids, agentInfo, articles, origins, defaultLocale, limits }),
    { prefix: "/v1" },
  );

  let closed: Promise<void> | undefined;
  return {
    fastify,
    listen: (at) => listen(fastify, at),
    close: () => (closed ??= close(fastify, runs, streams, upkeep, storage)),
  };
}

async function listen(fastify: FastifyInstance, { port, host = "127.0.0.1" }: { port: number; host?: string }): Promise<string> {
  try {
    return await fastify.listen({ port, host });
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    if (code === "EADDRINUSE")
      throw new ServerError("port_taken", `Port ${port} is taken by another program. Stop it, or choose another port.`, { cause });
    if (code === "EACCES" || code === "EADDRNOTAVAIL")
      throw new ServerError("cannot_listen", `The server may not listen on ${host}, port ${port}. Choose another host or port.`, { cause });
    throw cause;
  }
}

/** A number says how many of the nearest addresses are our own proxies. */
function trustProxy(trusted: boolean | number): boolean | ((address: string, hop: number) => boolean) {
  return typeof trusted === "boolean" ? trusted : (_address, hop) => hop < trusted;
}

async function close(fastify: FastifyInstance, runs: Runs, streams: OpenStreams, upkeep: Upkeep, storage: Storage): Promise<void> {
  try {
    await upkeep.close();
    await runs.close();
    await streams.ended(GRACE);
    await fastify.close();
  } finally {
    await storage.close();
  }
}
