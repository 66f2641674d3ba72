import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { launchOptions } from "./scripts/chromium.mjs";
import { servedJson, sources } from "./vite.config.ts";

const exclude = ["**/node_modules/**", "**/dist/**", "e2e/**/*.spec.ts"];

export default defineConfig({
  resolve: { alias: sources },
  test: {
    projects: [
      {
        extends: true,
        test: { name: "node", environment: "node", include: ["**/*.test.ts"], exclude: [...exclude, "**/*.browser.test.*"] },
      },
      {
        extends: true,
        plugins: [servedJson],
        oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
        test: {
          name: "browser",
          include: ["**/*.browser.test.{ts,tsx}"],
          exclude,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: launchOptions() }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
});
