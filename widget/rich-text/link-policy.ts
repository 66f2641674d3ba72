const SCHEMES: ReadonlySet<string> = new Set(["http:", "https:", "mailto:", "tel:"]);

/**
 * The address that a link written by an agent or an article may lead to, or `undefined` when it must stay plain text.
 * Judged after parsing, so that `java\nscript:` is seen as what a browser makes of it. A path from the root of the site (`/help/`) is
 * the site's own. Any other relative address, or one with a user name in front of its host (`https://bank.example@evil.example`), is not.
 */
export function allowedLink(address: string): URL | undefined {
  const url = /^\/(?![/\\])/u.test(address) ? parse(address, globalThis.document?.baseURI) : parse(address);
  if (!url || !SCHEMES.has(url.protocol) || url.username !== "" || url.password !== "") return undefined;
  return url;
}

/**
 * The same for an address out of the customer's own configuration or articles, which may be relative to the page that the widget is on.
 * A place within a page (`#warranty`) is nowhere in the panel.
 */
export function ownLink(address: string): URL | undefined {
  if (address === "" || address.startsWith("#") || !URL.canParse(address, document.baseURI)) return undefined;
  return allowedLink(new URL(address, document.baseURI).href);
}

/** Makes an anchor lead to an allowed address: in a new tab, without handing over where the visitor came from, its host in sight. */
export function pointLink(anchor: HTMLAnchorElement, url: URL): void {
  anchor.href = url.href;
  anchor.title = url.host || url.pathname;
  anchor.rel = "noopener noreferrer nofollow ugc";
  anchor.target = "_blank";
}

function parse(address: string, base?: string): URL | undefined {
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
}
