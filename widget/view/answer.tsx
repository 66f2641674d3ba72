import { useLayoutEffect, useRef } from "preact/hooks";
import type { createRichText, RichText } from "../rich-text/rich-text.ts";

type Create = typeof createRichText;
let loaded: Create | undefined;
let loading: Promise<Create | undefined> | undefined;

/** Fetched with the first answer, not before, and again while it fails; the next answer begins anew. */
async function load(): Promise<Create | undefined> {
  for (let pause = 1_000; !loaded && pause < 60_000; pause *= 2) {
    try {
      loaded = (await import("../rich-text/rich-text.ts")).createRichText;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  loading = undefined;
  return loaded;
}

/** An answer's Markdown as rich text, and as plain text for as long as that cannot be drawn. Preact leaves what is inside alone. */
export function Answer({ text, done }: { text: string; done: boolean }) {
  const root = useRef<HTMLDivElement>(null);
  const rich = useRef<RichText>(undefined);
  const newest = useRef({ text, done });
  newest.current = { text, done };

  useLayoutEffect(() => {
    let gone = false;
    const draw = (create: Create | undefined) => {
      if (gone || !create || !root.current) return;
      root.current.className = "rich";
      rich.current = create(root.current);
      rich.current.update(newest.current.text, newest.current.done);
    };
    if (loaded) draw(loaded);
    else void (loading ??= load()).then(draw);
    return () => {
      gone = true;
    };
  }, []);
  useLayoutEffect(() => {
    if (rich.current) rich.current.update(text, done);
    else if (root.current) root.current.textContent = text;
  }, [text, done]);
  return <div ref={root} class="plain" />;
}
