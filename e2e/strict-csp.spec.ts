import { chatOn } from "./support/chat.ts";
import { expect, test } from "./support/test.ts";

declare global {
  interface Window {
    violations: string[];
  }
}

test("the whole chat works under the strictest policy without a single violation", async ({ page, site }) => {
  const chat = chatOn(page);
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) => {
      window.violations.push(`${effectiveDirective} ${blockedURI} ${sourceFile}:${lineNumber}`);
    });
  });
  const response = await page.goto(`${site.url}/hosts/csp.html`);
  const policy = response?.headers()["content-security-policy"] ?? "";
  for (const part of [
    "default-src 'none'",
    "'strict-dynamic'",
    "connect-src 'self'",
    "style-src 'none'",
    "require-trusted-types-for 'script'",
  ])
    expect(policy).toContain(part);
  expect(policy).not.toMatch(/unsafe|data:|trusted-types /);

  await chat.open();
  expect(await chat.panel.evaluate((panel) => getComputedStyle(panel).borderRadius), "styled all the same").not.toBe("0px");
  const answer = await chat.ask("How long is the warranty on the battery?");
  await expect(answer.getByRole("listitem").filter({ hasText: "10 years" }), "rich text").toHaveCount(1);
  await answer.getByRole("button", { name: chat.texts("sources.open", { title: "Warranty" }) }).click();
  const article = chat.panel.getByRole("region", { name: "Warranty" });
  await expect(article.getByRole("heading", { level: 3 }).first(), "the article is not mere text").toBeVisible();
  await page.keyboard.press("Escape");

  const errors = await chat.ask("What does error E305 mean?");
  await errors
    .getByRole("button", { name: chat.texts("sources.open", { title: "" }).trim() })
    .first()
    .click();
  await expect(chat.panel.getByRole("heading", { level: 3 }).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await errors.getByRole("button", { name: chat.texts("feedback.helpful") }).click();
  await chat.choose("日本語");
  await expect(chatOn(page, "ja").field).toBeVisible();
  await page.reload();
  await expect(chatOn(page, "ja").answers).toHaveCount(2);
  expect(await page.evaluate(() => window.violations)).toEqual([]);
});

test.describe("the witness", () => {
  test.use({ tolerated: /TrustedHTML/ });
  test("sees a violation where there is one", async ({ page, site }) => {
    await page.addInitScript(() => {
      window.violations = [];
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => window.violations.push(effectiveDirective));
    });
    await page.goto(`${site.url}/hosts/csp.html`);
    await page.evaluate(() => {
      try {
        document.body.insertAdjacentHTML("beforeend", "<b>a string</b>");
      } catch {
        // As it should be: trusted types are required.
      }
    });
    await expect.poll(() => page.evaluate(() => window.violations)).toEqual(["require-trusted-types-for"]);
  });
});
