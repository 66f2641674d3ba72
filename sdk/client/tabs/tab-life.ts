import type { Store } from "../conversation/store.ts";
import type { Clock } from "../page/clock.ts";
import { watchPageLife } from "../page/page-life.ts";
import type { KeptRepository } from "../storage/kept-repository.ts";
import { createLead } from "./lead.ts";
import { lookAfter } from "./look-after.ts";
import type { Sharing } from "./share-conversation.ts";

/** Decides when this tab talks to the server: it leads, or keeps its conversation to itself. */
export interface TabLife {
  /** Takes part from now on. Safe to call again. */
  begin(): void;
  /** The visitor acts in this tab: it takes the lead. */
  take(): void;
  /** Decides anew. */
  decide(): void;
  /** Leaves everything to the others, for good. */
  end(): void;
}

export interface TabLifeTools {
  name: string;
  store: Store;
  repository: KeptRepository;
  sharing: Sharing;
  clock: Clock;
  /** Goes to work, or leaves it. */
  setActive(isActive: boolean): void;
}

export function createTabLife({ name, store, repository, sharing, clock, setActive }: TabLifeTools): TabLife {
  const lead = createLead(name, decide);
  /** The page is neither left nor in the back/forward cache. */
  let isHere = false;
  let undo: (() => void)[] | undefined;

  function isTurn(): boolean {
    return isHere && (lead.isLeading() || repository.kind() === "memory");
  }

  /** What another tab did comes first. */
  function decide(): void {
    if (!isTurn()) setActive(false);
    else void sharing.sync().then(() => isTurn() && setActive(true));
  }

  function enter(): void {
    isHere = true;
    sharing.open();
    see();
  }

  function see(): void {
    lead.take();
    decide();
    void sharing.sync();
  }

  /** Browsers say so after the page was left, too. */
  function hide(): void {
    if (isHere) void sharing.sync();
  }

  /** The page may be frozen or gone after this. */
  function leave(): void {
    isHere = false;
    setActive(false);
    lead.release();
    void sharing.close().then(() => {
      if (!isHere) repository.close();
    });
  }

  return {
    begin() {
      if (undo) return;
      undo = [
        watchPageLife({ onSeen: see, onHidden: hide, onLeave: leave, onReturn: enter }),
        lookAfter({ store, lead, clock, sync: sharing.sync }),
      ];
      enter();
    },
    take: lead.take,
    decide,
    end() {
      for (const step of undo ?? []) step();
      leave();
    },
  };
}
