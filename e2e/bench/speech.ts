import { setTimeout as delay } from "node:timers/promises";
import { wordAt } from "./answer.ts";
import { percentiles } from "./percentiles.ts";
import { type Span, startWatch } from "./stopwatch.ts";

export interface SpeechPlan {
  /** Of each stream; `Infinity` as fast as they are taken. */
  wordsPerSecond: number;
  /** How long all speak, and for how much of it nothing is written down yet. */
  seconds: number;
  warmSeconds: number;
}

/** What was seen of a server from within. Delays in milliseconds, everything else but `words` without the warm-up. */
export interface SpeechReport {
  /** Said from the beginning. */
  words: number;
  /** From a word said to the same word handed to the socket. */
  delay: Delay;
  /** From when the word was due, so that a server which is late with everything cannot hide it. `NaN` where nothing is due. */
  lateness: Delay;
  writtenPerSecond: number;
  /** Processor time of the whole process for one word, in microseconds. */
  cpuPerWord: number;
  /** Shares of the time in which it worked, and in which it could have but others had the processors; `NaN` where that is not known. */
  busy: number;
  starved: number;
  /** Bytes at the end, and at most. */
  memory: number;
  peakMemory: number;
}
export interface Delay {
  median: number;
  p95: number;
  most: number;
}

/** Words for many streams at once, each with the times at which it was said and written. */
export interface Speech {
  /** All streams begin to speak, each in a moment of its own. */
  begin(): void;
  words(stream: string): AsyncGenerator<string, void>;
  /** The oldest words of the stream that were not written yet have been. */
  written(stream: string, count: number): void;
  report(): SpeechReport;
}

export function createSpeech({ wordsPerSecond, seconds, warmSeconds }: SpeechPlan): Speech {
  const spoken = new Map<string, { due: number; said: number }[]>();
  const delays: number[] = [];
  const lateness: number[] = [];
  const interval = 1000 / wordsPerSecond;
  let start = 0;
  let words = 0;
  let read: (() => Span) | undefined;
  let span: Span | undefined;
  let open: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (open = resolve));

  return {
    begin() {
      start = performance.now();
      setTimeout(() => (span ??= read?.()), seconds * 1000);
      open();
    },
    async *words(stream) {
      const waiting: { due: number; said: number }[] = [];
      spoken.set(stream, waiting);
      await begun;
      const end = start + seconds * 1000;
      const first = start + (wordsPerSecond === Infinity ? 0 : Math.random() * interval);
      for (let index = 0; ; index += 1) {
        const due = wordsPerSecond === Infinity ? NaN : first + index * interval;
        if (due > end || performance.now() > end) return;
        const wait = due - performance.now();
        if (wait > 0) await delay(Math.ceil(wait));
        words += 1;
        waiting.push({ due, said: performance.now() });
        yield wordAt(index);
      }
    },
    written(stream, count) {
      const now = performance.now();
      for (const { due, said } of spoken.get(stream)?.splice(0, count) ?? []) {
        // Not by a timer: one that comes late would hide that everything does.
        if (!read && now >= start + warmSeconds * 1000) read = startWatch();
        if (!read || span) continue;
        delays.push(now - said);
        if (!Number.isNaN(due)) lateness.push(now - due);
      }
    },
    report() {
      span ??= read?.();
      const { cpu, wall, waited } = span ?? { cpu: NaN, wall: NaN, waited: NaN };
      return {
        words,
        delay: summary(delays),
        lateness: summary(lateness),
        writtenPerSecond: delays.length / (wall / 1e6),
        cpuPerWord: cpu / delays.length,
        busy: cpu / wall,
        starved: waited / wall,
        memory: process.memoryUsage().rss,
        peakMemory: process.resourceUsage().maxRSS * 1024,
      };
    },
  };
}

function summary(values: readonly number[]): Delay {
  const [median = NaN, p95 = NaN, most = NaN] = percentiles(values, [0.5, 0.95, 1]);
  return { median, p95, most };
}
