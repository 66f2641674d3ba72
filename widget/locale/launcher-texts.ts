import type { Locale } from "@parley/protocol";

/**
 * The few words that are needed before a language is loaded: the launcher's label, and that the panel could not be fetched.
 * The same as in the locale files, which a test makes sure of.
 */
export const LAUNCHER_TEXTS: Readonly<Record<Locale, readonly [open: string, failed: string]>> = {
  en: ["Chat with us", "The chat couldn’t be loaded. Please try again."],
  es: ["Chatee con nosotros", "No se ha podido cargar el chat. Inténtelo de nuevo."],
  fr: ["Discuter avec nous", "Impossible de charger le chat. Veuillez réessayer."],
  de: ["Chat öffnen", "Der Chat konnte nicht geladen werden. Bitte versuchen Sie es noch einmal."],
  it: ["Ci scriva in chat", "Non è stato possibile caricare la chat. Riprovi."],
  "pt-BR": ["Fale com a gente", "Não foi possível carregar o chat. Tente de novo."],
  ja: ["チャットで質問する", "チャットを読み込めませんでした。もう一度お試しください。"],
};
