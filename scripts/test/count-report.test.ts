import { expect, test } from "vitest";
import { countPlaywright, countVitest, outcome } from "./count-report.mjs";
import { sum, totalsLine } from "./totals.mjs";

const file = (status: string, ...tests: string[]) => ({ status, assertionResults: tests.map((each) => ({ status: each })) });

test("passed, failed and skipped tests are counted over all files", () => {
  const testResults = [file("passed", "passed", "pending"), file("failed", "passed", "failed", "todo")];
  expect(countVitest({ testResults })).toEqual({ passed: 2, failed: 1, skipped: 2 });
});

test("a file that failed before its first test counts as a failure", () => {
  expect(countVitest({ testResults: [file("passed", "passed"), file("failed")] })).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

test("a test that passed only at a second try, and an error outside of any test, are failures", () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
  expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 3, skipped: 2 });
});

test.each([
  ["it left no report", true, undefined, 1],
  ["it failed outside of its tests", false, { passed: 3, failed: 0, skipped: 0 }, 1],
  ["it ran no test", true, { passed: 0, failed: 0, skipped: 4 }, 1],
  ["two tests failed", false, { passed: 3, failed: 2, skipped: 0 }, 2],
  ["all is well", true, { passed: 3, failed: 0, skipped: 0 }, 0],
])("where %s, the failures are counted", (_name, ended, counted, failed) => {
  expect(outcome(ended, counted).failed).toBe(failed);
});

test("the last line names skipped tests only where there are any", () => {
  const totals = sum([
    { passed: 1, failed: 0, skipped: 0 },
    { passed: 20, failed: 2, skipped: 0 },
  ]);
  expect(totalsLine(totals)).toBe("21 passed, 2 failed");
  expect(totalsLine({ ...totals, skipped: 3 })).toBe("21 passed, 2 failed, 3 skipped");
});
