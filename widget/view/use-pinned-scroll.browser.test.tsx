import { render } from "preact";
import { afterEach, expect, test } from "vitest";
import { usePinnedScroll } from "./use-pinned-scroll.ts";

/** A list of 100 px with `lines` lines of 40 px. */
function List({ lines, mine }: { lines: number; mine?: string }) {
  const { scroller, content, away } = usePinnedScroll(mine);
  return (
    <div ref={scroller} style={{ height: "100px", overflow: "auto" }} data-away={away}>
      <div ref={content} style={{ height: `${lines * 40}px` }} />
    </div>
  );
}

const stage = document.createElement("div");
document.body.append(stage);
afterEach(() => render(null, stage));

const box = () => stage.firstElementChild as HTMLElement;
const fromEnd = () => box().scrollHeight - box().scrollTop - box().clientHeight;
const frames = async () => {
  for (let count = 0; count < 3; count++) await new Promise(requestAnimationFrame);
};
async function show(lines: number, mine?: string) {
  render(<List lines={lines} {...(mine === undefined ? {} : { mine })} />, stage);
  await frames();
}

test("an answer that grows between our scrolling and its event does not lose the reader", async () => {
  await show(10, "a");
  render(<List lines={12} mine="b" />, stage);
  // The content grows before the browser tells of the scrolling of the line before.
  (box().firstElementChild as HTMLElement).style.height = "1200px";
  box().dispatchEvent(new Event("scroll"));
  await frames();
  expect(fromEnd()).toBeLessThan(1);
  expect(box().dataset["away"]).toBe("false");
});

test("a reader who scrolled up stays there while the answer grows, until they send something", async () => {
  await show(10, "a");
  box().scrollTop = 100;
  await frames();
  await show(20, "a");
  expect(box().scrollTop).toBe(100);
  expect(box().dataset["away"]).toBe("true");
  await show(21, "b");
  expect(fromEnd()).toBeLessThan(1);
  expect(box().dataset["away"]).toBe("false");
});

test("content that shrinks leaves the reader at the end", async () => {
  await show(20, "a");
  await show(5, "a");
  await show(30, "a");
  expect(fromEnd()).toBeLessThan(1);
});
