import type { AgentInfo } from "@parley/protocol";
import { expect, test, vi } from "vitest";
import { initialState } from "../conversation/initial-state.ts";
import { createStore } from "../conversation/store.ts";
import { ClientError } from "../error.ts";
import { manualClock } from "../testing/manual-clock.ts";
import { needAgent } from "./need-agent.ts";

const SERVICE: AgentInfo = {
  id: "service",
  name: "Sunny",
  role: "",
  greeting: "",
  suggestions: [],
  capabilities: { transport: { streaming: true, resumable: true } },
};

/** A page that knows no agent, whose requests for them end as the test says, the last one like all that follow. */
function asking(...answers: ((dispatch: () => void) => void)[]) {
  const clock = manualClock();
  const wakes = new Set<() => void>();
  const store = createStore(initialState({ threadId: "thread", agentId: "", locale: "en" }), (error) => {
    throw error;
  });
  let requests = 0;
  const needed = needAgent({
    store,
    clock,
    random: () => 0.5,
    signal: new AbortController().signal,
    connectivity: {
      isOnline: () => true,
      onWake(listener) {
        wakes.add(listener);
        return () => wakes.delete(listener);
      },
    },
    sync: {
      async loadAgents() {
        const { locale } = store.getState();
        const answer = answers[Math.min(requests, answers.length - 1)];
        requests += 1;
        await Promise.resolve();
        answer?.(() => store.dispatch({ type: "agents-loaded", agents: [SERVICE], defaultAgent: "service", locale }));
      },
    },
  });
  const wake = () => {
    for (const listener of wakes) listener();
  };
  return { store, clock, needed, wake, requests: () => requests };
}

test("agents that come in a language which is no longer spoken are asked for again", async () => {
  const page = asking(
    (dispatch) => {
      page.store.dispatch({ type: "locale-chosen", locale: "ja" });
      dispatch();
    },
    (dispatch) => dispatch(),
  );
  await page.needed;
  expect(page.store.getState().agentId).toBe("service");
  expect(page.requests()).toBe(2);
});

test("a server that asks to be left alone for a while is, also when the page is seen again", async () => {
  const page = asking(
    () => {
      throw new ClientError("rate_limited", "Later.", { retryAfter: 5_000 });
    },
    (dispatch) => dispatch(),
  );
  await vi.waitFor(() => expect(page.clock.pending()).toBe(1));
  page.wake();
  page.clock.advance(4_999);
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  expect(page.requests()).toBe(1);
  page.clock.advance(1);
  await page.needed;
  expect(page.requests()).toBe(2);
});

test("a server that merely does not answer is tried again as soon as the page is seen", async () => {
  const page = asking(
    () => {
      throw new ClientError("unreachable", "No.");
    },
    (dispatch) => dispatch(),
  );
  await vi.waitFor(() => expect(page.clock.pending()).toBe(1));
  page.wake();
  await page.needed;
  expect(page.requests()).toBe(2);
});
