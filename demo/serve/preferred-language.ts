import { LANGUAGES, type Language } from "../site/languages.ts";

/** The site's language that a browser likes best, by its `Accept-Language`; `en` where it likes none. Any region will do: `pt-PT` is served `pt-BR`. */
export function preferredLanguage(header: string | undefined): Language {
  const wishes = (header ?? "").split(",").map((entry) => {
    const [tag = "", ...parameters] = entry.trim().toLowerCase().split(";");
    const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find((found) => found !== undefined);
    return { language: languageOf(tag), weight: Number(weight ?? 1) };
  });
  // Sorting is stable, so among equals the first named wins.
  return (
    wishes
      .filter(({ weight }) => weight > 0)
      .sort((one, other) => other.weight - one.weight)
      .find(({ language }) => language)?.language ?? "en"
  );
}

function languageOf(tag: string): Language | undefined {
  const primary = tag.split("-")[0];
  return LANGUAGES.find((language) => language.toLowerCase().split("-")[0] === primary);
}
