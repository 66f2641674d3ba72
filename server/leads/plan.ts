import type { PlanQuestion } from "../config/config.ts";

/** Where a visitor stands in the plan. Plain data, kept with the thread; changed only by the functions here, which return a new one. */
export interface PlanState {
  leadId: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  status: "asking" | "stopped" | "done";
  notes: Readonly<Record<string, Note>>;
  /** Questions that go without an answer, and why. */
  passed: Readonly<Record<string, "skipped" | "unsure">>;
  /** Id of the question that was asked and waits for its answer. */
  open?: string;
  /** Answers to the open question that would not do. */
  tries: number;
  /** The visitor refused the open question, which is a required one, once. */
  refused: boolean;
}

/** One answer, and where it comes from. */
export interface Note {
  value: string | number;
  /** The visitor's own words. */
  raw: string;
  /** The user message that holds them. */
  messageId: string;
  /** ISO 8601, UTC. */
  at: string;
}

type Plan = readonly PlanQuestion[];

/** Answers that would not do before the question is given up, so that no visitor is caught in it. */
export const MOST_TRIES = { optional: 2, required: 3 } as const;

export function beginPlan(leadId: string, now: Date): PlanState {
  return { leadId, createdAt: now.toISOString(), status: "asking", notes: {}, passed: {}, tries: 0, refused: false };
}

/** Notes an answer, in place of the one before. */
export function note(state: PlanState, id: string, answer: Note): PlanState {
  const { [id]: _, ...passed } = state.passed;
  return { ...closed(state, id), notes: { ...state.notes, [id]: answer }, passed };
}

/** Leaves a question without an answer. */
export function pass(state: PlanState, id: string, reason: "skipped" | "unsure"): PlanState {
  return { ...closed(state, id), passed: { ...state.passed, [id]: reason } };
}

/** The visitor would rather not answer the open question. A required one is asked once more. */
export function refuse(plan: Plan, state: PlanState, reason: "skipped" | "unsure"): PlanState {
  const question = openQuestion(plan, state);
  if (!question) return state;
  return question.required && !state.refused ? { ...state, refused: true } : pass(state, question.id, reason);
}

/** The answer to the open question would not do. */
export function fail(plan: Plan, state: PlanState): PlanState {
  const question = openQuestion(plan, state);
  if (!question) return state;
  const tries = state.tries + 1;
  return tries >= MOST_TRIES[question.required ? "required" : "optional"] ? pass(state, question.id, "skipped") : { ...state, tries };
}

/** Opens the next question that has no answer, or ends the plan. A question that is open stays open. */
export function advance(plan: Plan, state: PlanState): PlanState {
  if (state.status !== "asking" || openQuestion(plan, state)) return state;
  const next = plan.find(({ id }) => !isSettled(state, id));
  const { open: _, ...rest } = state;
  return next ? { ...rest, open: next.id, tries: 0, refused: false } : { ...rest, status: "done", tries: 0, refused: false };
}

export function stop(state: PlanState): PlanState {
  return state.status === "asking" ? { ...closed(state, state.open), status: "stopped" } : state;
}

export function resume(state: PlanState): PlanState {
  return state.status === "stopped" ? { ...state, status: "asking" } : state;
}

/** The question that waits for its answer. */
export function openQuestion(plan: Plan, state: PlanState): PlanQuestion | undefined {
  return state.status === "asking" ? plan.find(({ id }) => id === state.open && !isSettled(state, id)) : undefined;
}

/** The plan is at its end and every required question has an answer. */
export function isComplete(plan: Plan, state: PlanState): boolean {
  return state.status === "done" && missing(plan, state).length === 0;
}

/** Required questions without an answer. */
export function missing(plan: Plan, state: PlanState): readonly PlanQuestion[] {
  return plan.filter(({ id, required }) => required && !Object.hasOwn(state.notes, id));
}

function isSettled(state: PlanState, id: string): boolean {
  return Object.hasOwn(state.notes, id) || Object.hasOwn(state.passed, id);
}

function closed(state: PlanState, id: string | undefined): PlanState {
  if (state.open !== id) return state;
  const { open: _, ...rest } = state;
  return { ...rest, tries: 0, refused: false };
}
