import { expect, test } from "vitest";
import { preferredLanguage } from "./preferred-language.ts";

test.each([
  ["de-CH,de;q=0.9,en;q=0.8", "de"],
  ["en;q=0.5, fr;q=0.9", "fr"],
  ["zh-TW,zh;q=0.9,ja;q=0.5", "ja"],
  ["pt-PT", "pt-BR"],
  ["ES-mx", "es"],
  ["de;q=0, it;q=0.1", "it"],
  ["es, de", "es"],
  ["zh", "en"],
  ["*", "en"],
  ["de;q=oops", "de"],
  [";;,,q=1", "en"],
  ["", "en"],
  [undefined, "en"],
])("%s is served %s", (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});
