import { EventSchemas } from "@ag-ui/core/schemas";

type Fields = Readonly<Record<string, unknown>>;

/**
 * Test support: holds the events of one run against AG-UI 1.0 as a producer must keep it. Throws an error that names the first event that breaks it.
 * `whole` (default true): the run must have ended. A stream that a reader resumed is verified behind what it had before.
 */
export function verifyStream(events: readonly Fields[], { whole = true }: { whole?: boolean } = {}): void {
  const open = new Set<unknown>();
  const seen = new Set<unknown>();
  /** Ids of the messages that the snapshot holds. */
  let restated: Set<unknown> | undefined;
  let state: "before" | "running" | "over" = "before";
  for (const [index, event] of events.entries()) {
    const must = (condition: boolean, rule: string): void => {
      if (!condition) throw new Error(`event ${index + 1} (${String(event["type"])}): ${rule}`);
    };
    const parsed = EventSchemas.safeParse(event);
    must(parsed.success, `not an AG-UI event: ${parsed.error?.message ?? ""}`);
    must(Number.isSafeInteger(event["timestamp"]), "the timestamp is no integer");
    const id = event["messageId"];
    switch (event["type"]) {
      case "RUN_STARTED":
        must(state === "before", "a run starts once, first");
        state = "running";
        continue;
      case "TEXT_MESSAGE_START":
        must(open.size === 0, "another message is open");
        must(!restated, "what was restated is not told in pieces");
        must(!seen.has(id), "the message id was used before");
        seen.add(id);
        open.add(id);
        break;
      case "TEXT_MESSAGE_CONTENT":
        must(open.has(id), "the message is not open");
        break;
      case "TEXT_MESSAGE_END":
        must(open.delete(id), "the message is not open");
        break;
      case "CUSTOM":
        must(String(event["name"]).startsWith("parley."), "a custom event of ours begins with parley.");
        if (event["name"] === "parley.sources")
          must(
            (restated ?? open).has((event["value"] as Fields)["messageId"]),
            "sources come before their message ends, or after its snapshot",
          );
        break;
      case "MESSAGES_SNAPSHOT":
        must(!restated && seen.size === 0, "a run is restated once, and what was told in pieces is not");
        restated = new Set((event["messages"] as Fields[]).map((message) => message["id"]));
        break;
      case "RUN_FINISHED":
      case "RUN_ERROR":
        must(open.size === 0, "a message is still open");
        break;
      default:
        must(false, "we do not send such events");
    }
    must(state === "running", "nothing but RUN_STARTED begins a run, and nothing follows its end");
    if (event["type"] === "RUN_FINISHED" || event["type"] === "RUN_ERROR") state = "over";
  }
  if (whole && state !== "over") throw new Error("the run has no terminal event");
}
