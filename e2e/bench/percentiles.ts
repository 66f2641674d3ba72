/** The values below which these shares (0 to 1) of all values lie, by nearest rank; `NaN` where there are none. */
export function percentiles(values: readonly number[], shares: readonly number[]): number[] {
  const sorted = Float64Array.from(values).sort();
  return shares.map((share) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN);
}

export function median(values: readonly number[]): number {
  return percentiles(values, [0.5])[0] ?? NaN;
}
