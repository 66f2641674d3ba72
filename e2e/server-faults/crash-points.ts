/** Where a server dies of itself, told by how many times it has added to the logs of runs since then. */
export interface CrashPoint {
  /**
   * `before-append`: nothing of it is stored. `in-transaction`: written, but not for good. `after-append`: stored, and not delivered.
   * `after-terminal`: the same for the last event of a run, whichever append that is.
   */
  when: "before-append" | "in-transaction" | "after-append" | "after-terminal";
  /** From 1. Without meaning for `after-terminal`. */
  append: number;
}

/** As much of the database library as is watched. */
export interface DatabaseClass {
  prototype: {
    prepare(sql: string): { run(parameters: readonly unknown[]): unknown };
    exec(sql: string): unknown;
  };
}

/** Watches what goes to the database. Returns what sets the point. */
export function watchForCrash({ prototype }: DatabaseClass): (point: CrashPoint) => void {
  const { prepare, exec } = prototype;
  let point: CrashPoint | undefined;
  let appends = 0;
  let isDue = false;

  prototype.prepare = function (sql) {
    const statement = prepare.call(this, sql);
    if (!sql.startsWith('insert into "run_events"')) return statement;
    const run = statement.run.bind(statement);
    statement.run = (parameters) => {
      appends += 1;
      const isHere = appends === point?.append;
      if (isHere && point?.when === "before-append") die();
      const result = run(parameters);
      if (isHere && point?.when === "in-transaction") die();
      isDue = point?.when === "after-terminal" ? isTerminal(parameters) : isHere && point?.when === "after-append";
      return result;
    };
    return statement;
  };
  prototype.exec = function (sql) {
    const result = exec.call(this, sql);
    if (sql === "commit" && isDue) die();
    return result;
  };
  return (next) => {
    point = next;
    appends = 0;
  };
}

function isTerminal(parameters: readonly unknown[]): boolean {
  return parameters.some((parameter) => typeof parameter === "string" && /^\{"type":"RUN_(FINISHED|ERROR)"/.test(parameter));
}

function die(): void {
  process.kill(process.pid, "SIGKILL");
}
