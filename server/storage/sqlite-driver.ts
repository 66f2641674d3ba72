import { setTimeout as delay } from "node:timers/promises";
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from "kysely";
import { type PreparedStatements, isBusy } from "./prepared-statements.ts";
import { StorageError } from "./storage-error.ts";

/** Milliseconds that a query waits for the lock of another program, all its tries together. */
const PATIENCE = 5_000;
/** Milliseconds between two tries: doubled each time, up to the second. */
const WAITS = [2, 64] as const;

/**
 * One connection to SQLite, lent to one caller after the other. SQLite's own waiting for a lock would hold up the whole process, for its calls are
 * synchronous; here a query that meets a lock tries again later, and others have the connection meanwhile.
 * `patience`: default 5 seconds, then it rejects with a `StorageError` `busy`.
 */
export class SqliteDriver implements Driver {
  readonly #statements: PreparedStatements;
  readonly #patience: number;
  readonly #connection: DatabaseConnection;
  readonly #waiting: (() => void)[] = [];
  #isLent = false;

  constructor(statements: PreparedStatements, patience = PATIENCE) {
    this.#statements = statements;
    this.#patience = patience;
    this.#connection = {
      executeQuery: async <Row>(query: CompiledQuery) => this.#patiently(() => this.#execute<Row>(query)),
      streamQuery: () => {
        throw new StorageError("failed", "The store does not stream rows. Read them in batches.");
      },
    };
  }

  async init(): Promise<void> {
    // The database is open already.
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    await this.#borrow();
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#giveBack();
  }

  /** Takes the lock for writing at once: a transaction that has read cannot wait for it any more. */
  async beginTransaction(): Promise<void> {
    await this.#patiently(() => this.#statements.execute("begin immediate"));
  }

  async commitTransaction(): Promise<void> {
    this.#statements.execute("commit");
  }

  async rollbackTransaction(): Promise<void> {
    this.#rollback();
  }

  async destroy(): Promise<void> {
    this.#statements.close();
  }

  /** In a transaction there is no lock to wait for, and nobody else may have the connection. */
  async #patiently<T>(query: () => T): Promise<T> {
    const until = performance.now() + this.#patience;
    for (let wait: number = WAITS[0]; ; wait = Math.min(2 * wait, WAITS[1])) {
      try {
        return query();
      } catch (error) {
        if (!isBusy(error) || this.#statements.inTransaction() || performance.now() + wait > until) throw error;
      }
      this.#giveBack();
      await delay(wait);
      await this.#borrow();
    }
  }

  #execute<Row>({ sql, parameters }: CompiledQuery): QueryResult<Row> {
    const statement = this.#statements.prepare(sql);
    const run = (): QueryResult<Row> => {
      if (statement.reader) return { rows: statement.all(parameters) as Row[] };
      const { changes, lastInsertRowid } = statement.run(parameters);
      return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
    };
    return statement.isReading || this.#statements.inTransaction() ? run() : this.#write(run);
  }

  /**
   * A statement that meets a lock stays half run in SQLite until it is run again, and all that other statements write meanwhile is lost though it
   * was said to be written. So no statement meets one: the lock is taken before it runs.
   */
  #write<T>(run: () => T): T {
    this.#statements.execute("begin immediate");
    try {
      const result = run();
      this.#statements.execute("commit");
      return result;
    } catch (error) {
      this.#rollback();
      throw error;
    }
  }

  /** Where there is no room to write, SQLite has rolled back by itself. */
  #rollback(): void {
    if (this.#statements.inTransaction()) this.#statements.execute("rollback");
  }

  async #borrow(): Promise<void> {
    if (!this.#isLent) this.#isLent = true;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #giveBack(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#isLent = false;
  }
}
