import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, mergeConfig } from "vite";
import { browserBundle } from "../vite.config.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The script tag's one classic script. Built after the panel, whose name it has to know. */
export default defineConfig(() => {
  const panel = readdirSync(at("./dist/parley")).find((name) => name.startsWith("panel-"));
  if (!panel) throw new Error("Build the panel first: vite build -c widget/vite.panel.config.ts");
  return mergeConfig(
    browserBundle,
    defineConfig({
      define: { PARLEY_PANEL: JSON.stringify(`parley/${panel}`) },
      build: {
        outDir: at("./dist"),
        emptyOutDir: false,
        lib: { entry: at("./script.ts"), formats: ["iife"], name: "parleyScript", fileName: () => "parley.js" },
      },
    }),
  );
});
