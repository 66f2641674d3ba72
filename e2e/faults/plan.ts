import type { Locale } from "@parley/protocol";
import { FAULTS, SLOW, type Fault } from "./fault.ts";
import { LEAD_TALKS, type LeadTurn } from "./lead-talk.ts";
import { QUESTIONS } from "./questions.ts";
import { type Random, seededRandom } from "./random.ts";

export interface PlannedFault {
  name: string;
  fault: Fault;
  /** Meets the first request that may bring events, or the first of any sort. */
  on: "stream" | "any";
}

/** All that is decided beforehand about one run. */
export interface RunPlan {
  seed: number;
  number: number;
  /** Name of the fault that the run is counted under. It comes first. */
  name: string;
  faults: readonly PlannedFault[];
  /** Faults begin before the client knows anything of the server, or with the first message. */
  from: "start" | "send";
  locale: Locale;
  /** Named by the page, or asked for. */
  agentId?: string;
  texts: readonly string[];
  /** The texts are said to the lead agent, who has to note something of them. */
  lead?: readonly LeadTurn[];
  /** Between one message and the next: until all is quiet, or so many milliseconds. */
  pause: "quiet" | number;
}

/** So many of the conversations are with the lead agent. */
const LEAD_SHARE = 0.25;
const NAMES = Object.keys(FAULTS);
const QUICK = NAMES.filter((name) => !SLOW.has(name));

/** The same plan for the same seed and number. Each fault has its turn. */
export function planRun(seed: number, number: number, { quick = false }: { quick?: boolean } = {}): RunPlan {
  const random = seededRandom(seed, number);
  const names = quick ? QUICK : NAMES;
  const name = names[number % names.length] ?? "reset";
  const others = Array.from({ length: random.whole(0, 3) }, () => random.pick(QUICK as [string, ...string[]]));
  const said = conversation(random);
  return {
    seed,
    number,
    name,
    faults: [name, ...others].flatMap((each): PlannedFault[] => {
      const fault = FAULTS[each]?.(random);
      return fault ? [{ name: each, fault, on: random.chance(0.75) ? "stream" : "any" }] : [];
    }),
    from: random.pick(["start", "send", "send"]),
    ...said,
    ...(random.chance(0.5) && { agentId: "service" }),
    pause: random.pick<RunPlan["pause"]>(["quiet", 0, random.whole(50, 600)]),
  };
}

function conversation(random: Random): Pick<RunPlan, "locale" | "texts" | "lead"> {
  const locale = random.pick(Object.keys(QUESTIONS) as [Locale, ...Locale[]]);
  if (random.chance(LEAD_SHARE)) {
    const lead = LEAD_TALKS[locale].slice(0, random.whole(2, 4));
    return { locale, texts: lead.map(({ text }) => text), lead };
  }
  const questions = QUESTIONS[locale];
  const first = random.whole(0, questions.length - 1);
  const texts = Array.from({ length: random.whole(1, 3) }, (_, index) => questions[(first + index) % questions.length] ?? "?");
  return { locale, texts };
}
