import type { Locale } from "@parley/protocol";

/** Ends that are no ends of a sentence. */
const ABBREVIATION =
  /(?:^|[\s(„«"])(?:\p{L}|\p{L}\.\s?\p{L}|bzw|ca|inkl|zzgl|Nr|Std|Min|e\.g|i\.e|etc|approx|Mr|Mrs|Dr|No|p\.\s?ex|ej|aprox|Sr|Sra|núm|env|max|min|art|es|ecc|Sig)\.$|(?:^|\s)\d{1,2}\.$/u;

/** The sentences of one paragraph, trimmed, in order. Markdown marks stay where they are. */
export function sentences(paragraph: string, locale: Locale): string[] {
  const segmenter = new Intl.Segmenter(locale, { granularity: "sentence" });
  const found: string[] = [];
  for (const { segment } of segmenter.segment(paragraph)) {
    const before = found.at(-1);
    if (before !== undefined && (ABBREVIATION.test(before.trimEnd()) || openMarks(before))) found[found.length - 1] = before + segment;
    else found.push(segment);
  }
  return found.map((sentence) => sentence.trim()).filter(Boolean);
}

/** Whether a cut here would part a link or an emphasis. */
function openMarks(text: string): boolean {
  return (
    (text.match(/\*\*/g)?.length ?? 0) % 2 === 1 ||
    text.lastIndexOf("[") > text.lastIndexOf("]") ||
    text.lastIndexOf("](") > text.lastIndexOf(")")
  );
}
