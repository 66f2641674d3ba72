import { allFrames, textOf } from "@parley/server/testing/read-stream";
import { runBody, type TestVisitor } from "@parley/server/testing/start-test-server";
import { verifyStream } from "@parley/server/testing/verify-stream";

export interface Heard {
  /** All texts of the run, no-break spaces as plain ones, without emphasis. */
  text: string;
  /** Article ids of its sources. */
  sources: string[];
  locales: string[];
  agents: string[];
  suggestions: string[];
}

/** Sends one message and reads the whole run, which must be legal AG-UI. */
export async function ask(
  visitor: TestVisitor,
  text: string,
  options: { locale?: string; agentId?: string; threadId?: string } = {},
): Promise<Heard> {
  const { locale = "en", agentId = "service", threadId } = options;
  const body = runBody(text, { forwardedProps: { locale }, ...(threadId ? { threadId } : {}) });
  const response = await visitor.run(body, agentId);
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  const frames = await allFrames(response);
  const events = frames.map(({ event }) => event);
  verifyStream(events);
  const starts = events.flatMap((event) =>
    event["type"] === "TEXT_MESSAGE_START" ? [event["metadata"] as { locale: string; agentId: string }] : [],
  );
  const custom = <T>(name: string) => events.flatMap((event) => (event["name"] === name ? [event["value"] as T] : []));
  return {
    text: plain(textOf(frames)),
    sources: custom<{ sources: { id: string }[] }>("parley.sources").flatMap(({ sources }) => sources.map(({ id }) => id)),
    locales: starts.map((start) => start.locale),
    agents: starts.map((start) => start.agentId),
    suggestions: custom<{ suggestions: string[] }>("parley.suggestions").flatMap(({ suggestions }) => suggestions),
  };
}

/** Text as it is compared: spaces alike, no emphasis. */
export function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, " ").replaceAll("**", "");
}
