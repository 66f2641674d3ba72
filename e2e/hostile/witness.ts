import type { BrowserContext } from "@playwright/test";

/**
 * Writes down whatever hostile text may cause on any page of a context: a script that ran, a dialog, an error, a violation of the strict
 * policy, a request that is not the widget's, a new frame, tab or download. Call it before the first page.
 */
export async function witness(context: BrowserContext, origin: string): Promise<string[]> {
  const seen: string[] = [];
  const see = (what: string) => void seen.push(what.slice(0, 300));
  await context.exposeBinding("witnessed", (_source, what: string) => see(what));
  await context.addInitScript(() => {
    const { witnessed } = window as unknown as { witnessed: (what: string) => void };
    const trip = (name: string) => () => witnessed(`script ran: ${name}`);
    for (const name of ["pwned", "alert", "confirm", "prompt", "print", "open"]) Object.assign(window, { [name]: trip(name) });
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) => {
      // The browser's own request for an icon of the site.
      if (!blockedURI.endsWith("/favicon.ico")) witnessed(`policy: ${effectiveDirective} ${blockedURI} ${sample}`);
    });
    addEventListener("unhandledrejection", ({ reason }) => witnessed(`rejection: ${String(reason)}`));
  });
  context.on("weberror", (error) => see(`error: ${String(error.error())}`));
  // A violation is heard of above, and a refusal is the test's own doing.
  context.on("console", (message) => {
    if (/^(?:error|assert)$/.test(message.type()) && !/Report Only|status of 4\d\d/.test(message.text())) see(`console: ${message.text()}`);
  });
  context.on("dialog", (dialog) => {
    see(`dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => undefined);
  });
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) || (request.isNavigationRequest() && !/^\/(?:blank)?$/.test(new URL(url).pathname)))
      see(`request: ${url}`);
  });
  context.on("page", (page) => {
    if (context.pages().length > 1) see(`tab: ${page.url()}`);
    page.on("frameattached", (frame) => see(`frame: ${frame.url()}`));
    page.on("download", (download) => see(`download: ${download.url()}`));
  });
  // Nothing leaves this machine even where the widget fails; that it was tried has been seen above.
  await context.route(
    (url) => url.origin !== origin,
    (route) => route.abort(),
  );
  return seen;
}
