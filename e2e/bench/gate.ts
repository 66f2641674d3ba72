/** Holds figures against their bounds. */
export interface Gate {
  /** Writes down that a figure is over its bound. */
  atMost(what: string, figure: number, bound: number, unit: string): void;
  /** One line for each bound that was broken, or one that says that all hold; the exit code says the same. */
  close(): string;
}

export function createGate(): Gate {
  const broken: string[] = [];
  let checked = 0;
  return {
    atMost(what, figure, bound, unit) {
      checked += 1;
      // Also what is no number is no good figure.
      if (!(figure <= bound)) broken.push(`BROKEN  ${what}: ${figure.toFixed(2)} ${unit}, at most ${bound}`);
    },
    close() {
      process.exitCode = broken.length > 0 || checked === 0 ? 1 : 0;
      return broken.length > 0 ? broken.join("\n") : `All ${checked} figures are within their budgets.`;
    },
  };
}
