import type { Host } from "./host.ts";
import { createSpeech, type SpeechReport } from "./speech.ts";

/** What the bench says to the process of a server. */
export type ToHost = "begin" | "report";
/** What it hears. */
export type FromHost = { url: string } | SpeechReport;

const [kind, wordsPerSecond, seconds, warmSeconds] = process.argv.slice(2);
const speech = createSpeech({ wordsPerSecond: Number(wordsPerSecond), seconds: Number(seconds), warmSeconds: Number(warmSeconds) });
// The bare server's process holds nothing of the real one.
const host: Host = await (kind === "parley"
  ? (await import("./start-parley.ts")).startParley(speech)
  : (await import("./start-bare.ts")).startBare(speech));
process.on("message", (message: ToHost) => {
  if (message === "begin") speech.begin();
  else void end();
});
tell({ url: host.url });

async function end(): Promise<void> {
  tell(speech.report());
  await host.close();
  process.disconnect();
}

function tell(message: FromHost): void {
  process.send?.(message);
}
