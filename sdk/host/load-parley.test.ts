import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { loadParley, ParleyError } from "./index.ts";
import { VERSION } from "./version.ts";

test("on a server it can be imported and called; commands say what is wrong", async () => {
  const parley = loadParley({ src: "https://chat.example/parley.js" });
  expect(parley.on("opened", () => undefined)).toBeTypeOf("function");
  await expect(parley.open()).rejects.toBeInstanceOf(ParleyError);
  await expect(parley.open()).rejects.toMatchObject({
    code: "load_failed",
    message: expect.stringContaining("https://chat.example/parley.js"),
  });
  await parley.destroy();
});

test("the version is the package's", () => {
  const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string };
  expect(VERSION).toBe(manifest.version);
});
