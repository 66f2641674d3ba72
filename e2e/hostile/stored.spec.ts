import type { ThreadMessage } from "@parley/protocol";
import { putRecords } from "../storage/records.ts";
import { BATCHES } from "./batches.ts";
import { hostileSource } from "./hostile-run.ts";
import { expect, type Stage, test } from "./stage.ts";

const SESSION = { token: "token", visitorId: "visitor", expiresAt: "2999-01-01T00:00:00.000Z" };
const KEPT = { version: 2, revision: 1, threadId: "thread", agentId: "service", messages: [], suggestions: [], draft: "", isOpen: false };

/** Replaces what an earlier visit kept. Written as JSON, so that a key `__proto__` is one. */
async function keep(stage: Stage, conversation: object): Promise<void> {
  await stage.open();
  await stage.leave();
  const hostile = `{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},`;
  await putRecords(stage.page, { session: JSON.stringify(SESSION), conversation: hostile + JSON.stringify(conversation).slice(1) });
}

/** Each text as a question and as an answer with all that belongs to one. */
function messagesOf(texts: readonly string[]): ThreadMessage[] {
  return texts.flatMap((text, index): ThreadMessage[] => {
    const common = { text, locale: text.slice(0, 200), createdAt: text.slice(0, 200), runId: `run-${index}`, status: "complete" as const };
    const sources = [hostileSource(text, `article-${index}`), hostileSource(text, `article-${index}`)];
    return [
      { ...common, id: `question ${index} ${text.slice(0, 100)}`, role: "user", sources },
      { ...common, id: `answer ${index} ${text.slice(0, 100)}`, role: "assistant", agentId: text.slice(0, 200), sources },
    ];
  });
}

for (const { name, texts } of BATCHES) {
  test(`kept in the browser: ${name}`, async ({ stage }) => {
    const messages = messagesOf(texts).map((message, index) => ({ ...message, createdAt: index, extra: message.text }));
    const [draft = ""] = texts;
    await keep(stage, {
      ...KEPT,
      messages,
      draft,
      suggestions: texts.slice(0, 20),
      chosenAgent: draft,
      chosenLocale: draft,
      seenId: draft,
    });
    await stage.open();
    await expect(stage.chat.questions).toHaveCount(texts.length);
    await expect(stage.chat.answers).toHaveCount(texts.length);
    await expect(stage.chat.panel.locator(".rich")).toHaveCount(texts.length);
    await expect(stage.chat.suggestions).toHaveCount(Math.min(texts.length, 20));
    await expect(stage.chat.field).toHaveValue(draft);
  });

  test(`told by the server of an earlier visit: ${name}`, async ({ stage }) => {
    const [first, ...others] = messagesOf(texts);
    await keep(stage, { ...KEPT, messages: [{ ...first, createdAt: 1 }] });
    stage.play.thread = {
      threadId: "thread",
      agentId: "service",
      messages: first ? [first, ...others] : [],
      suggestions: texts.slice(0, 20),
    };
    await stage.open();
    await expect(stage.chat.answers).toHaveCount(texts.length);
    await expect(stage.chat.panel.locator(".rich")).toHaveCount(texts.length);
  });
}
