/** Puts a table into a box that scrolls sideways by itself, also from the keyboard, so that the panel never does. */
export function scrollingTable(table: HTMLTableElement): HTMLElement {
  const box = document.createElement("div");
  box.className = "table";
  box.tabIndex = 0;
  box.append(table);
  return box;
}
