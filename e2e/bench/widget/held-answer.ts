import type { Speech } from "./bench-server.ts";
import { asFastAsTaken, paced } from "./pace.ts";

/** An answer of which a part stands, and more comes when the bench says so. */
export interface HeldAnswer {
  speech: Speech;
  /** All that stands was handed over. */
  stands: Promise<void>;
  /** Lets more tokens come. Resolves when all were handed over. */
  goOn(): Promise<void>;
  /** Lets the answer end. */
  end(): void;
}

/** `tokens`: all; so many of them, `standing`, come at once and the others at a pace. */
export function heldAnswer(tokens: readonly string[], standing: number, perSecond: number): HeldAnswer {
  const stands = moment();
  const more = moment();
  const said = moment();
  const end = moment();
  return {
    async *speech() {
      yield* asFastAsTaken(tokens.slice(0, standing));
      stands.come();
      await more.came;
      yield* paced(tokens.slice(standing), perSecond);
      said.come();
      await end.came;
    },
    stands: stands.came,
    goOn() {
      more.come();
      return said.came;
    },
    end: end.come,
  };
}

function moment(): { came: Promise<void>; come: () => void } {
  let come = () => {};
  const came = new Promise<void>((resolve) => (come = resolve));
  return { came, come };
}
