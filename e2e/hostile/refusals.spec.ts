import { BATCHES } from "./batches.ts";
import { sayAll } from "./say-all.ts";
import { expect, test } from "./stage.ts";

const STATUSES = [400, 403, 413];
const MARK = "The server's own words";

for (const { name, texts } of BATCHES) {
  test(`said by the server of what it refuses: ${name}`, async ({ stage }) => {
    let count = 0;
    stage.play.run = ({ messages }) => {
      const text = messages.at(-1)?.content ?? "";
      count += 1;
      const body = count % 4 === 0 ? text : { code: count % 2 === 0 ? text : "bad_request", message: `${MARK} ${text}`, requestId: text };
      return { status: STATUSES[count % STATUSES.length] ?? 400, body };
    };
    await stage.open();
    expect(await sayAll(stage.page, texts)).toBe(texts.length);
    await expect(stage.chat.questions).toHaveCount(texts.length);
    await expect(stage.chat.panel).not.toContainText(MARK);
  });

  test(`said by the server of a run that failed: ${name}`, async ({ stage }) => {
    stage.play.run = ({ threadId, runId, messages }) => {
      const text = messages.at(-1)?.content ?? "";
      return [
        { type: "RUN_STARTED", threadId, runId },
        { type: "TEXT_MESSAGE_START", messageId: `answer ${runId}`, role: "assistant" },
        { type: "TEXT_MESSAGE_CONTENT", messageId: `answer ${runId}`, delta: text },
        { type: "RUN_ERROR", message: `${MARK} ${text}`, code: text },
      ];
    };
    await stage.open();
    await sayAll(stage.page, texts);
    await expect(stage.chat.answers).toHaveCount(texts.length);
    await expect(stage.chat.panel).not.toContainText(MARK);
  });
}
