/** Which events of a run are new. */
export interface Sequence {
  /** `seq` of the last event taken, 0 before the first. */
  last(): number;
  /** `new` is to be applied; `seen` came before; with `gap` one before it is missing. An event that `restates` may leap ahead. */
  take(seq: number, restates: boolean): "new" | "seen" | "gap";
  rewind(): void;
}

export function createSequence(cursor: number): Sequence {
  let last = cursor;
  return {
    last: () => last,
    take(seq, restates) {
      if (seq <= last) return "seen";
      if (seq > last + 1 && !restates) return "gap";
      last = seq;
      return "new";
    },
    rewind() {
      last = 0;
    },
  };
}
