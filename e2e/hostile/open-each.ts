/**
 * Opens one source after the other in the page and goes back. Returns how many were shown, and what was wrong with which. Runs in the
 * page, so it uses nothing from outside itself.
 */
export async function openEach(): Promise<{ shown: number; faults: string[] }> {
  const { auditPage } = window as unknown as { auditPage: () => string[] };
  const root = document.querySelector("parley-widget")?.shadowRoot;
  const drawn = () => new Promise((resolve) => setTimeout(resolve));
  const faults: string[] = [];
  let shown = 0;
  for (const button of root?.querySelectorAll<HTMLElement>(".source") ?? []) {
    button.click();
    while (!root?.querySelector(".article .rich, .article .note .act")) await drawn();
    if (root.querySelector(".article .rich")) shown += 1;
    faults.push(...auditPage().map((fault) => `${button.textContent?.slice(0, 80)}: ${fault}`));
    root.querySelector<HTMLElement>(".article .tool")?.click();
    while (root.querySelector(".article")) await drawn();
  }
  return { shown, faults };
}
