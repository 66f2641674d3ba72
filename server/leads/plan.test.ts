import { expect, test } from "vitest";
import { readPlan, writePlan } from "./plan-memory.ts";
import { advance, beginPlan, fail, isComplete, missing, note, openQuestion, pass, refuse, resume, stop, type PlanState } from "./plan.ts";
import { HOUSE_PLAN } from "./testing/house-config.ts";
import { planFrom, toLead } from "./to-lead.ts";

const now = new Date("2026-11-22T12:00:00Z");
const answer = (value: string | number) => ({ value, raw: String(value), messageId: "m1", at: now.toISOString() });
const open = (state: PlanState) => openQuestion(HOUSE_PLAN, state)?.id;
const begun = () => advance(HOUSE_PLAN, beginPlan("lead", now));

test("questions are asked in the plan's order, and those with an answer are not asked", () => {
  let state = note(begun(), "postcode", answer("94110"));
  const asked: (string | undefined)[] = [];
  while (state.status === "asking") {
    asked.push(open(state));
    state = advance(HOUSE_PLAN, note(state, open(state)!, answer("x")));
  }
  expect(asked).toEqual(["name", "email", "bill", "roof", "start"]);
  expect(isComplete(HOUSE_PLAN, state)).toBe(true);
});

test("a required question is asked once more before it is left out, and then the lead is not complete", () => {
  let state = advance(HOUSE_PLAN, pass(begun(), "name", "skipped"));
  state = refuse(HOUSE_PLAN, state, "skipped");
  expect(open(state)).toBe("email");
  state = advance(HOUSE_PLAN, refuse(HOUSE_PLAN, state, "skipped"));
  expect(open(state)).toBe("postcode");
  for (const id of ["postcode", "bill", "roof", "start"]) state = advance(HOUSE_PLAN, pass(state, id, "unsure"));
  expect(state.status).toBe("done");
  expect(isComplete(HOUSE_PLAN, state)).toBe(false);
  expect(missing(HOUSE_PLAN, state).map(({ id }) => id)).toEqual(["email"]);
  expect(isComplete(HOUSE_PLAN, note(state, "email", answer("a@b.de")))).toBe(true);
});

test("an optional question is given up after two answers that will not do, a required one after three", () => {
  let state = fail(HOUSE_PLAN, begun());
  expect(open(state)).toBe("name");
  state = advance(HOUSE_PLAN, fail(HOUSE_PLAN, state));
  expect(open(state)).toBe("email");
  state = fail(HOUSE_PLAN, fail(HOUSE_PLAN, state));
  expect(open(state)).toBe("email");
  expect(open(advance(HOUSE_PLAN, fail(HOUSE_PLAN, state)))).toBe("postcode");
});

test("tries count for one question only", () => {
  const state = advance(HOUSE_PLAN, note(fail(HOUSE_PLAN, begun()), "name", answer("Anna")));
  expect(state.tries).toBe(0);
});

test("a plan that was stopped asks nothing until it is resumed, and then where it was", () => {
  const stopped = stop(begun());
  expect(open(stopped)).toBeUndefined();
  expect(advance(HOUSE_PLAN, stopped)).toEqual(stopped);
  expect(open(advance(HOUSE_PLAN, resume(stopped)))).toBe("name");
});

test("what is kept with the thread is read back as it was", () => {
  const state = fail(HOUSE_PLAN, note(begun(), "bill", answer(230)));
  expect(readPlan(JSON.parse(JSON.stringify(writePlan(state))))).toEqual(state);
});

test.each([undefined, null, 7, "x", [], {}, { leadId: "a" }, { leadId: "a", createdAt: "b", status: "other" }])("%j is no plan", (kept) => {
  expect(readPlan(kept)).toBeUndefined();
});

test("a note that cannot be read is left out, and the rest stays", () => {
  const kept = {
    leadId: "a",
    createdAt: "b",
    status: "asking",
    notes: { name: { value: {} }, email: answer("a@b.de") },
    passed: { roof: "lost" },
  };
  expect(readPlan(kept)).toEqual({
    leadId: "a",
    createdAt: "b",
    status: "asking",
    notes: { email: answer("a@b.de") },
    passed: {},
    tries: 0,
    refused: false,
  });
});

test("a lead has its fields in the plan's order, and a plan goes on from a stored lead", () => {
  const state = note(note(begun(), "email", answer("a@b.de")), "name", answer("Anna"));
  const lead = toLead(HOUSE_PLAN, state, { visitorId: "v", threadId: "t", locale: "de", now });
  expect(lead.fields.map(({ id }) => id)).toEqual(["name", "email"]);
  expect(lead.complete).toBe(false);
  const later = planFrom(lead, new Date("2026-11-23T12:00:00Z"));
  expect(later).toMatchObject({ leadId: "lead", createdAt: now.toISOString(), notes: state.notes });
  expect(open(advance(HOUSE_PLAN, later))).toBe("postcode");
});

test("an id of a lead is 128 random bits", () => {
  const ids = [1, 2].map(() => planFrom(undefined, now).leadId);
  expect(ids[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(ids[0]).not.toBe(ids[1]);
});
