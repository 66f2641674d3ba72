import { afterEach, expect, it } from "vitest";
import { fenceKeyboard } from "./keyboard-fence.ts";
import { createLauncher } from "./launcher.ts";
import { createShell, type Shell } from "./shell.ts";

let shell: Shell;
afterEach(() => shell.destroy());

it("is one element with an open root, styled by constructed sheets alone", () => {
  shell = createShell("dark");
  const { button } = createLauncher(shell.root, "de");
  expect(shell.element.shadowRoot).toBe(shell.root);
  expect(shell.root.adoptedStyleSheets).toHaveLength(1);
  expect(shell.root.querySelector("style, link, [style]")).toBeNull();
  expect(getComputedStyle(button).position).toBe("absolute");
  expect(getComputedStyle(shell.element).colorScheme).toBe("dark");
  expect(button.ariaLabel).toBe("Chat öffnen");
  expect(button.ariaExpanded).toBe("false");
});

it("is not touched by the page's style sheet for everything", () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { font: 40px serif; color: red; letter-spacing: 9px } button { width: 300px } html { font-size: 30px }");
  document.adoptedStyleSheets = [sheet];
  shell = createShell("auto");
  const { button } = createLauncher(shell.root, "en");
  expect(button.getBoundingClientRect().width).toBe(56);
  document.adoptedStyleSheets = [];
});

it("comes back as the same element when the page replaces its body, and not for ever when it is taken off", async () => {
  shell = createShell("auto");
  const { element } = shell;
  const before = document.body;
  const next = document.createElement("body");
  document.documentElement.replaceChild(next, before);
  await expect.poll(() => element.parentElement).toBe(next);
  for (let time = 0; time < 20; time += 1) {
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  expect(element.isConnected).toBe(false);
  document.documentElement.replaceChild(before, next);
  await expect.poll(() => element.parentElement).toBe(before);
  shell.destroy();
  shell.destroy();
  expect(document.querySelector("parley-widget")).toBeNull();
});

it("keeps keys typed into its fields from the page, and no others", () => {
  shell = createShell("auto");
  const unfence = fenceKeyboard(shell.root);
  const field = shell.root.appendChild(document.createElement("textarea"));
  const button = shell.root.appendChild(document.createElement("button"));
  const heard: string[] = [];
  const own: string[] = [];
  const hear = (event: Event) => void heard.push(event.type);
  const types = ["keydown", "keypress", "keyup", "click", "input"];
  for (const type of types) {
    document.addEventListener(type, hear);
    field.addEventListener(type, (event) => own.push(event.type));
    field.dispatchEvent(new KeyboardEvent(type, { key: "j", bubbles: true, composed: true }));
  }
  expect(own).toEqual(types);
  expect(heard).toEqual(["click", "input"]);
  button.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true, composed: true }));
  expect(heard).toEqual(["click", "input", "keydown"]);
  unfence();
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true, composed: true }));
  expect(heard).toEqual(["click", "input", "keydown", "keydown"]);
  for (const type of types) document.removeEventListener(type, hear);
});

it("tells the visitor that the panel could not be loaded, and takes it back", () => {
  shell = createShell("auto");
  const launcher = createLauncher(shell.root, "ja");
  const notice = shell.root.querySelector("[role=alert]");
  launcher.setLoading("loading");
  expect(launcher.button.ariaBusy).toBe("true");
  launcher.setLoading("failed");
  expect(notice?.textContent).toContain("読み込めませんでした");
  expect(launcher.button.ariaBusy).toBe("false");
  launcher.setLoading("loading");
  expect(notice?.textContent).toBe("");
});
