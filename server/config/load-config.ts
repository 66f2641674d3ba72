import { resolve } from "node:path";
import { LOCALES, type Locale } from "@parley/protocol";
import { ConfigError } from "./config-error.ts";
import type { ParleyConfig } from "./config.ts";
import { DEFAULT_LIMITS, LEAST, type Limits } from "./limits.ts";

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Variables of the process: `PARLEY_DATA_DIR`, `PARLEY_SECRET`, `PARLEY_LOG`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A configuration with its defaults filled in and checked. */
export interface Settings {
  defaultLocale: Locale;
  origins: ReadonlySet<string>;
  defaultAgent: string;
  wordsPerSecond: number;
  limits: Limits;
  /** Absolute path. */
  dataDir: string;
  /** `undefined`: the one kept in `dataDir`. */
  secret: string | undefined;
  trustProxy: boolean | number;
  /** `PARLEY_LOG`, default `warn`. */
  logLevel: LogLevel;
}

/** Fills in defaults from the environment and checks what the server itself needs. Throws a `ConfigError`. */
export function loadConfig(config: ParleyConfig, environment: Environment = process.env): Settings {
  const { defaultLocale = "en", origins = [], defaultAgent = "service", wordsPerSecond = 45, trustProxy = false } = config;
  const secret = config.secret ?? environment["PARLEY_SECRET"];
  const logLevel = LOG_LEVELS.find((level) => level === (environment["PARLEY_LOG"] ?? "warn"));
  require(LOCALES.includes(defaultLocale), `defaultLocale must be one of ${LOCALES.join(", ")}.`);
  for (const origin of origins)
    require(isOrigin(origin), `origins: "${origin}" is not an origin. Write scheme, host and port alone, as in https://www.example.com`);
  require(wordsPerSecond > 0, "wordsPerSecond must be more than 0; Infinity means no pause.");
  require(secret === undefined || secret.length >= 32, "secret (or PARLEY_SECRET) must have at least 32 characters.");
  require(logLevel !== undefined, `PARLEY_LOG must be one of ${LOG_LEVELS.join(", ")}.`);
  return {
    defaultLocale,
    defaultAgent,
    wordsPerSecond,
    secret,
    trustProxy,
    logLevel,
    origins: new Set(origins),
    limits: loadLimits(config.limits ?? {}),
    dataDir: resolve(config.dataDir ?? environment["PARLEY_DATA_DIR"] ?? ".parley"),
  };
}

function loadLimits(given: Partial<Limits>): Limits {
  for (const [name, value] of Object.entries(given)) {
    require(isLimit(name), `limits.${name} is not a limit. There are: ${Object.keys(DEFAULT_LIMITS).join(", ")}.`);
    const least = LEAST[name];
    if (least === undefined) require(Number.isFinite(value) && value > 0, `limits.${name} must be a number over 0.`);
    else require(Number.isFinite(value) && value >= least, `limits.${name} must be a number, at least ${least}.`);
  }
  return { ...DEFAULT_LIMITS, ...given };
}

function isLimit(name: string): name is keyof Limits {
  return Object.hasOwn(DEFAULT_LIMITS, name);
}

function isOrigin(text: string): boolean {
  return /^https?:\/\/[\w.:[\]-]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

function require(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new ConfigError(sentence);
}
