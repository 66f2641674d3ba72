/** Words shorter than this are left as typed: too many others are one letter away. */
const SHORTEST = 5;

/**
 * The known word that a mistyped one was meant to be: same first letter, one slip away (a letter too many, too few, another, or two
 * swapped). `undefined` where there is none.
 * @param frequency how many documents hold each known word; the commonest wins
 */
export function meantWord(typed: string, frequency: ReadonlyMap<string, number>): string | undefined {
  if (typed.length < SHORTEST || /\p{N}/u.test(typed)) return undefined;
  let best: string | undefined;
  let bestCount = 0;
  for (const [known, count] of frequency) {
    if (known[0] !== typed[0] || count <= bestCount || !oneSlipApart(typed, known)) continue;
    best = known;
    bestCount = count;
  }
  return best;
}

function oneSlipApart(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const rest = (text: string, from: number) => text.slice(start + from);
  if (one.length === other.length) {
    if (rest(one, 1) === rest(other, 1)) return true;
    return one[start] === other[start + 1] && one[start + 1] === other[start] && rest(one, 2) === rest(other, 2);
  }
  return one.length > other.length ? rest(one, 1) === rest(other, 0) : rest(one, 0) === rest(other, 1);
}
