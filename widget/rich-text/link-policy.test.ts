import { describe, expect, it } from "vitest";
import { allowedLink } from "./link-policy.ts";

describe("allowedLink", () => {
  it.each([
    ["https://solstice.example/a?b=1#c", "https://solstice.example/a?b=1#c"],
    ["HTTP://Solstice.Example", "http://solstice.example/"],
    ["mailto:help@solstice.example", "mailto:help@solstice.example"],
    ["tel:+498000000134", "tel:+498000000134"],
    [" https://solstice.example/ ", "https://solstice.example/"],
  ])("lets %j through", (address, href) => {
    expect(allowedLink(address)?.href).toBe(href);
  });

  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "\u0001javascript:alert(1)",
    " javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "blob:https://solstice.example/1",
    "file:///etc/passwd",
    "about:blank",
    "ftp://solstice.example",
    "ws://solstice.example",
    "intent://x#Intent;end",
    "//evil.example",
    "/\\evil.example",
    "/path",
    "power-outage.md",
    "#top",
    "",
    "not an address",
    "https://solstice.example@evil.example/",
    "https://user:secret@evil.example/",
    "https://",
  ])("leaves %j as text", (address) => {
    expect(allowedLink(address)).toBeUndefined();
  });
});
