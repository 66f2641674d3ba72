import { report } from "./report.ts";

/** A typed list of listeners for each event name. */
export interface Emitter<Events> {
  /** Calls back at each such event. Returns its undo, which may be called twice. */
  on<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): () => void;
  /** Calls every listener there is at this moment. One that throws is reported to the console and stops nothing. */
  emit<Name extends keyof Events>(name: Name, event: Events[Name]): void;
  clear(): void;
}

/** An emitter without listeners. */
export function createEmitter<Events>(): Emitter<Events> {
  let entries: readonly { name: keyof Events; listener: (event: never) => void }[] = [];
  return {
    on(name, listener) {
      const entry = { name, listener };
      entries = [...entries, entry];
      return () => {
        entries = entries.filter((other) => other !== entry);
      };
    },
    emit(name, event) {
      for (const entry of entries) {
        if (entry.name !== name) continue;
        try {
          (entry.listener as (event: Events[typeof name]) => void)(event);
        } catch (error) {
          report(`listener of ${name as string} failed`, error);
        }
      }
    },
    clear() {
      entries = [];
    },
  };
}
