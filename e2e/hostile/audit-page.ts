/**
 * What on the page, in the widget's shadow root or beside it, must not be there, as sentences; empty where all is well.
 * Runs in the page, so it uses nothing from outside itself.
 */
export function auditPage(): string[] {
  const faults = new Set<string>();
  const panelTags = "a b blockquote br button code del div em form h2 h3 h4 h5 h6 hr i li ol p path pre s section span strong svg table";
  const allowed = new Set(`${panelTags} tbody td textarea th thead tr ul`.split(" "));
  const noText = new Set(["button", "form", "i", "path", "section", "svg", "textarea"]);
  const attributes = new Set(
    "href target rel title class lang dir role tabindex start type inert rows enterkeyhint placeholder viewBox d id hidden autocomplete".split(
      " ",
    ),
  );

  if (!document.body || !document.head) return ["the page was emptied"];

  function pathOf(element: Element): string {
    return `<${element.localName}> in <${element.parentElement?.localName ?? "root"} class="${element.parentElement?.className ?? ""}">`;
  }

  function auditLink(link: Element): void {
    const address = link.getAttribute("href") ?? "";
    if (!/^(?:https?:\/\/|mailto:|tel:)/.test(address)) faults.add(`link to ${address.slice(0, 80)}`);
    if (/^https?:\/\/[^/?#]*@/.test(address)) faults.add(`link with a user name: ${address.slice(0, 80)}`);
    const relations = (link.getAttribute("rel") ?? "").split(" ");
    if (!relations.includes("noopener") || !relations.includes("noreferrer")) faults.add(`link without rel: ${address.slice(0, 80)}`);
    if (link.getAttribute("target") !== "_blank") faults.add(`link in the same tab: ${address.slice(0, 80)}`);
  }

  function auditOurs(element: Element, isText: boolean): void {
    const name = element.localName;
    if (!allowed.has(name)) faults.add(`element ${pathOf(element)}`);
    // Bubbles and articles hold text; an article's `<i>` is one of its words.
    if (isText && noText.has(name) && !(name === "i" && element.closest(".article"))) faults.add(`control ${pathOf(element)}`);
    if (isText && name === "h2") faults.add("a heading beside the panel's own");
    if (name === "a") auditLink(element);
    // A form's own properties may be hidden by the names of its fields.
    for (const attribute of Element.prototype.getAttributeNames.call(element)) {
      const value = Element.prototype.getAttribute.call(element, attribute) ?? "";
      // The outermost is moved by script, above a phone's keyboard.
      const isOwn = attribute.startsWith("aria-") || attribute === "data-unread" || (attribute === "style" && !element.parentElement);
      if (!attributes.has(attribute) && !isOwn) faults.add(`attribute ${attribute} of ${pathOf(element)}`);
      if (attribute === "id" && !/^P\d+-\d+$/.test(value)) faults.add(`id ${value.slice(0, 80)}`);
      if (isText && (attribute === "id" || attribute === "role" || attribute.startsWith("aria-"))) faults.add(`${attribute} within text`);
      if (isText && attribute === "class" && !["rich", "table", "plain", "updated", "visit"].includes(value))
        faults.add(`class ${value.slice(0, 80)} within text`);
    }
    if (isText && !["static", "relative"].includes(getComputedStyle(element).position)) faults.add(`${pathOf(element)} leaves its place`);
    if (element.shadowRoot) faults.add(`shadow root of ${pathOf(element)}`);
  }

  const widgets = document.querySelectorAll("parley-widget");
  if (widgets.length !== 1) faults.add(`${widgets.length} widgets`);
  const root = widgets[0]?.shadowRoot;
  if (!root?.querySelector(".panel")) faults.add("no panel");
  for (const element of root?.querySelectorAll("*") ?? []) {
    const holder = element.parentElement?.closest(".bubble, .rich, .article .scroller > div");
    auditOurs(element, Boolean(holder));
  }
  const panel = root?.querySelector<HTMLElement>(".panel");
  if (panel) {
    const { left, top, right, bottom } = panel.getBoundingClientRect();
    if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) faults.add("the panel leaves the window");
    if (panel.scrollWidth > panel.clientWidth + 1) faults.add(`the panel is wider than itself by ${panel.scrollWidth - panel.clientWidth}`);
    if (getComputedStyle(panel).display === "none") faults.add("the panel is hidden");
  }

  for (const scroller of root?.querySelectorAll(".scroller") ?? [])
    if (scroller.scrollWidth > scroller.clientWidth + 1)
      faults.add(`the panel scrolls sideways by ${scroller.scrollWidth - scroller.clientWidth}`);

  // The host's page: as it was written, with our two elements at its end.
  const children = [...document.body.children].map(({ localName }) => localName).join(" ");
  if (!/^main script parley-widget( parley-announcer)?$/.test(children)) faults.add(`the body holds ${children.slice(0, 200)}`);
  for (const element of document.querySelectorAll("parley-announcer *"))
    if (element.localName !== "div") faults.add(`announced element ${element.localName}`);
  if (document.head.innerHTML.trim() !== "<title>A host page</title>") faults.add(`head: ${document.head.innerHTML.slice(0, 200)}`);
  if (document.querySelectorAll("main *").length !== 2) faults.add("the host's own content has changed");
  const heading = document.querySelector("main h1");
  if (!heading || document.elementFromPoint(20, 40) !== heading) faults.add("the host's heading is covered");
  const { color, backgroundImage, fontSize, display } = getComputedStyle(heading ?? document.body);
  if (color !== "rgb(0, 0, 0)" || backgroundImage !== "none" || fontSize !== "32px" || display !== "block")
    faults.add("the host's style has changed");
  if (document.adoptedStyleSheets.length > 0 || document.styleSheets.length > 0) faults.add("a style sheet on the host's page");
  if (location.pathname !== "/" || location.hash !== "" || location.search !== "") faults.add(`the page is at ${location.href}`);
  if (document.cookie !== "" || document.title !== "A host page") faults.add("cookie or title have changed");
  if (Object.keys(Object.prototype).length > 0 || "polluted" in {}) faults.add("Object.prototype was changed");
  if (Object.keys(Array.prototype).length > 0) faults.add("Array.prototype was changed");
  if (typeof (window as { Parley?: { push?: unknown } }).Parley?.push !== "function") faults.add("window.Parley was replaced");
  if (typeof document.getElementById !== "function" || typeof document.body !== "object") faults.add("the document was clobbered");
  return [...faults];
}
