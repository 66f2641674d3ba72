const segmenter = new Intl.Segmenter("ja", { granularity: "word" });
const HIRAGANA_ONLY = /^[\p{Script=Hiragana}ー]+$/u;
const KANJI = /\p{Script=Han}/u;

/**
 * Japanese terms: the segmenter's words, and pairs of neighbouring kanji, so that a word is found where the segmenter cuts it
 * otherwise. Cut by line first: one call over a long text takes quadratic time.
 */
export function japaneseTerms(folded: string, stops: ReadonlySet<string>): string[] {
  const terms: string[] = [];
  for (const line of folded.split(/[\n。！？!?]/u)) {
    for (const { segment, isWordLike } of segmenter.segment(line)) {
      if (!isWordLike || stops.has(segment)) continue;
      if (HIRAGANA_ONLY.test(segment) && segment.length < 3) continue;
      terms.push(segment);
    }
    terms.push(...pairs(line));
  }
  return terms;
}

function pairs(line: string): string[] {
  const letters = [...line];
  const found: string[] = [];
  for (let index = 0; index + 1 < letters.length; index++) {
    const first = letters[index] ?? "";
    const second = letters[index + 1] ?? "";
    if (KANJI.test(first) && KANJI.test(second)) found.push(`${first}${second}`);
  }
  return found;
}
