import { matchLocale } from "@parley/protocol";
import { parse as parseYaml } from "yaml";
import { z } from "zod";
import type { Article, Section } from "./article.ts";
import { KnowledgeError } from "./knowledge-error.ts";
import { readSections } from "./read-sections.ts";

const Head = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "lower-case letters, digits and hyphens"),
  title: z.string().min(1).max(200),
  locale: z.string().transform((tag, context) => {
    const locale = matchLocale(tag);
    if (!locale) context.addIssue({ code: "custom", message: `no language of ours: ${tag}` });
    return locale ?? z.NEVER;
  }),
  audience: z.string().default("visitor"),
  updated: z
    .union([z.string(), z.date()])
    .transform((day) => (day instanceof Date ? day.toISOString() : day).slice(0, 10))
    .pipe(z.iso.date()),
  tags: z.array(z.coerce.string()).default([]),
});

/** Reads one Markdown file with front matter. Throws `front_matter` with the file's name and what is wrong in it. */
export function parseArticle(file: string, text: string): Article {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text.replace(/^\ufeff/, ""));
  if (!match) throw new KnowledgeError("front_matter", `${file}: begin the file with front matter between two lines of ---.`);
  const [, yaml = "", rest = ""] = match;
  let head: z.infer<typeof Head>;
  try {
    head = Head.parse(parseYaml(yaml));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new KnowledgeError("front_matter", `${file}: mend the front matter. ${reason}`, { cause });
  }
  const body = rest.trim();
  let sections: readonly Section[] | undefined;
  return {
    ...head,
    body,
    // Cutting takes longer than all the rest, and a language that nobody speaks needs none of it.
    get sections() {
      return (sections ??= readSections(body, head.locale));
    },
  };
}
