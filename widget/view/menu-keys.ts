/** Where the focus goes in a menu of `length` items when `key` is pressed on item `index`; `undefined` where the key means nothing. */
export function menuTarget(key: string, index: number, length: number): number | undefined {
  switch (key) {
    case "ArrowDown":
      return (index + 1) % length;
    case "ArrowUp":
      return (index - 1 + length) % length;
    case "Home":
      return 0;
    case "End":
      return length - 1;
    default:
      return undefined;
  }
}
