import { BATCHES } from "./batches.ts";
import { expect, test } from "./stage.ts";

/** Chooses one agent after the other in the menu, with each in the header, greeting and suggesting. Returns the names shown, and what was wrong. */
async function chooseEach(): Promise<{ names: string[]; faults: string[] }> {
  const { auditPage } = window as unknown as { auditPage: () => string[] };
  const root = document.querySelector("parley-widget")?.shadowRoot;
  const all = (selector: string) => [...(root?.querySelectorAll<HTMLElement>(selector) ?? [])];
  const drawn = () => new Promise((resolve) => setTimeout(resolve));
  const names: string[] = [];
  const faults: string[] = [];
  for (let index = 0; ; index += 1) {
    all(".menu > .tool")[0]?.click();
    while (all(".sheet").length === 0) await drawn();
    if (index === 0) faults.push(...auditPage());
    const item = all('[role="menuitemradio"]:not([lang])')[index];
    if (!item) return { names, faults };
    item.click();
    while (all(".sheet").length > 0) await drawn();
    names.push(all(".greeting .bubble")[0]?.textContent ?? "");
    faults.push(...auditPage());
  }
}

for (const { name, texts: all } of BATCHES) {
  // Much longer names are not more hostile, and all of them are in one menu.
  const texts = all.map((text) => text.slice(0, 400));
  test(`name, role, greeting and suggestions of an agent: ${name}`, async ({ stage }) => {
    const agents = texts.map((text) => ({
      id: text,
      name: text,
      role: text,
      greeting: text,
      suggestions: [text, `${text} twice`, text],
      capabilities: { transport: { streaming: true, resumable: true } },
    }));
    stage.play.agents = { agents, defaultAgent: agents[0]?.id ?? "" };
    await stage.open();
    const { names, faults } = await stage.page.evaluate(chooseEach);
    expect(names).toEqual(texts);
    expect(faults).toEqual([]);
  });
}
