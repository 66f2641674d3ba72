import { mountAndDestroy, openAndClose, openChat } from "../chat.ts";
import { added } from "../added.ts";
import type { Figure, Row } from "../figure.ts";
import type { Stage, Visit } from "../stage.ts";

const CYCLES = 100;
/** Done before, so that what is made once does not count. */
const WARM = 20;

/** What 100 rounds leave behind after a collection. */
export const cycles: Figure = {
  name: "cycles",
  async measure(stage) {
    return [
      ...(await growth(stage, "100 times opened and closed", openChat, openAndClose)),
      ...(await growth(stage, "100 times put on a page and destroyed", async () => undefined, mountAndDestroy)),
    ];
  },
};

async function growth(
  stage: Stage,
  what: string,
  prepare: (visit: Visit) => Promise<void>,
  work: (visit: Visit, times: number) => Promise<void>,
): Promise<Row[]> {
  return stage.visit(async (visit) => {
    await prepare(visit);
    await work(visit, WARM);
    const before = await visit.costAfterCollection();
    await work(visit, CYCLES);
    const { nodes, listeners, heapBytes } = added(before, await visit.costAfterCollection());
    return [
      { what: `${what}: nodes left`, value: nodes, unit: "", budget: 20 },
      { what: `${what}: listeners left`, value: listeners, unit: "", budget: 5 },
      { what: `${what}: heap left`, value: heapBytes / 1000, unit: "kB", budget: 500 },
    ];
  });
}
