import type { SessionResponse } from "@parley/protocol";
import { expect, test, vi } from "vitest";
import { createMemoryRepository } from "../storage/memory-repository.ts";
import { manualClock } from "../testing/manual-clock.ts";
import type { JsonRequest } from "./request.ts";
import { createSession } from "./session.ts";

const NOW = Date.parse("2026-01-01T12:00:00Z");
const ADA = { token: "ada's", visitorId: "ada", expiresAt: "2026-01-01T13:00:00Z" };
const BOB = { token: "bob's", visitorId: "bob", expiresAt: "2026-01-01T13:00:00Z" };
const AN_HOUR = 3_600_000;

/** Tabs over one storage, against a server that gives out what `answer` says, in the order in which it is asked. */
function tabs(answer: (request: JsonRequest, count: number) => SessionResponse | Promise<SessionResponse>) {
  const repository = createMemoryRepository();
  const clock = manualClock(NOW);
  const requests: JsonRequest[] = [];
  const tab = () => {
    const onNewVisitor = vi.fn<() => void>();
    const session = createSession({ clock, repository, onNewVisitor, request: async (request) => answer(request, requests.push(request)) });
    return { ...session, onNewVisitor };
  };
  return { repository, clock, requests, tab };
}

test("what one tab was given, the other has too", async () => {
  const { tab, requests } = tabs(() => ADA);
  const [first, second] = [tab(), tab()];
  expect(await first.token()).toBe("ada's");
  expect(await second.isKnown()).toBe(true);
  expect(await second.token()).toBe("ada's");
  expect(requests).toHaveLength(1);
});

test("of two tabs that ask at the same time the first to write wins", async () => {
  const { tab, repository } = tabs((_request, count) => ({ ...ADA, token: `token-${count}`, visitorId: `visitor-${count}` }));
  const [first, second] = [tab(), tab()];
  const [one, other] = await Promise.all([first.token(), second.token()]);
  expect(one).toBe(other);
  expect(await repository.read("session")).toMatchObject({ token: one });
  expect(first.onNewVisitor).not.toHaveBeenCalled();
  expect(second.onNewVisitor).not.toHaveBeenCalled();
});

test("where another tab has renewed the token that was refused, nothing is asked for", async () => {
  const { tab, repository, requests } = tabs(() => ADA);
  const late = tab();
  await late.token();
  await repository.write("session", { ...ADA, token: "renewed" });
  expect(await late.renew("ada's")).toBe("renewed");
  expect(requests).toHaveLength(1);
});

test("a visitor who was forgotten by another tab is nobody here too", async () => {
  const { tab, repository, requests } = tabs((_request, count) => (count === 1 ? ADA : BOB));
  const here = tab();
  await here.token();
  await repository.write("session", undefined);
  expect(await here.isKnown()).toBe(false);
  expect(await here.token()).toBe("bob's");
  expect(requests.map(({ token }) => token)).toEqual([undefined, undefined]);
  expect(here.onNewVisitor).toHaveBeenCalledOnce();
});

test("a visitor who is forgotten while the token is renewed is not brought back", async () => {
  const { tab, repository, requests, clock } = tabs(async (_request, count) => {
    if (count === 2) await repository.write("session", undefined);
    return count === 3 ? { ...BOB, expiresAt: "2026-01-01T15:00:00Z" } : { ...ADA, token: `ada-${count}` };
  });
  const here = tab();
  await here.token();
  clock.advance(AN_HOUR);
  expect(await here.token()).toBe("bob's");
  expect(requests.map(({ token }) => token)).toEqual([undefined, "ada-1", undefined]);
});

test("another tab's new visitor is not a new one once more when the token is renewed here", async () => {
  const { tab, repository, requests, clock } = tabs((_request, count) => (count === 1 ? ADA : { ...BOB, token: `bob-${count}` }));
  const here = tab();
  await here.token();
  await repository.write("session", BOB);
  expect(await here.token()).toBe("bob's");
  clock.advance(AN_HOUR);
  expect(await here.token()).toBe("bob-2");
  expect(requests[1]).toMatchObject({ token: "bob's" });
  expect(here.onNewVisitor).not.toHaveBeenCalled();
});
