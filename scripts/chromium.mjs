import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];
const MINUTES = 60_000;

/** No sandbox, which root and containers do not have, and no errands of the browser's own. */
const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"];

/**
 * How Vitest and Playwright start the browser.
 * @returns {{ executablePath?: string, args: string[] }}
 */
export function launchOptions() {
  const executablePath = locateChromium();
  return { ...(executablePath ? { executablePath } : {}), args: ARGUMENTS };
}

/**
 * The Chromium that tests run in: `PARLEY_CHROMIUM`, else the one Playwright installed, else one of the system. Installs nothing.
 * @returns {string | undefined} absolute path, `undefined` where there is none
 */
export function locateChromium() {
  const own = process.env["PARLEY_CHROMIUM"];
  if (own) return own;
  return [playwrightPath(), systemPath()].find((path) => path !== undefined);
}

/**
 * Finds Chromium or installs it, says in one line what it did, and leaves the path in `PARLEY_CHROMIUM` for the processes it starts.
 * @param {(line: string) => void} say
 * @returns {string} absolute path of a Chromium that starts
 */
export function ensureChromium(say) {
  const path = installed(say);
  process.env["PARLEY_CHROMIUM"] = path;
  return path;
}

/** @param {(line: string) => void} say */
function installed(say) {
  const own = process.env["PARLEY_CHROMIUM"];
  if (own) {
    if (!starts(own)) throw new Error(`PARLEY_CHROMIUM names ${own}, which does not start. Unset it or name another browser.`);
    say(`uses PARLEY_CHROMIUM, ${own}`);
    return own;
  }
  for (const path of [playwrightPath(), systemPath()]) {
    if (!path || !starts(path)) continue;
    say(`found ${path}`);
    return path;
  }
  run("npx", ["playwright", "install", "chromium"], 5 * MINUTES);
  const downloaded = playwrightPath();
  if (downloaded && starts(downloaded)) {
    say(`installed ${downloaded} with Playwright`);
    return downloaded;
  }
  if (process.getuid?.() === 0) {
    run("apt-get", ["update"], 5 * MINUTES);
    run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], 10 * MINUTES);
    const packaged = systemPath();
    if (packaged && starts(packaged)) {
      say(`installed ${packaged} with apt-get`);
      return packaged;
    }
  }
  throw new Error("There is no Chromium, and none could be installed. Install one and name it in PARLEY_CHROMIUM.");
}

function playwrightPath() {
  try {
    const require = createRequire(new URL("../e2e/package.json", import.meta.url));
    const playwright = /** @type {{ chromium: { executablePath(): string } }} */ (require("@playwright/test"));
    return existing(playwright.chromium.executablePath());
  } catch {
    return undefined; // Playwright is not installed, or knows no browser for this system.
  }
}

function systemPath() {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(existing);
}

/** @param {string} path */
function existing(path) {
  try {
    accessSync(path, constants.X_OK);
    return path;
  } catch {
    return undefined;
  }
}

/**
 * A browser that was downloaded without the libraries it needs is there and does not start.
 * @param {string} path
 */
function starts(path) {
  return run(path, ["--version"], MINUTES).status === 0;
}

/**
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {number} timeout in milliseconds
 */
function run(command, parameters, timeout) {
  return spawnSync(command, parameters, { stdio: "ignore", timeout, env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
}
