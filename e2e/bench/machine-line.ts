import { availableParallelism, cpus, loadavg } from "node:os";

/** What the figures were found on, and how busy it was already: without that they say little. */
export function machineLine(): string {
  return `Node ${process.versions.node}, ${availableParallelism()} processors (${cpus()[0]?.model.trim() ?? "unknown"}), load ${loadavg()[0]?.toFixed(1)}`;
}
