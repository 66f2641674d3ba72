import { useCallback, useLayoutEffect, useRef, useState } from "preact/hooks";

/** How near to the end counts as reading the newest, in px. */
const NEAR = 48;

/**
 * Keeps a list at its end while the reader is there, and only then. `mine`: a new value, such as the id of a message just sent,
 * takes the reader to the end in any case.
 */
export function usePinnedScroll(mine: string | undefined) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const pinned = useRef(true);
  const last = useRef({ top: 0, height: 0 });
  const [away, setAway] = useState(false);

  const toLatest = useCallback(() => {
    pinned.current = true;
    setAway(false);
    const box = scroller.current;
    if (!box) return;
    toEnd(box, last.current);
    if ((box.getRootNode() as ShadowRoot).activeElement?.classList.contains("latest")) box.focus({ preventScroll: true });
  }, []);

  useLayoutEffect(() => {
    const box = scroller.current;
    const inner = content.current;
    if (!box || !inner) return undefined;
    // Our own scrolling is told late, when an answer may have grown past the end again: only a reader scrolls up what has not shrunk.
    const onScroll = () => {
      const { scrollTop: top, scrollHeight: height } = box;
      if (height - top - box.clientHeight < NEAR) pinned.current = true;
      else if (top < last.current.top && height >= last.current.height) pinned.current = false;
      last.current = { top, height };
      setAway(!pinned.current);
    };
    // Sizes change without a render too: rich text arrives, the keyboard opens, the language changes.
    const sizes = new ResizeObserver(() => {
      if (pinned.current) toEnd(box, last.current);
    });
    sizes.observe(inner);
    sizes.observe(box);
    box.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      sizes.disconnect();
      box.removeEventListener("scroll", onScroll);
    };
  }, []);

  useLayoutEffect(toLatest, [mine]);
  return { scroller, content, away, toLatest };
}

function toEnd(box: HTMLElement, last: { top: number; height: number }): void {
  box.scrollTop = box.scrollHeight;
  last.top = box.scrollTop;
  last.height = box.scrollHeight;
}
