import type { SessionResponse } from "@parley/protocol";
import { expect, test, vi } from "vitest";
import { ClientError } from "../error.ts";
import { createMemoryRepository } from "../storage/memory-repository.ts";
import { manualClock } from "../testing/manual-clock.ts";
import type { JsonRequest } from "./request.ts";
import { createSession } from "./session.ts";

const NOW = Date.parse("2026-01-01T12:00:00Z");
const inMinutes = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();

/** A session against a server that gives out these, one after the other. */
function sessionWith(answers: readonly (SessionResponse | Error)[], repository = createMemoryRepository()) {
  const clock = manualClock(NOW);
  const requests: JsonRequest[] = [];
  const onNewVisitor = vi.fn<() => void>();
  const session = createSession({
    clock,
    repository,
    onNewVisitor,
    async request(request) {
      const answer = answers[requests.push(request) - 1];
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  return { session, clock, repository, requests, onNewVisitor };
}

const FIRST = { token: "first", visitorId: "ada", expiresAt: inMinutes(60) };
const SECOND = { ...FIRST, token: "second", expiresAt: inMinutes(120) };
const BOB = { ...SECOND, token: "bob's", visitorId: "bob" };

/** A session that an earlier visit, or another tab, has kept. */
async function sessionAfter(kept: SessionResponse, answers: readonly (SessionResponse | Error)[]) {
  const repository = createMemoryRepository();
  await repository.write("session", kept);
  return sessionWith(answers, repository);
}

test("nothing is asked for before the first token, and then once for all who ask", async () => {
  const { session, repository, requests, onNewVisitor } = sessionWith([FIRST]);
  expect(await session.isKnown()).toBe(false);
  expect(requests).toEqual([]);
  expect(await Promise.all([session.token(), session.token(), session.token()])).toEqual(["first", "first", "first"]);
  expect(requests).toHaveLength(1);
  expect(await session.isKnown()).toBe(true);
  expect(await repository.read("session")).toEqual(FIRST);
  expect(onNewVisitor).not.toHaveBeenCalled();
});

test("a token near its end is renewed with the old one as bearer", async () => {
  const { session, clock, requests, onNewVisitor } = await sessionAfter(FIRST, [SECOND]);
  expect(await session.token()).toBe("first");
  clock.advance(59.6 * 60_000);
  expect(await session.token()).toBe("second");
  expect(requests).toMatchObject([{ path: "/v1/sessions", token: "first" }]);
  expect(onNewVisitor).not.toHaveBeenCalled();
});

test("a refused token is renewed once, also when several were refused it", async () => {
  const { session, requests } = await sessionAfter(FIRST, [SECOND]);
  expect(await Promise.all([session.renew("first"), session.renew("first")])).toEqual(["second", "second"]);
  expect(await session.renew("first")).toBe("second");
  expect(requests).toHaveLength(1);
});

test("where the old token is worth nothing the visitor is a new one", async () => {
  const { session, repository, requests, onNewVisitor } = await sessionAfter(FIRST, [new ClientError("unauthorized", "No."), BOB]);
  expect(await session.renew("first")).toBe("bob's");
  expect(requests.map(({ token }) => token)).toEqual(["first", undefined]);
  expect(await repository.read("session")).toEqual(BOB);
  expect(onNewVisitor).toHaveBeenCalledOnce();
});

test("a failure is not remembered", async () => {
  const { session } = sessionWith([new ClientError("unreachable", "No."), { nonsense: true } as unknown as SessionResponse, FIRST]);
  await expect(session.token()).rejects.toMatchObject({ code: "unreachable" });
  await expect(session.token()).rejects.toMatchObject({ code: "protocol" });
  expect(await session.token()).toBe("first");
});

test("a computer whose clock is ahead does not ask for a session each time", async () => {
  const { session, requests } = sessionWith([{ ...FIRST, expiresAt: inMinutes(-300) }]);
  expect([await session.token(), await session.token()]).toEqual(["first", "first"]);
  expect(requests).toHaveLength(1);
});
