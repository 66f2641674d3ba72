import type { Locale } from "@parley/protocol";

/** What the visitor asks: answers from articles, small talk, an answer that there is none, and the other agent. */
export const QUESTIONS: Readonly<Record<Locale, readonly [string, ...string[]]>> = {
  en: ["How long is the warranty on the battery?", "What does error E305 mean?", "I would like a quote", "Will it rain on Mars? 🌧️"],
  es: ["¿Cuánto dura la garantía?", "¡Hola!", "¿Cuánto tarda la entrega?", "Muchas gracias"],
  fr: ["Combien de temps dure la garantie ?", "Qui êtes-vous ?", "Quels sont les délais de livraison ?"],
  de: ["Wie lange gilt die Garantie für den Speicher?", "Was kostet das Family-Paket?", "Ich hätte gern ein Angebot", "Schöne Grüße"],
  it: ["Quanto dura la garanzia?", "Buongiorno", "Quanto tempo richiede la consegna?"],
  "pt-BR": ["Quanto tempo dura a garantia?", "Muito obrigado", "Qual é o prazo de entrega?"],
  ja: ["保証期間はどのくらいですか？", "こんにちは", "配送にはどのくらいかかりますか？", "見積もりをお願いします"],
};
