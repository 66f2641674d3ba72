import { agentTexts } from "@parley/locales/agents";
import type { Locale } from "@parley/protocol";
import type { ParleyConfig } from "../../config/config.ts";
import type { IntentName } from "../intents/match-intent.ts";
import { fillText } from "../phrases/fill-text.ts";
import { localised } from "../phrases/localised.ts";

/** The reply to words that ask nothing of the articles; `undefined` where the message is a question. */
export function smallTalk(intents: ReadonlySet<IntentName>, locale: Locale, config: ParleyConfig): string | undefined {
  const texts = agentTexts[locale];
  const fallback = config.defaultLocale ?? "en";
  if (intents.has("human")) {
    const contact = localised(config.contact, locale, fallback) ?? { hours: "", phone: "", email: "" };
    return fillText(texts.human.reply, contact);
  }
  if (intents.has("identity")) {
    const agent = localised(config.agents.service.name, locale, fallback) ?? config.company;
    return fillText(texts.identity.reply, { agent, company: config.company });
  }
  if (intents.has("goodbye")) return texts.goodbye.reply;
  if (intents.has("thanks")) return texts.thanks.reply;
  if (intents.has("greeting")) return texts.greeting.reply;
  return undefined;
}
