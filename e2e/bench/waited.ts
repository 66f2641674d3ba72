import { readFileSync } from "node:fs";

/** Milliseconds for which this process's main thread was ready to work while others had the processors. `NaN` outside of Linux. */
export function waited(): number {
  try {
    return Number(readFileSync("/proc/self/schedstat", "utf8").split(" ")[1]) / 1e6;
  } catch {
    return NaN;
  }
}
