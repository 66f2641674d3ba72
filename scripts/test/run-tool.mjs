import { spawn } from "node:child_process";

/**
 * @typedef {object} Ended
 * @property {boolean} passed the process ended by itself, with 0
 * @property {string} output all that it wrote, in order
 */

/**
 * Runs a tool to its end, without input and without colours. A tool that hangs is stopped with all that it started.
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {{ folder?: string, env?: Readonly<Record<string, string>>, minutes?: number }} [options] `folder` to run in, default ours; `minutes` until it
 *   counts as hanging, default 15
 * @returns {Promise<Ended>}
 */
export function runTool(command, parameters, { folder, env = {}, minutes = 15 } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
      cwd: folder,
      env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0", ...env },
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
        output += text;
      });
    }
    const timer = setTimeout(() => {
      output += `\nstopped: no end after ${minutes} minutes\n`;
      if (child.pid) process.kill(-child.pid, "SIGKILL");
    }, minutes * 60_000);
    child.on("error", (error) => {
      clearTimeout(timer);
      resolve({ passed: false, output: `${output}${error.message}\n` });
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({ passed: code === 0, output });
    });
  });
}
