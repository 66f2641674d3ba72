/** @import { Totals } from "./totals.mjs" */

/**
 * @typedef {object} VitestReport
 * @property {readonly { status: string, assertionResults: readonly { status: string }[] }[]} testResults one for each file
 *
 * @typedef {object} PlaywrightReport
 * @property {{ expected: number, unexpected: number, flaky: number, skipped: number }} stats
 * @property {readonly unknown[]} errors what went wrong outside of any test
 */

/**
 * Counts the tests of a Vitest run. A file that failed before its first test counts as one failure.
 * @param {VitestReport} report
 * @returns {Totals}
 */
export function countVitest({ testResults }) {
  const totals = { passed: 0, failed: 0, skipped: 0 };
  for (const file of testResults) {
    const before = totals.failed;
    for (const { status } of file.assertionResults) {
      if (status === "passed") totals.passed += 1;
      else if (status === "failed") totals.failed += 1;
      else totals.skipped += 1;
    }
    if (file.status === "failed" && totals.failed === before) totals.failed += 1;
  }
  return totals;
}

/**
 * Counts the tests of a Playwright run. Errors outside of any test count as one failure each.
 * @param {PlaywrightReport} report
 * @returns {Totals}
 */
export function countPlaywright({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped };
}

/**
 * What a run of tests counts for, from its report and how its process ended. A run that failed never counts as passed, whatever its report
 * says: not when there is none, and not when something went wrong outside of the tests.
 * @param {boolean} ended whether the process ended well
 * @param {Totals | undefined} counted
 * @returns {Totals}
 */
export function outcome(ended, counted) {
  if (!counted) return { passed: 0, failed: 1, skipped: 0 };
  if (counted.passed + counted.failed === 0) return { ...counted, failed: 1 };
  return ended || counted.failed > 0 ? counted : { ...counted, failed: 1 };
}
