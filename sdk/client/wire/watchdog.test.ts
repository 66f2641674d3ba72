import { expect, test, vi } from "vitest";
import { manualClock } from "../testing/manual-clock.ts";
import { createWatchdog } from "./watchdog.ts";

/** A watchdog of ten seconds on a clock that may be set, as a computer's is. */
function watching() {
  const clock = manualClock();
  let shift = 0;
  const onSilence = vi.fn<() => void>();
  const watchdog = createWatchdog({ ...clock, now: () => clock.now() + shift }, 10_000, onSilence);
  return { watchdog, onSilence, advance: clock.advance, set: (by: number) => (shift += by) };
}

test("silence is what lasts as long as is allowed since the last ping", () => {
  const { watchdog, onSilence, advance } = watching();
  advance(6_000);
  watchdog.ping(10_000);
  advance(9_999);
  expect(onSilence).not.toHaveBeenCalled();
  advance(1);
  expect(onSilence).toHaveBeenCalledOnce();
});

test("a clock that was set back does not make silence longer", () => {
  const { onSilence, advance, set } = watching();
  advance(1_000);
  set(-3_600_000);
  advance(9_000);
  expect(onSilence).toHaveBeenCalledOnce();
});

test("a clock that was set back is no silence where something was heard since", () => {
  const { watchdog, onSilence, advance, set } = watching();
  set(-3_600_000);
  advance(9_000);
  watchdog.ping(10_000);
  advance(9_999);
  expect(onSilence).not.toHaveBeenCalled();
  advance(1);
  expect(onSilence).toHaveBeenCalledOnce();
});
