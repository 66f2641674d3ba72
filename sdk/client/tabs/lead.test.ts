import { afterEach, expect, test, vi } from "vitest";
import { fakeLocks } from "../testing/fake-locks.ts";
import { createLead } from "./lead.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Tabs of a browser with such locks. Each tells of its changes whether it led by then. */
function tabs(navigator: { locks?: unknown } = { locks: fakeLocks() }) {
  vi.stubGlobal("navigator", navigator);
  return () => {
    const changes: boolean[] = [];
    const lead = createLead("parley-test", () => changes.push(lead.isLeading()));
    return { ...lead, changes };
  };
}

/** All that follows from what was done has happened. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("without locks every tab leads that wants to", () => {
  const tab = tabs({});
  const [one, other] = [tab(), tab()];
  one.take();
  one.take();
  other.take();
  expect([one.isLeading(), other.isLeading()]).toEqual([true, true]);
  one.release();
  one.release();
  expect([one.isLeading(), other.isLeading()]).toEqual([false, true]);
  expect(one.changes).toEqual([true, false]);
});

test("a tab leads once it was granted, and not before it wants to", async () => {
  const one = tabs()();
  await settled();
  expect(one.isLeading()).toBe(false);
  one.take();
  expect(one.isLeading()).toBe(false);
  await settled();
  expect(one.changes).toEqual([true]);
});

test("who takes the lead has it alone, and it comes back when that tab lets go", async () => {
  const tab = tabs();
  const [one, other] = [tab(), tab()];
  one.take();
  await settled();
  other.take();
  await settled();
  expect([one.isLeading(), other.isLeading()]).toEqual([false, true]);
  other.release();
  expect(other.isLeading()).toBe(false);
  await settled();
  expect([one.isLeading(), other.isLeading()]).toEqual([true, false]);
  expect(one.changes).toEqual([true, false, true]);
});

test("it passes on in turn, and not to one who does not want it any more", async () => {
  const tab = tabs();
  const all = [tab(), tab(), tab()];
  for (const { take } of all) {
    take();
    await settled();
  }
  const [first, second, third] = all;
  second?.release();
  third?.release();
  await settled();
  expect(all.map(({ isLeading }) => isLeading())).toEqual([true, false, false]);
  expect(second?.changes).toEqual([true, false]);
  first?.release();
  await settled();
  expect(all.some(({ isLeading }) => isLeading())).toBe(false);
});

test("two that take it at the same time do not both keep it", async () => {
  const tab = tabs();
  const [one, other] = [tab(), tab()];
  one.take();
  other.take();
  await settled();
  expect([one.isLeading(), other.isLeading()]).toEqual([false, true]);
});

test("taking it again while it is on its way is one lead, which one release ends", async () => {
  const tab = tabs();
  const [one, other] = [tab(), tab()];
  one.take();
  one.take();
  await settled();
  expect(one.changes).toEqual([true]);
  one.release();
  other.take();
  await settled();
  expect([one.isLeading(), other.isLeading()]).toEqual([false, true]);
});

test("let go before it was granted, it is never had", async () => {
  const one = tabs()();
  one.take();
  one.release();
  await settled();
  expect(one.changes).toEqual([]);
});

test("who leads does not ask again", async () => {
  const locks = fakeLocks();
  const one = tabs({ locks })();
  one.take();
  await settled();
  one.take();
  await settled();
  expect(locks.requests()).toBe(1);
});

test("where the browser refuses the lock, as in a sandboxed frame, the tab leads and asks no more", async () => {
  let asked = 0;
  const refused = new DOMException("sandboxed", "SecurityError");
  // From the fourth time on it stays silent, so that one who asks for ever ends.
  const one = tabs({ locks: { request: () => ((asked += 1) < 4 ? Promise.reject(refused) : new Promise(() => undefined)) } })();
  one.take();
  await settled();
  expect(asked).toBe(1);
  expect(one.isLeading()).toBe(true);
});
