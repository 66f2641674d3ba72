/**
 * Brings spellings of the same word together: full-width and ligature forms (NFKC), case, Latin accents, `ß`, typographic apostrophes.
 * Marks above U+036F stay: Japanese voicing marks distinguish words.
 */
export function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .replaceAll("ß", "ss")
    .replace(/[’‘ʼ`´]/g, "'");
}
