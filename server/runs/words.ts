const PIECE = 200;
const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

/**
 * The words of a text, each with the spaces and marks that follow it; joined they are the text again.
 * Works for languages without spaces. Segments short pieces, for a segmenter's cost grows with the length of its string.
 */
export function* words(text: string): Generator<string, void> {
  let word = "";
  for (const piece of pieces(text)) {
    for (const { segment, isWordLike } of segmenter.segment(piece)) {
      if (isWordLike && /[\p{L}\p{N}]/u.test(word)) {
        yield word;
        word = "";
      }
      word += segment;
    }
  }
  if (word !== "") yield word;
}

/** Cuts after white space where there is some, else anywhere but inside a surrogate pair. */
function* pieces(text: string): Generator<string, void> {
  let from = 0;
  while (text.length - from > PIECE) {
    const window = text.slice(from, from + PIECE);
    const space = window.search(/\s\S*$/);
    const cut = space > 0 ? space + 1 : PIECE - (/[\uD800-\uDBFF]$/.test(window) ? 1 : 0);
    yield text.slice(from, from + cut);
    from += cut;
  }
  yield text.slice(from);
}
