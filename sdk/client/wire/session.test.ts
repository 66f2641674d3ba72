import type { SessionResponse } from "@parley/protocol";
import { expect, test, vi } from "vitest";
import { ClientError } from "../error.ts";
import { manualClock } from "../testing/manual-clock.ts";
import type { JsonRequest } from "./request.ts";
import { createSession } from "./session.ts";

const NOW = Date.parse("2026-01-01T12:00:00Z");
const inMinutes = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();

/** A session against a server that gives out these, one after the other. */
function sessionWith(answers: readonly (SessionResponse | Error)[]) {
  const clock = manualClock(NOW);
  const requests: JsonRequest[] = [];
  const onSession = vi.fn<(session: SessionResponse, isNewVisitor: boolean) => void>();
  const session = createSession({
    clock,
    onSession,
    async request(request) {
      const answer = answers[requests.push(request) - 1];
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  return { session, clock, requests, onSession };
}

const FIRST = { token: "first", visitorId: "ada", expiresAt: inMinutes(60) };
const SECOND = { ...FIRST, token: "second", expiresAt: inMinutes(120) };

test("nothing is asked for before the first token, and then once for all who ask", async () => {
  const { session, requests, onSession } = sessionWith([FIRST]);
  expect(session.current()).toBeUndefined();
  expect(requests).toEqual([]);
  expect(await Promise.all([session.token(), session.token(), session.token()])).toEqual(["first", "first", "first"]);
  expect(requests).toHaveLength(1);
  expect(onSession).toHaveBeenCalledExactlyOnceWith(FIRST, false);
});

test("a token near its end is renewed with the old one as bearer", async () => {
  const { session, clock, requests } = sessionWith([SECOND]);
  session.restore(FIRST);
  expect(await session.token()).toBe("first");
  clock.advance(59.6 * 60_000);
  expect(await session.token()).toBe("second");
  expect(requests).toMatchObject([{ path: "/v1/sessions", token: "first" }]);
});

test("a refused token is renewed once, also when several were refused it", async () => {
  const { session, requests } = sessionWith([SECOND]);
  session.restore(FIRST);
  expect(await Promise.all([session.renew("first"), session.renew("first")])).toEqual(["second", "second"]);
  expect(await session.renew("first")).toBe("second");
  expect(requests).toHaveLength(1);
});

test("where the old token is worth nothing the visitor is a new one", async () => {
  const { session, requests, onSession } = sessionWith([new ClientError("unauthorized", "No."), { ...SECOND, visitorId: "bob" }]);
  session.restore(FIRST);
  expect(await session.renew("first")).toBe("second");
  expect(requests.map(({ token }) => token)).toEqual(["first", undefined]);
  expect(onSession).toHaveBeenCalledExactlyOnceWith({ ...SECOND, visitorId: "bob" }, true);
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
