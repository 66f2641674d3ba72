import type { Locale } from "@parley/protocol";

/** What a visitor says to the lead agent, and what it has to note of that: field to value. */
export interface LeadTurn {
  text: string;
  notes: Readonly<Record<string, string | number>>;
}

/** From the interest on, in the order of the demo's plan; any beginning of a talk is one too. */
export const LEAD_TALKS: Readonly<Record<Locale, readonly [LeadTurn, ...LeadTurn[]]>> = {
  en: talk("I’d like a quote", "I’m Anna Smith, my email is anna@example.com and the ZIP code is 94110", ["Anna Smith", "94110"], "flat"),
  es: [
    { text: "Quiero un presupuesto", notes: {} },
    { text: "Zoé", notes: { name: "Zoé" } },
    { text: "anna@example.com", notes: { email: "anna@example.com" } },
    { text: "28013", notes: { postcode: "28013" } },
  ],
  fr: [
    { text: "Je voudrais un devis", notes: {} },
    { text: "Anna Martin", notes: { name: "Anna Martin" } },
    { text: "anna@example.com", notes: { email: "anna@example.com" } },
    { text: "69001", notes: { postcode: "69001" } },
  ],
  de: [
    { text: "Ich möchte ein Angebot", notes: {} },
    { text: "Jörg Weiß", notes: { name: "Jörg Weiß" } },
    { text: "anna@example.com, 80331", notes: { email: "anna@example.com", postcode: "80331" } },
    { text: "230", notes: { bill: 230 } },
    { text: "Flachdach", notes: { roof: "flat" } },
  ],
  it: [
    { text: "Vorrei un preventivo", notes: {} },
    { text: "Anna Rossi", notes: { name: "Anna Rossi" } },
    { text: "anna@example.com", notes: { email: "anna@example.com" } },
  ],
  "pt-BR": [
    { text: "Quero um orçamento", notes: {} },
    { text: "João", notes: { name: "João" } },
    { text: "anna@example.com", notes: { email: "anna@example.com" } },
  ],
  ja: talk("見積もりがほしい", "田中太郎です。メールはanna@example.com、郵便番号は150-0001です。", ["田中太郎", "150-0001"], "平らな屋根"),
};

function talk(
  interest: string,
  several: string,
  [name, postcode]: [name: string, postcode: string],
  roof: string,
): [LeadTurn, ...LeadTurn[]] {
  return [
    { text: interest, notes: {} },
    { text: several, notes: { name, email: "anna@example.com", postcode } },
    { text: "230", notes: { bill: 230 } },
    { text: roof, notes: { roof: "flat" } },
  ];
}
