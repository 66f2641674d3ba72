/** What is known of somebody who is interested, each answer with the words that gave it. One for each thread. */
export interface Lead {
  id: string;
  visitorId: string;
  threadId: string;
  /** BCP 47 tag of the language the lead was taken in. */
  locale: string;
  /** The plan is at its end and every required question has an answer. */
  complete: boolean;
  fields: readonly LeadField[];
  /** ISO 8601, UTC. */
  createdAt: string;
  /** ISO 8601, UTC. */
  updatedAt: string;
}

/** One answer, and where it comes from. */
export interface LeadField {
  /** Id of the plan's question. */
  id: string;
  value: string | number;
  /** The visitor's own words. */
  raw: string;
  /** The user message that holds them. */
  messageId: string;
  /** ISO 8601, UTC. */
  at: string;
}

/** Where leads are kept. Every method rejects with a `StorageError` when the store fails. */
export interface Leads {
  /** Inserts the lead, or replaces the one that its thread has; the thread's lead keeps its first `id` and `createdAt`. */
  save(lead: Lead): Promise<void>;
  /** The thread's lead, `undefined` when it has none. */
  find(threadId: string): Promise<Lead | undefined>;
  /** All leads, the one changed last first. */
  list(): Promise<readonly Lead[]>;
}
