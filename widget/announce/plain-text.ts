/** An answer's Markdown as it is to be spoken: words and punctuation, without marks, addresses of links or table lines. */
export function plainText(markdown: string): string {
  return markdown
    .replaceAll(/^[ \t]*(?:`{3,}|~{3,}).*$/gmu, "")
    .replaceAll(/^(?=.*-{3})[ \t|:-]+$/gmu, "")
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/gu, "$1")
    .replaceAll(/^[ \t]*(?:#{1,6}|>+|[-*+]|\d+\.)[ \t]+/gmu, "")
    .replaceAll(/^[ \t]*\||\|[ \t]*$/gmu, "")
    .replaceAll("|", ", ")
    .replaceAll(/\*{1,3}|`|~~|(?<![\p{L}\p{N}])_{1,2}(?=\S)|(?<=\S)_{1,2}(?![\p{L}\p{N}])/gu, "")
    .replaceAll(/[ \t]+/gu, " ")
    .replaceAll(/ ([,.])/gu, "$1")
    .replaceAll(/\s*\n\s*/gu, "\n")
    .trim();
}
