/** How a page wants its widget. On a script tag the same as `data-agent`, `data-locale`, `data-theme`, `data-while-answering`. */
export interface ParleyOptions {
  /** Agent that a new conversation begins with. Default: the server's. */
  agent?: string;
  /** BCP 47 tag. Default: the visitor's saved choice, `<html lang>`, the browser's languages, `en`. */
  locale?: string;
  /** Default `auto`: as the visitor's system has it. */
  theme?: "light" | "dark" | "auto";
  /** A message that is sent while an answer is under way waits for its end (`queue`, the default), or stops it (`interrupt`). */
  whileAnswering?: "queue" | "interrupt";
}
