import { fileURLToPath } from "node:url";
import { defineConfig, mergeConfig } from "vite";
import { browserBundle } from "../vite.config.ts";
import { leanI18next } from "./lean-i18next.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * What is fetched when the visitor acts, as modules: the panel, one chunk for each language, rich text, articles.
 * Their names carry a hash of their contents, so that a browser may keep them for ever.
 */
export default mergeConfig(
  browserBundle,
  defineConfig({
    plugins: [leanI18next],
    build: {
      outDir: at("./dist/parley"),
      emptyOutDir: true,
      lib: { entry: at("./panel.ts"), formats: ["es"] },
      rolldownOptions: {
        output: {
          entryFileNames: "panel-[hash].js",
          comments: false,
          chunkFileNames: ({ moduleIds }) => {
            const language = /locales\/([\w-]+)\/widget\.json$/u.exec(moduleIds.at(-1) ?? "")?.[1];
            if (moduleIds.some((id) => id.endsWith("/show-article.ts"))) return "article-[hash].js";
            return language === undefined ? "[name]-[hash].js" : `locale-${language}-[hash].js`;
          },
          // Used by both lazy chunks; in the panel it would be fetched by everybody.
          codeSplitting: {
            groups: [{ name: "rich-text-base", test: /rich-text\/(?:link-policy|scrolling-table|rich-styles|html-text|\w+\.css)/u }],
          },
          minify: { compress: true, mangle: true, codegen: true },
        },
        treeshake: { manualPureFunctions: ["console.assert"] },
      },
    },
  }),
);
