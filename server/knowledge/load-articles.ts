import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Article } from "./article.ts";
import { KnowledgeError } from "./knowledge-error.ts";
import { parseArticle } from "./parse-article.ts";

/** Loads every `.md` file below `folder`. Throws a {@link KnowledgeError} that names the file to mend. */
export async function loadArticles(folder: string): Promise<Article[]> {
  let files: string[];
  try {
    files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".md")).sort();
  } catch (cause) {
    throw new KnowledgeError(
      "folder_missing",
      `The folder ${folder} of knowledge cannot be read. Set it to a folder of Markdown articles.`,
      { cause },
    );
  }
  const articles = await Promise.all(files.map(async (name) => parseArticle(name, await readFile(join(folder, name), "utf8"))));
  if (articles.length === 0)
    throw new KnowledgeError("empty", `The knowledge folder ${folder} holds no article. Add a .md file with front matter.`);
  const seen = new Set<string>();
  for (const { id, locale } of articles) {
    const key = `${locale}/${id}`;
    if (seen.has(key)) throw new KnowledgeError("duplicate_id", `Two articles in ${locale} have the id ${id}. Give each its own.`);
    seen.add(key);
  }
  return articles;
}
