import composer from "./composer.css?inline";
import header from "./header.css?inline";
import messages from "./messages.css?inline";
import panel from "./panel.css?inline";

/** All styles of the panel but those of rich text, for one constructed sheet. */
export const panelStyles = panel + header + messages + composer;
