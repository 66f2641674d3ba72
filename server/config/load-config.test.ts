import { expect, test } from "vitest";
import type { ParleyConfig } from "./config.ts";
import { DEFAULT_LIMITS } from "./limits.ts";
import { loadConfig } from "./load-config.ts";

const texts = { name: {}, role: {}, greeting: {}, suggestions: {} };
const config: ParleyConfig = {
  company: "Test",
  knowledge: { folder: "." },
  contact: {},
  agents: { service: texts, lead: { ...texts, promise: {}, plan: [] } },
};

test("defaults, then the environment, then the configuration", () => {
  expect(loadConfig(config, {})).toMatchObject({
    defaultLocale: "en",
    wordsPerSecond: 45,
    limits: DEFAULT_LIMITS,
    secret: undefined,
    logLevel: "warn",
    trustProxy: false,
  });
  const environment = { PARLEY_DATA_DIR: "/tmp/a", PARLEY_SECRET: "s".repeat(32), PARLEY_LOG: "silent" };
  expect(loadConfig(config, environment)).toMatchObject({ dataDir: "/tmp/a", secret: "s".repeat(32), logLevel: "silent" });
  expect(loadConfig({ ...config, dataDir: "/tmp/b", limits: { runSeconds: 5 } }, environment)).toMatchObject({
    dataDir: "/tmp/b",
    limits: { ...DEFAULT_LIMITS, runSeconds: 5 },
  });
});

test.each<[Partial<ParleyConfig>, Record<string, string>, string]>([
  [{ origins: ["https://example.com/"] }, {}, "origins"],
  [{ origins: ["https://*.example.com"] }, {}, "origins"],
  [{ origins: ["example.com"] }, {}, "origins"],
  [{ origins: ["null"] }, {}, "origins"],
  [{ origins: ["https://Example.com"] }, {}, "origins"],
  [{ secret: "short" }, {}, "secret"],
  [{}, { PARLEY_SECRET: "short" }, "PARLEY_SECRET"],
  [{}, { PARLEY_LOG: "loud" }, "PARLEY_LOG"],
  [{ wordsPerSecond: 0 }, {}, "wordsPerSecond"],
  [{ defaultLocale: "nl" as "en" }, {}, "defaultLocale"],
  [{ limits: { bodyBytes: -1 } }, {}, "limits.bodyBytes"],
  [{ limits: { bodyByte: 1 } as never }, {}, "limits.bodyByte"],
])("%j with %j is refused by name", (wrong, environment, name) => {
  expect(() => loadConfig({ ...config, ...wrong }, environment)).toThrow(
    expect.objectContaining({ code: "invalid_config", message: expect.stringContaining(name) }),
  );
});
