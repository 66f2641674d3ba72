import type { AgentEvent, Source } from "@parley/protocol";
import type { AskedRun } from "./hostile-server.ts";

/** A source of which everything that a visitor may see is the same text. */
export function hostileSource(text: string, id: string): Source {
  return { id, title: text, locale: text.slice(0, 200), quote: text, url: text };
}

/** Text in three pieces, cut where it hurts: within a construct, and between the halves of a character. */
function pieces(text: string): string[] {
  const [one, two] = [Math.ceil(text.length / 3), Math.ceil((text.length * 2) / 3)];
  return [text.slice(0, one), text.slice(one, two), text.slice(two)].filter((piece) => piece !== "");
}

/** A run that echoes what was asked and what the page told, and says the same of itself everywhere else. */
export function echoRun({ threadId, runId, messages, context }: AskedRun): AgentEvent[] {
  const text = messages.at(-1)?.content ?? "";
  const locale = text.slice(0, 200);
  const answers = [text, ...context.map(({ description, value }) => `${description}: ${value}`)];
  return [
    { type: "RUN_STARTED", threadId, runId, metadata: { text } },
    ...answers.flatMap((answer, index): AgentEvent[] => {
      const messageId = `${index} ${text.slice(0, 100)} ${runId}`;
      return [
        { type: "TEXT_MESSAGE_START", messageId, role: "assistant", metadata: { locale, agentId: index === 0 ? "service" : text } },
        ...pieces(answer).map((delta): AgentEvent => ({ type: "TEXT_MESSAGE_CONTENT", messageId, delta })),
        { type: "CUSTOM", name: "parley.sources", value: { messageId, sources: [hostileSource(text, `article ${runId}`)] } },
        { type: "TEXT_MESSAGE_END", messageId },
      ];
    }),
    { type: "CUSTOM", name: "parley.locale", value: { locale } },
    { type: "CUSTOM", name: "parley.lead", value: { leadId: text, complete: true, fields: [text] } },
    { type: "CUSTOM", name: "parley.suggestions", value: { suggestions: [text, `${text} twice`] } },
    { type: "RUN_FINISHED", threadId, runId },
  ];
}

/** Runs whose answer names a source for each text; the article of the third is `article-2`. */
export function readRun(texts: readonly string[]): (asked: AskedRun) => AgentEvent[] {
  return ({ threadId, runId }) => {
    const messageId = `answer ${runId}`;
    const sources = texts.map((text, index) => hostileSource(text, `article-${index}`));
    return [
      { type: "RUN_STARTED", threadId, runId },
      { type: "TEXT_MESSAGE_START", messageId, role: "assistant" },
      { type: "TEXT_MESSAGE_CONTENT", messageId, delta: "An answer." },
      { type: "CUSTOM", name: "parley.sources", value: { messageId, sources } },
      { type: "TEXT_MESSAGE_END", messageId },
      { type: "RUN_FINISHED", threadId, runId },
    ];
  };
}
