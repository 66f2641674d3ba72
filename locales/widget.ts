import type en from "./en/widget.json";

/** Texts of the widget. `en` is the source of truth for their keys. */
export type WidgetTexts = typeof en;

/** Loads the widget's texts in one language: one small chunk for each, so that a visitor fetches only theirs. */
export const widgetTexts = {
  en: () => import("./en/widget.json", { with: { type: "json" } }),
  es: () => import("./es/widget.json", { with: { type: "json" } }),
  fr: () => import("./fr/widget.json", { with: { type: "json" } }),
  de: () => import("./de/widget.json", { with: { type: "json" } }),
  it: () => import("./it/widget.json", { with: { type: "json" } }),
  "pt-BR": () => import("./pt-BR/widget.json", { with: { type: "json" } }),
  ja: () => import("./ja/widget.json", { with: { type: "json" } }),
};
