/** Resolves when the page has loaded, or has taken five seconds over it, and has a moment to spare. */
export async function whenIdle(): Promise<void> {
  if (document.readyState !== "complete") {
    await new Promise((resolve) => {
      addEventListener("load", resolve);
      setTimeout(resolve, 5_000);
    });
  }
  await new Promise((resolve) => (window.requestIdleCallback ?? setTimeout)(resolve));
}
