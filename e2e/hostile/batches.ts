import { PAYLOADS } from "./corpus.ts";

/** A part of the corpus, as much as one conversation keeps. */
export interface Batch {
  name: string;
  texts: readonly string[];
}

const COUNT = 4;
const SIZE = Math.ceil(PAYLOADS.length / COUNT);

/** The whole corpus in parts. */
export const BATCHES: readonly Batch[] = Array.from({ length: COUNT }, (_none, index) => ({
  name: `part ${index + 1} of ${COUNT}`,
  texts: PAYLOADS.slice(index * SIZE, (index + 1) * SIZE),
}));
