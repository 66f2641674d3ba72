import { planRun, type RunPlan } from "../plan.ts";
import { QUESTIONS } from "../questions.ts";
import { seededRandom } from "../random.ts";
import { type LaterName, LIFE_NAMES, type LifeEvent, type LifeName, planLifeEvent } from "./life-event.ts";

export interface BrowserPlan extends RunPlan {
  life: readonly LifeEvent[];
}

export interface BrowserPlanOptions {
  quick?: boolean;
  /** Events of the page that are left out otherwise. */
  also?: readonly LaterName[];
}

/** Apart from the numbers that the rest of the plan is made of. */
const STREAM = 2;

/** The plan that Node has for the same seed and number, with events of the page. Each of those has its turn. */
export function planBrowserRun(seed: number, number: number, { quick = false, also = [] }: BrowserPlanOptions = {}): BrowserPlan {
  const plan = planRun(seed, number, { quick });
  const random = seededRandom(seed, number, STREAM);
  const names: readonly LifeName[] = [...LIFE_NAMES, ...also];
  const first = names[number % names.length] ?? "reload";
  const chosen = random.chance(0.4) ? [first, random.pick(names as [LifeName, ...LifeName[]])] : [first];
  const more = QUESTIONS[plan.locale].find((question) => !plan.texts.includes(question));
  // A second message needs one.
  const texts = plan.texts.length === 1 && more !== undefined ? [...plan.texts, more] : plan.texts;
  return { ...plan, texts, pause: "quiet", life: chosen.map((name) => planLifeEvent(name, texts.length, random)) };
}
