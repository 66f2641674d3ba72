import type { BenchServer } from "./bench-server.ts";
import { PAGES } from "./pages.ts";
import type { Visit } from "./stage.ts";

/** What the widget gives to the page that it is on. */
interface WithHandle {
  Parley: {
    open(): Promise<void>;
    close(): Promise<void>;
    send(text: string): Promise<unknown>;
    destroy(): Promise<void>;
    on(name: "message-finished", listener: () => void): () => void;
  };
}

/** Loads the page with the tag and opens the chat as the host page may, until it is drawn. */
export async function openChat(visit: Visit): Promise<void> {
  await visit.goto(PAGES.tag);
  await visit.page.evaluate(() => (window as unknown as WithHandle).Parley.open());
  await visit.settle();
}

/** The same with a first answer, so that what draws answers is there. */
export async function openTalk(visit: Visit, server: BenchServer): Promise<void> {
  server.say(async function* () {
    yield ["A **short** answer."];
  });
  await openChat(visit);
  await ask(visit);
  await visit.page.waitForFunction(() => window.watched.root().querySelector(".rich strong"));
  await visit.settle();
}

/** Where the launcher stands, or the button of a page without the widget. */
export async function launcherOf({ page }: Visit): Promise<{ x: number; y: number }> {
  await page.waitForFunction(() => window.watched.root().querySelector(".launcher"));
  return page.evaluate(() => {
    const { x, y, width, height } = window.watched.root().querySelector(".launcher")?.getBoundingClientRect() ?? new DOMRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
}

/** Sends a message. Resolves when its answer is whole and drawn. */
export async function ask({ page }: Visit): Promise<void> {
  await page.evaluate(async () => {
    const { Parley } = window as unknown as WithHandle;
    await new Promise<void>((resolve, reject) => {
      const undo = Parley.on("message-finished", () => {
        undo();
        resolve();
      });
      Parley.send("How was it set up?").catch(reject);
    });
    await window.watched.painted();
  });
}

/** Sends a message whose answer stays under way. */
export async function askOpenEnded({ page }: Visit): Promise<void> {
  await page.evaluate(() => (window as unknown as WithHandle).Parley.send("How was it set up?"));
}

/** Opens and closes the panel so many times. */
export async function openAndClose({ page }: Visit, times: number): Promise<void> {
  await page.evaluate(async (count) => {
    const { Parley } = window as unknown as WithHandle;
    for (let time = 0; time < count; time += 1) {
      await Parley.open();
      await window.watched.painted();
      await Parley.close();
      await window.watched.painted();
    }
  }, times);
}

/** Puts the widget on a blank page, opens it and takes it away so many times. */
export async function mountAndDestroy({ page }: Visit, times: number): Promise<void> {
  await page.evaluate(async (count) => {
    for (let time = 0; time < count; time += 1) {
      const tag = document.createElement("script");
      tag.src = "/parley.js";
      tag.dataset["locale"] = "en";
      await new Promise((resolve, reject) => {
        tag.addEventListener("load", resolve);
        tag.addEventListener("error", reject);
        document.head.append(tag);
      });
      tag.remove();
      const { Parley } = window as unknown as WithHandle;
      await Parley.open();
      await window.watched.painted();
      if (!window.watched.root().querySelector(".frame.open")) throw new Error("The panel is not there");
      await Parley.destroy();
      if (document.querySelector("parley-widget")) throw new Error("The widget is still there");
    }
  }, times);
}

/** Reads a run's response to its end on a page that draws nothing of it. */
export async function readAlone({ page }: Visit): Promise<void> {
  await page.evaluate(async () => {
    const body = JSON.stringify({ threadId: "thread", runId: "run" });
    const response = await fetch("/v1/agents/service/runs", { method: "POST", body });
    await response.body?.pipeTo(new WritableStream());
    await window.watched.painted();
  });
}
