import { waited } from "./waited.ts";

/** Microseconds: of processor time in all threads of this process, on the clock, and of waiting for a processor that others had. */
export interface Span {
  cpu: number;
  wall: number;
  waited: number;
}

/** Starts to measure. Returns what reads the time since then. */
export function startWatch(): () => Span {
  const before = waited();
  const cpu = process.cpuUsage();
  const wall = performance.now();
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return { cpu: user + system, wall: (performance.now() - wall) * 1000, waited: (waited() - before) * 1000 };
  };
}
