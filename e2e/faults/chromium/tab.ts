import { type BrowserContext, errors, type Page } from "@playwright/test";

/** How long one look waits before the time is looked at again, in milliseconds. */
const LOOK = 1_000;

/** What the widget gives to the page that it is on. */
interface WithHandle {
  Parley: { open(): Promise<void>; send(text: string): Promise<unknown> };
}

/** Opens the page in the first tab and the chat by its launcher. */
export async function openTab(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  await page.locator("parley-widget .launcher").click();
  await field(page).waitFor();
  return page;
}

/** Opens the page in another tab. */
export async function openAnother(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  await openAgain(page);
  return page;
}

/** Loads the page anew. */
export async function reload(page: Page): Promise<void> {
  await page.reload();
  await openAgain(page);
}

/** A chat that was open may open by itself, and a press of the launcher at that moment would close it; the handle's `open` does not. */
async function openAgain(page: Page): Promise<void> {
  await page.evaluate(async () => (window as unknown as WithHandle).Parley.open());
  await field(page).waitFor();
}

/** Writes a message and sends it with the keyboard, as soon as the panel lets a visitor do so. */
export async function say(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await field(page).press("Enter");
}

/** Sends a message as the host page does, which may do so at any time. */
export async function sayFromPage(page: Page, text: string): Promise<void> {
  await page.evaluate((given) => {
    (window as unknown as WithHandle).Parley.send(given).catch(() => undefined);
  }, text);
}

/** Waits for something in the page. `false` where it is too late for it. */
export async function until<Given>(page: Page, isSo: (given: Given) => boolean, given: Given, late: () => number): Promise<boolean> {
  for (;;) {
    const left = late() - Date.now();
    if (left <= 0) return false;
    try {
      // oxlint-disable-next-line typescript/no-explicit-any -- Playwright's own type of what goes into the page
      await page.waitForFunction(isSo as any, given, { timeout: Math.max(1, Math.min(left, LOOK)) });
      return true;
    } catch (error) {
      if (!(error instanceof errors.TimeoutError)) throw error;
    }
  }
}

/** All is said, and so many messages of the visitor's are on screen. In the page. */
export function isQuiet(asked: number): boolean {
  const view = window.watchedPanel.read();
  return view?.isAtRest === true && view.rows.filter(({ role }) => role === "user").length >= asked;
}

/** The Markdown of every answer is drawn. In the page. */
export function isDrawn(): boolean {
  return window.watchedPanel.read()?.rows.every(({ role, text, isRich }) => role === "user" || text === "" || isRich) === true;
}

/** So many messages of the visitor's are on screen. In the page. */
export function isAsked(asked: number): boolean {
  return (window.watchedPanel.read()?.rows ?? []).filter(({ role }) => role === "user").length >= asked;
}

/** The newest answer has grown so far, or is over. In the page. */
export function hasGrown({ asked, characters }: { asked: number; characters: number }): boolean {
  const view = window.watchedPanel.read();
  if (!view || view.rows.filter(({ role }) => role === "user").length < asked) return false;
  const last = view.rows.at(-1);
  return view.isAtRest || (last?.role === "assistant" && last.text.length >= characters);
}

/** The server has all that the visitor said. In the page. */
export function isSent(): boolean {
  return (
    window.watchedPanel.read()?.rows.every(({ role, status }) => role !== "user" || status === "complete" || status === "failed") === true
  );
}

function field(page: Page) {
  return page.locator("parley-widget .composer textarea");
}
