/**
 * Whether a key belongs to an input method, which is choosing a candidate. Safari ends the composition before the keydown of its Enter,
 * and marks that by key code 229 only.
 */
export function isComposing(event: Pick<KeyboardEvent, "isComposing" | "keyCode">): boolean {
  // oxlint-disable-next-line typescript/no-deprecated -- there is no other sign of it in Safari
  return event.isComposing || event.keyCode === 229;
}

/**
 * Whether a keydown in the composer sends. Enter does, unless it makes a new line (with Shift), chooses a candidate of an input method,
 * or is held down.
 */
export function isSubmitKey(
  event: Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "altKey" | "metaKey" | "isComposing" | "keyCode" | "repeat">,
): boolean {
  if (event.key !== "Enter" || isComposing(event)) return false;
  return !event.repeat && !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey;
}
