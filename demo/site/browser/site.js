// What the site itself does in the browser: it opens the chat where a link asks for it, and closes the list of languages.
// While the chat is not there, the links lead where they always did.

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : undefined;
  const link = target?.closest("a[data-ask]");
  const ordinary = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  const parley = chat();
  if (link instanceof HTMLAnchorElement && ordinary && parley) {
    event.preventDefault();
    void ask(parley, link);
  }
  for (const menu of document.querySelectorAll("details.languages[open]")) {
    if (!target || !menu.contains(target)) menu.removeAttribute("open");
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.languages[open]")) {
    menu.removeAttribute("open");
    menu.querySelector("summary")?.focus();
  }
});

/**
 * Parley, once its script has run.
 * @returns {import("@parley/sdk").ParleyHandle | undefined}
 */
function chat() {
  const found = window.Parley;
  return found && "open" in found ? found : undefined;
}

/**
 * Opens the chat and puts the link's question, if it has one. Where that fails, the link does what it says.
 * @param {import("@parley/sdk").ParleyHandle} parley
 * @param {HTMLAnchorElement} link
 */
async function ask(parley, link) {
  try {
    await parley.open();
  } catch {
    location.assign(link.href);
    return;
  }
  if (link.dataset.ask) await parley.send(link.dataset.ask).catch(() => undefined);
}
