const ADDRESSES = [
  "javascript:pwned()",
  "JAVASCRIPT:pwned()",
  "java\tscript:pwned()",
  "java\rscript:pwned()",
  "jav&#x0A;ascript:pwned()",
  "&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;pwned()",
  "&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;pwned()",
  "javascript&#58;pwned()",
  "javascript%3Apwned()",
  "%6a%61%76%61%73%63%72%69%70%74:pwned()",
  "\\u006aavascript:pwned()",
  "\\x6aavascript:pwned()",
  "\u0000javascript:pwned()",
  "\u001fjavascript:pwned()",
  "\u00a0javascript:pwned()",
  "\u200bjavascript:pwned()",
  "\ufeffjavascript:pwned()",
  "java\u00adscript:pwned()",
  "ｊavascript:pwned()",
  "javascript：pwned()",
  "javascript://solstice.example/%0apwned()",
  "javascript:/*https://solstice.example/*/pwned()",
  "view-source:javascript:pwned()",
  "feed:javascript:pwned()",
  "vbscript:pwned()",
  "livescript:pwned()",
  "blob:https://solstice.example/00000000-0000-0000-0000-000000000000",
  "filesystem:https://solstice.example/temporary/x",
  "file:///etc/passwd",
  "about:blank#pwned()",
  "intent://x#Intent;scheme=javascript;end",
  "ms-msdt:/id PCWDiagnostic",
  "//evil.example/scheme-relative",
  "/\\evil.example/backslash",
  "\\\\evil.example\\share",
  "https:evil.example",
  "https:///evil.example",
  "mailto:?attach=/etc/passwd&body=pwned()",
  "tel:*21*0900123456%23",
];

/** Each as an address by itself: the source of an answer has one, and so has an article. */
export const SCHEMES = ADDRESSES;

/** The same, and some more, as the address of a Markdown link and of an HTML link. */
export const LINKED_SCHEMES = ADDRESSES.slice(0, 24).map((address, index) =>
  index % 2 === 0 ? `[link](${address})` : `<a href="${address}">link</a>`,
);

export const DATA_ADDRESSES = [
  "data:text/html,<script>pwned()</script>",
  "data:text/html;base64,PHNjcmlwdD5wYXJlbnQucHduZWQoKTwvc2NyaXB0Pg==",
  "DATA:text/html,<script>pwned()</script>",
  "data:application/xhtml+xml,<x:script xmlns:x='http://www.w3.org/1999/xhtml'>pwned()</x:script>",
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='pwned()'/>",
  "[link](data:text/html,<script>pwned()</script>)",
  "[link](data:;base64,PHNjcmlwdD5wd25lZCgpPC9zY3JpcHQ+)",
  "<a href=data:text/html,pwned>link</a>",
  "<iframe src='data:text/html,<script>parent.pwned()</script>'></iframe>",
  "<object data='data:text/html,<script>parent.pwned()</script>'></object>",
];
