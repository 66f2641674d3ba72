import type { Locale } from "@parley/protocol";
import { localised } from "../agents/phrases/localised.ts";
import type { PlanQuestion } from "../config/config.ts";
import type { Note } from "./plan.ts";

/** A noted answer as the visitor's language writes it, as Markdown. */
export function formatAnswer(
  question: PlanQuestion,
  { value, raw }: Pick<Note, "value" | "raw">,
  locale: Locale,
  fallback: Locale,
): string {
  if (typeof value === "number") return formatNumber(value, locale);
  switch (question.kind) {
    case "date":
      return formatDay(new Date(`${value}T00:00:00Z`), locale);
    case "choice":
      return escapeMarkdown(localised(question.options, locale, fallback)?.[value]?.[0] ?? value);
    case "phone":
      return escapeMarkdown(raw);
    default:
      return escapeMarkdown(value);
  }
}

export function formatNumber(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);
}

/** A day in words, which no reader takes for another. */
export function formatDay(date: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(date);
}

/** "Name: Anna" with the colon that the language writes. */
export function labelled(label: string, value: string, locale: Locale): string {
  return `${label}${COLON[locale] ?? ":"}${locale === "ja" ? "" : " "}${value}`;
}

/** The same as an item of a Markdown list, with the label in bold; emphasis that ends in a colon needs the space after it, in Japanese too. */
export function listItem(label: string, value: string, locale: Locale): string {
  return `- **${escapeMarkdown(label)}${COLON[locale] ?? ":"}** ${value}`;
}

const COLON: Partial<Record<Locale, string>> = { fr: "\u00a0:", ja: "：" };

/** So that a visitor's own words are shown as words: no link, list or emphasis comes of them. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\\`*[\]<>|~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|^[#+-](?= )|^\d+(?=[.)] )/gu, (sign) =>
      /\d/.test(sign) ? sign : `\\${sign}`,
    );
}
