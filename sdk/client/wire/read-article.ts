import type { ArticleResponse } from "@parley/protocol";
import { isFields, text } from "../fields.ts";

/** An article from the wire; `undefined` where it is none. Its HTML is not sanitised. */
export function readArticle(value: unknown): ArticleResponse | undefined {
  if (!isFields(value)) return undefined;
  const id = text(value["id"]);
  const title = text(value["title"]);
  const html = text(value["html"]);
  if (!id || title === undefined || html === undefined) return undefined;
  const url = text(value["url"]);
  return { id, title, html, locale: text(value["locale"]) ?? "", updated: text(value["updated"]) ?? "", ...(url && { url }) };
}
