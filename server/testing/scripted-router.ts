import type { Output, Turn } from "../agents/agent.ts";
import type { Addressed, AgentRouter } from "../agents/router-interface.ts";

export type Script = (turn: Turn, addressed: Addressed) => AsyncIterable<Output>;

/** Test support: agents `service` and `lead` that do what the current script says, and remember what they were asked. */
export class ScriptedRouter implements AgentRouter {
  readonly ids = ["service", "lead"];
  readonly asked: { turn: Turn; addressed: Addressed }[] = [];
  script: Script = echo;

  respond(turn: Turn, addressed: Addressed): AsyncIterable<Output> {
    this.asked.push({ turn, addressed });
    return this.script(turn, addressed);
  }
}

/** Says back what it was told, word by word, with a source and a suggestion. */
export async function* echo(turn: Turn, { agentId }: Addressed): AsyncGenerator<Output> {
  yield { type: "message", agentId, locale: turn.locale };
  for (const delta of `You said: ${turn.message.text}`.split(/(?<= )/)) yield { type: "text", delta };
  yield { type: "sources", sources: [{ id: "a1", title: "An article", locale: turn.locale, quote: "A quote." }] };
  yield { type: "suggestions", suggestions: ["And then?"] };
}

/** A promise and what settles it. */
export function gate(): { opened: Promise<void>; open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}
