import type { PlanQuestion } from "../../config/config.ts";
import type { Problem } from "../../leads/extract/extraction.ts";
import { advance, fail, isComplete, note, openQuestion, refuse, resume, stop, type Note, type PlanState } from "../../leads/plan.ts";
import type { IntentName } from "../intents/match-intent.ts";
import type { Heard } from "./heard.ts";

/** What the agent does next, in order; `perform.ts` puts it into words. */
export type Act =
  | {
      type:
        | "intro"
        | "noted"
        | "skipped"
        | "unsure"
        | "required"
        | "ask"
        | "summary"
        | "promise"
        | "stopped"
        | "unclear"
        | "done"
        | "howToCorrect"
        | "answer"
        | "notFound";
    }
  | { type: "corrected" | "lines"; ids: readonly string[] }
  | { type: "problem"; problem: Problem }
  | { type: "talk"; about: Talk }
  /** Back to the questions after something else. */
  | { type: "resume" };

export type Talk = "greeting" | "thanks" | "goodbye" | "identity" | "human";

export interface Decision {
  state: PlanState;
  acts: readonly Act[];
}

export interface Situation {
  plan: readonly PlanQuestion[];
  state: PlanState;
  /** This is the agent's first turn in the thread. */
  begins: boolean;
  heard: Heard;
  /** What came of looking up `heard.question`; `undefined` where nothing was asked. */
  lookup?: "found" | "nothing" | undefined;
  /** The turn that answers come from. */
  source: Pick<Note, "messageId" | "at">;
}

/** The control flow of the lead agent: from what was heard to what is noted, said and asked. Pure. */
export function decide(situation: Situation): Decision {
  const { plan, heard } = situation;
  const { state, changed, added } = takeNotes(situation);
  const taken = { ...situation, state };
  const acknowledged: Act[] = changed.length > 0 ? [{ type: "corrected", ids: changed }] : [];
  const { changeProblem } = heard.extracted;
  if (changeProblem) acknowledged.push({ type: "problem", problem: changeProblem.problem });
  if (situation.begins) return begin(taken, added);
  if (situation.state.status === "done") return afterwards(taken, acknowledged, added, isComplete(plan, situation.state));
  if (situation.state.status === "stopped") return whileStopped(taken, acknowledged, added);
  return whileAsking(taken, acknowledged, added);
}

interface Notes {
  state: PlanState;
  /** Fields whose value is another now. */
  changed: readonly string[];
  /** Fields that have a value now and had none. */
  added: readonly string[];
}

function takeNotes({ state: before, heard, source }: Situation): Notes {
  let state = before;
  const [changed, added]: [string[], string[]] = [[], []];
  for (const { id, value, raw } of heard.extracted.answers) {
    const known = before.notes[id];
    if (known?.value === value) continue;
    (known ? changed : added).push(id);
    state = note(state, id, { value, raw, ...source });
  }
  return { state, changed, added };
}

function begin({ plan, state, heard, lookup }: Situation, added: readonly string[]): Decision {
  const next = advance(plan, state);
  const talk = talkOf(heard);
  const acts: Act[] = [];
  if (talk) acts.push({ type: "talk", about: talk });
  acts.push(...lookedUp(lookup, heard));
  if (next.status === "done") return { state: next, acts: [...acts, { type: "summary" }] };
  acts.push({ type: "intro" });
  if (added.length > 0) acts.push({ type: "noted" });
  return { state: next, acts: [...acts, { type: "ask" }] };
}

function whileAsking(situation: Situation, acknowledged: readonly Act[], added: readonly string[]): Decision {
  const { plan, state: noted, heard, lookup } = situation;
  const acts = [...acknowledged];
  const isAnswered = openQuestion(plan, noted) === undefined;
  if (heard.intents.has("stop") && !isAnswered) return { state: stop(noted), acts: [...acts, { type: "stopped" }] };
  // The same thanks after each answer would weary: for the first one, and where more was said than asked.
  const isFirst = Object.keys(noted.notes).length === added.length;
  if (acts.length === 0 && added.length > 0 && (!isAnswered || added.length > 1 || isFirst || lookup)) acts.push({ type: "noted" });

  const talk = talkOf(heard);
  let state = noted;
  if (!isAnswered && added.length === 0 && acknowledged.length === 0) {
    const reason = heard.intents.has("unsure") ? "unsure" : heard.intents.has("skip") || heard.intents.has("no") ? "skipped" : undefined;
    if (reason) {
      state = refuse(plan, noted, reason);
      acts.push({ type: openQuestion(plan, state) ? "required" : reason });
    } else if (
      heard.extracted.problem &&
      !talk &&
      lookup !== "found" &&
      (lookup === undefined || heard.maybeQuestion) &&
      !heard.interested
    ) {
      state = fail(plan, noted);
      acts.push(openQuestion(plan, state) ? { type: "problem", problem: heard.extracted.problem } : { type: "skipped" });
    }
  }
  if (talk === "goodbye" && !isAnswered) return { state, acts: [...acts, { type: "talk", about: talk }] };
  if (talk && !isAnswered) acts.push({ type: "talk", about: talk });
  acts.push(...lookedUp(lookup, heard));
  const next = advance(plan, state);
  if (next.status === "done") return { state: next, acts: [...acts, { type: "summary" }] };
  if (lookedUp(lookup, heard).length > 0 || (talk && talk !== "greeting" && !isAnswered)) acts.push({ type: "resume" });
  return { state: next, acts: [...acts, { type: "ask" }] };
}

function whileStopped({ plan, state, heard, lookup }: Situation, acknowledged: readonly Act[], added: readonly string[]): Decision {
  const acts: Act[] = [...acknowledged, ...(added.length > 0 ? [{ type: "noted" } as const] : [])];
  if (heard.interested || heard.intents.has("yes")) {
    const next = advance(plan, resume(state));
    return {
      state: next,
      acts: [
        ...acts,
        ...(next.status === "done" ? [{ type: "summary" } as const] : [{ type: "resume" } as const, { type: "ask" } as const]),
      ],
    };
  }
  const talk = talkOf(heard);
  if (talk) acts.push({ type: "talk", about: talk });
  acts.push(...lookedUp(lookup, heard));
  return { state, acts: acts.length > 0 ? acts : [{ type: "unclear" }] };
}

function afterwards(
  { plan, state, heard, lookup }: Situation,
  acknowledged: readonly Act[],
  added: readonly string[],
  wasComplete: boolean,
): Decision {
  const acts: Act[] = [...acknowledged];
  if (added.length > 0) acts.push({ type: "noted" }, { type: "lines", ids: added });
  if (!wasComplete && isComplete(plan, state)) acts.push({ type: "promise" });
  const talk = talkOf(heard);
  if (talk) acts.push({ type: "talk", about: talk });
  acts.push(...lookedUp(lookup, heard));
  if (acts.length === 0) acts.push({ type: heard.intents.has("no") ? "howToCorrect" : "done" });
  return { state, acts };
}

function lookedUp(lookup: Situation["lookup"], { maybeQuestion }: Heard): Act[] {
  if (lookup === "found") return [{ type: "answer" }];
  return lookup === "nothing" && !maybeQuestion ? [{ type: "notFound" }] : [];
}

/** Reasons to talk, the strongest first. */
const TALK: readonly (Talk & IntentName)[] = ["human", "identity", "goodbye", "thanks", "greeting"];

function talkOf({ intents }: Heard): Talk | undefined {
  return TALK.find((about) => intents.has(about));
}
