/** The tables as Kysely knows them. Times are ISO 8601 text, `json` columns text; booleans are 0 and 1. */
export interface Tables {
  visitors: { id: string; created_at: string };
  threads: {
    id: string;
    visitor_id: string;
    agent_id: string;
    addressed_agent_id: string;
    locale: string;
    ui_locale: string;
    memory: string;
    suggestions: string;
    created_at: string;
    updated_at: string;
  };
  messages: {
    thread_id: string;
    id: string;
    /** From 1, in the order in which the thread got them. */
    position: number;
    role: string;
    text: string;
    locale: string;
    agent_id: string | null;
    status: string;
    sources: string;
    run_id: string;
    created_at: string;
  };
  runs: {
    id: string;
    thread_id: string;
    visitor_id: string;
    agent_id: string;
    message_id: string;
    body_hash: string;
    status: string;
    started_at: string;
    ended_at: string | null;
    last_seq: number;
    /** When the log was folded; null while it is whole. */
    compacted_at: string | null;
  };
  run_events: { run_id: string; seq: number; json: string; ts: number };
  leads: {
    id: string;
    visitor_id: string;
    thread_id: string;
    locale: string;
    complete: number;
    fields: string;
    created_at: string;
    updated_at: string;
  };
  feedback: { thread_id: string; message_id: string; rating: string; comment: string | null; created_at: string };
}
