import { expect, it } from "vitest";
import { plainText } from "./plain-text.ts";

it.each([
  ["**Ja.** Die Garantie gilt *10 Jahre*.", "Ja. Die Garantie gilt 10 Jahre."],
  ["## Lieferung\n\n- per Post\n- per Kurier", "Lieferung\nper Post\nper Kurier"],
  ["Siehe [Garantie](https://solstice.example/warranty) und ![Bild](https://x.example/a.png)", "Siehe Garantie und Bild"],
  ["| Gerät | Preis |\n|---|---|\n| Vault 10 | 6.700 € |", "Gerät, Preis\nVault 10, 6.700 €"],
  ["Nutzen Sie `snake_case` und _so_:\n\n```ts\nlet x;\n```", "Nutzen Sie snake_case und so:\nlet x;"],
  ["> zitiert\n\n1. eins\n2. zwei", "zitiert\neins\nzwei"],
  ["保証は**10年**です。", "保証は10年です。"],
])("speaks %j", (markdown, spoken) => {
  expect(plainText(markdown)).toBe(spoken);
});

it("keeps a long row of dashes that is no table line, without trying each of its parts", () => {
  const row = `${"-".repeat(100_000)}x`;
  expect(plainText(row)).toBe(row);
});
