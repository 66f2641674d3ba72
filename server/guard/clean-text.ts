/** Text that storage keeps unchanged: NUL (where SQLite's text ends) and halves of surrogate pairs become U+FFFD. */
export function cleanText(text: string): string {
  return text.replace(/[\0\p{Surrogate}]/gu, "\uFFFD");
}
