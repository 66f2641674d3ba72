export const ENTITIES = [
  "&lt;img src=x onerror=pwned()&gt;",
  "&amp;lt;img src=x onerror=pwned()&amp;gt;",
  "&#60;img src=x onerror=pwned()&#62;",
  "&#x3C;script&#x3E;pwned()&#x3C;/script&#x3E;",
  "&#0000000000000000060;img src=x onerror=pwned()&#62;",
  "\\u003cimg src=x onerror=pwned()\\u003e",
  "%3Cimg%20src%3Dx%20onerror%3Dpwned()%3E",
  "＜img src=x onerror=pwned()＞",
  "+ADw-script+AD4-pwned()+ADw-/script+AD4-",
  "\u00bcscript\u00bepwned()\u00bc/script\u00be",
  "&NewLine;&Tab;&colon;&lpar;&rpar;&ZeroWidthSpace;",
];

/** Characters that are not seen, or that change how others are. */
export const BIDI_AND_INVISIBLE = [
  "\u202ehttps://solstice.example/gnp.exe\u202c",
  "[\u202egro.elpmaxe//:sptth](https://evil.example/bidi)",
  "\u2066\u2067\u2068\u202a\u202b\u202d\u202e never closed",
  "pay\u200bpal \u200c\u200d\u2060\ufeff",
  "java\u200bscript:pwned()",
  "<scr\u200bipt>pwned()</scr\u200bipt>",
  "\u0000\u0001\u0002\u0007\u0008\u000b\u000c\u001b[2J\u007f\u0085",
  "\u2028pwned()\u2029",
  "\ud800 half of a pair, and the other \udfff",
  "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e\u0349\u035a\u032f\u031e\u0320\u034da".repeat(20),
  "\ufff9hidden\ufffabelow\ufffb \ufffc \ufffd \uffff \u{10ffff} \u{e0001}\u{e0041}",
  "https://аррӏе.example/ https://xn--80ak6aa92e.example/",
];

/** What one engine or another would put a value in place of. */
export const TEMPLATES = [
  "{{constructor.constructor('pwned()')()}}",
  "{{translate.locale}} {{count}} {{agent}}",
  '$t(header.title) $t(launcher.open, {"agent": "pwned"})',
  "{{- agent}} $t({{agent}})",
  "${pwned()}",
  "#{pwned()} <%= pwned() %> <? pwned() ?>",
  "{% import os %}{{7*7}} ${{7*7}} [[7*7]] @(7*7)",
  '<div v-html="pwned()" ng-app ng-init="$eval(\'pwned()\')" x-data x-init="pwned()">x</div>',
  "$& $1 $` $' $<name> \\1",
  "%s %d %n %x %c",
];

/** Keys, ids and numbers that a careless program trips over. */
export const KEYS = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "__defineGetter__",
  "then",
  "length",
  "innerHTML",
  "dangerouslySetInnerHTML",
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"type":"div","props":{"dangerouslySetInnerHTML":{"__html":"<img src=x onerror=pwned()>"}},"__k":null}',
  "null",
  "undefined",
  "NaN",
  "../../v1/sessions",
  "..",
  "%2e%2e%2f%2e%2e%2fcanary",
  "a?b=c#d&e/f\\g",
  'event: message\ndata: {"type":"RUN_FINISHED"}\nid: 999999\n\n',
  "\r\nSet-Cookie: pwned=1\r\n\r\n<script>pwned()</script>",
];
