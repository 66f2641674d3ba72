/** An agent's initial in a disc: no image of anybody, and no request for one. */
export function Avatar({ name, agentId }: { name: string; agentId: string }) {
  return (
    <span class={`avatar tint-${tint(agentId)}`} aria-hidden="true">
      {[...name][0] ?? "·"}
    </span>
  );
}

/** The same agent has the same colour everywhere. */
function tint(agentId: string): number {
  let sum = 0;
  for (const character of agentId) sum += character.codePointAt(0) ?? 0;
  return sum % 3;
}
