/**
 * Lets a full-screen panel follow what a phone's keyboard leaves of the screen: `--visible-height` and `--visible-top` in px.
 * The page owns the viewport meta tag, so that nothing else can be relied on. Returns its undo.
 */
export function followViewport(element: HTMLElement): () => void {
  const viewport = window.visualViewport;
  if (!viewport) return () => undefined;
  let frame = 0;
  const measure = () => {
    frame = 0;
    // Zoomed in by hand, the panel stays as it is and is moved about like the rest of the page.
    if (viewport.scale > 1.01) return;
    element.style.setProperty("--visible-height", `${viewport.height}px`);
    element.style.setProperty("--visible-top", `${viewport.offsetTop}px`);
  };
  const soon = () => {
    frame ||= requestAnimationFrame(measure);
  };
  measure();
  viewport.addEventListener("resize", soon);
  viewport.addEventListener("scroll", soon);
  return () => {
    cancelAnimationFrame(frame);
    viewport.removeEventListener("resize", soon);
    viewport.removeEventListener("scroll", soon);
  };
}
