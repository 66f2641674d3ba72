import type { Page } from "@playwright/test";
import { chatOn } from "./support/chat.ts";
import { expect, test } from "./support/test.ts";

test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 });

/** How much can be scrolled sideways: of the page, and of the widget's parts but those that are made for it, such as wide tables. */
function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const root = document.querySelector("parley-widget")?.shadowRoot;
    if (document.documentElement.scrollWidth > innerWidth) found.push("the page");
    for (const element of root?.querySelectorAll("*") ?? []) {
      const style = getComputedStyle(element);
      if (element.scrollWidth > element.clientWidth && ["auto", "scroll"].includes(style.overflowX) && !element.querySelector("table"))
        found.push(element.className);
      const { right, left, width } = element.getBoundingClientRect();
      if (width > 1 && (right > innerWidth + 1 || left < -1) && !element.closest("table"))
        found.push(`${element.tagName} from ${left} to ${right}`);
    }
    return found;
  });
}

/** What of the page itself can be reached by keyboard, pointer or screen reader. */
const REACHABLE = () =>
  [...document.body.children]
    .filter((element) => !/^(SCRIPT|PARLEY-)/.test(element.tagName) && !element.closest("[inert]"))
    .map(({ tagName }) => tagName);

test("the panel covers the screen, and the page is as it was afterwards", async ({ page, site }) => {
  const chat = chatOn(page);
  await page.goto(`${site.url}/en/help/warranty/`);
  await chat.launcher.waitFor();
  await page.evaluate(() => scrollTo({ top: 300, behavior: "instant" }));
  const bodyBefore = await page.evaluate(() => [
    document.body.getAttribute("style"),
    document.documentElement.getAttribute("style"),
    document.body.className,
  ]);
  await chat.launcher.tap();
  await expect(chat.panel).toBeVisible();
  await expect(chat.panel).toHaveAttribute("aria-modal", "true");
  await expect.poll(() => chat.panel.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
  await expect(chat.field).toBeInViewport({ ratio: 1 });
  await expect(chat.send).toBeInViewport({ ratio: 1 });
  await expect(chat.field, "no keyboard before it is wanted").not.toBeFocused();
  expect(await page.evaluate(REACHABLE), "the page behind is out of reach").toEqual([]);

  await chat.field.tap();
  await chat.field.fill("How long is the warranty on the battery?");
  await chat.send.tap();
  await chat.answered(1);
  await expect.poll(() => sideways(page)).toEqual([]);

  await chat.close.tap();
  await expect(chat.panel).toBeHidden();
  expect(await page.evaluate(REACHABLE)).not.toEqual([]);
  expect(
    await page.evaluate(() => [
      document.body.getAttribute("style"),
      document.documentElement.getAttribute("style"),
      document.body.className,
    ]),
  ).toEqual(bodyBefore);
  expect(await page.evaluate(() => scrollY)).toBe(300);
  expect(await page.evaluate(() => (scrollTo({ top: 400, behavior: "instant" }), scrollY)), "and can be scrolled again").toBe(400);
  await expect(page.locator("[inert]")).toHaveCount(0);
});

test("at 320 px nothing scrolls sideways, on the page nor in the chat", async ({ page, site }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  const chat = chatOn(page, "de");
  await page.goto(`${site.url}/de/help/contact/`);
  await chat.launcher.waitFor();
  await expect.poll(() => sideways(page)).toEqual([]);
  await chat.launcher.tap();
  await expect(chat.suggestions.first()).toBeVisible();
  await expect.poll(() => sideways(page)).toEqual([]);
  await expect(chat.field).toBeInViewport({ ratio: 1 });
  await chat.ask("Was bedeutet der Fehler E305?");
  await expect.poll(() => sideways(page)).toEqual([]);
  await chat.menu.tap();
  await expect(chat.panel.getByRole("menu")).toBeVisible();
  await expect.poll(() => sideways(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await chat.answers
    .first()
    .getByRole("button", { name: chat.texts("sources.open", { title: "" }).trim() })
    .first()
    .tap();
  await expect(chat.panel.getByRole("heading", { level: 3 }).first()).toBeVisible();
  await expect.poll(() => sideways(page)).toEqual([]);
});
