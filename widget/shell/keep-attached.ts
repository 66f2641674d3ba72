/** How often we come back to one and the same `<body>`: a page that keeps taking us off means it. */
const PATIENCE = 10;

/**
 * Keeps an element on the page when its router replaces `<body>` or empties it: the same element, so that nothing of its state is lost.
 * Returns its undo, which also takes it off.
 */
export function keepAttached(element: HTMLElement): () => void {
  let body: HTMLElement | undefined;
  let left = 0;
  const attach = () => {
    if (document.body !== body) {
      body = document.body;
      left = PATIENCE;
      observer.observe(document.documentElement, { childList: true });
      if (body) observer.observe(body, { childList: true });
    }
    if (!element.isConnected && left-- > 0) body?.append(element);
  };
  const observer = new MutationObserver(attach);
  attach();
  return () => {
    observer.disconnect();
    element.remove();
  };
}
