import { planRun, type RunPlan } from "../plan.ts";
import { QUESTIONS } from "../questions.ts";
import { seededRandom } from "../random.ts";
import { LIFE_NAMES, type LifeEvent, type LifeName, planLifeEvent } from "./life-event.ts";

export interface BrowserPlan extends RunPlan {
  life: readonly LifeEvent[];
}

/** Apart from the numbers that the rest of the plan is made of. */
const STREAM = 2;

/** The plan that Node has for the same seed and number, with events of the page. Each of those has its turn. */
export function planBrowserRun(seed: number, number: number, { quick = false }: { quick?: boolean } = {}): BrowserPlan {
  const plan = planRun(seed, number, { quick });
  const random = seededRandom(seed, number, STREAM);
  const first = LIFE_NAMES[number % LIFE_NAMES.length] ?? "reload";
  const chosen: readonly LifeName[] = random.chance(0.4) ? [first, random.pick(LIFE_NAMES)] : [first];
  const more = QUESTIONS[plan.locale].find((question) => !plan.texts.includes(question));
  // A second message needs one.
  const texts = plan.texts.length === 1 && more !== undefined ? [...plan.texts, more] : plan.texts;
  return { ...plan, texts, pause: "quiet", life: chosen.map((name) => planLifeEvent(name, texts.length, random)) };
}
