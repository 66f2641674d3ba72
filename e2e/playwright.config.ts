import { defineConfig } from "@playwright/test";
import { launchOptions } from "../scripts/chromium.mjs";

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env["CI"]),
  // A test that passes at the second try has found something; it is not to be hidden.
  retries: 0,
  reporter: "list",
  timeout: 60_000,
  expect: { timeout: 20_000 },
  use: {
    browserName: "chromium",
    launchOptions: launchOptions(),
    locale: "en-US",
    timezoneId: "UTC",
    // Nobody can look at one there, and it costs a third of the time.
    trace: process.env["CI"] ? "off" : "retain-on-failure",
  },
});
