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

test("conversations may be kept for ever", () => {
  expect(loadConfig({ ...config, limits: { retentionDays: 0 } }, {}).limits.retentionDays).toBe(0);
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
  [{ limits: { eventsPerRun: 3 } }, {}, "limits.eventsPerRun"],
  [{ limits: { logBytesPerRun: 4_095 } }, {}, "limits.logBytesPerRun"],
  [{ limits: { viewersPerRun: 0 } }, {}, "limits.viewersPerRun"],
  [{ limits: { compactAfterMinutes: 0 } }, {}, "limits.compactAfterMinutes"],
  [{ limits: { retentionDays: -1 } }, {}, "limits.retentionDays"],
  [{ limits: { retentionDays: Number.NaN } }, {}, "limits.retentionDays"],
])("%j with %j is refused by name", (wrong, environment, name) => {
  expect(() => loadConfig({ ...config, ...wrong }, environment)).toThrow(
    expect.objectContaining({ code: "invalid_config", message: expect.stringContaining(name) }),
  );
});
