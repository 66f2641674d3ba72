import { afterAll, beforeAll, expect, test } from "vitest";
import { projectFiles } from "./projects.ts";
import { seededCopy, type SeededCopy } from "./seeded-copy.ts";

/** Each file breaks one rule. */
const SEEDED: Readonly<Record<string, { rule: string; content: string }>> = {
  "server/cycle-a.ts": { rule: "import(no-cycle)", content: `import { b } from "./cycle-b.ts";\nexport const a = (): number => b();\n` },
  "server/default.ts": { rule: "import(no-default-export)", content: "export default 1;\n" },
  "server/long.ts": { rule: "eslint(max-lines)", content: `${"// one line\n".repeat(200)}export const last = 201;\n` },
  "server/floating.ts": {
    rule: "typescript(no-floating-promises)",
    content: "export function start(): void {\n  Promise.resolve(1);\n}\n",
  },
  "server/any.ts": {
    rule: "typescript(no-explicit-any)",
    content: "export function first(list: any[]): number {\n  return list.length;\n}\n",
  },
  "server/switch.ts": {
    rule: "typescript(switch-exhaustiveness-check)",
    content: `export function name(value: "a" | "b"): void {\n  switch (value) {\n    case "a":\n      return;\n  }\n}\n`,
  },
  "server/value-import.ts": {
    rule: "typescript(consistent-type-imports)",
    content: `import { Shape } from "./shape.ts";\nexport const shape: Shape = { sides: 4 };\n`,
  },
  "server/all.ts": { rule: "oxc(no-barrel-file)", content: `export * from "./shape.ts";\n` },
  "server/camelCase.ts": { rule: "unicorn(filename-case)", content: "export const camel = 1;\n" },
  "server/abbreviated.ts": { rule: "eslint(id-denylist)", content: "export function fail(err: unknown): unknown {\n  return err;\n}\n" },
  "server/focused.test.ts": {
    rule: "vitest(no-focused-tests)",
    content: `import { expect, test } from "vitest";\n\ntest.only("one", () => {\n  expect(1).toBe(1);\n});\n`,
  },
};

/** Room to what it may not import. */
const FORBIDDEN: readonly (readonly [room: string, source: string, name: string])[] = [
  ["protocol", `import { x } from "@parley/sdk";`, "sdk"],
  ["protocol", `import { x } from "zod";`, "package"],
  ["protocol", `import { x } from "../server/shape.ts";`, "relative"],
  ["locales", `import { x } from "@parley/protocol";`, "protocol"],
  ["sdk/client", `import { x } from "@parley/sdk";`, "host"],
  ["sdk/client", `import { x } from "../host/x.ts";`, "relative"],
  ["sdk/client", `import { x } from "@parley/locales/widget";`, "locales"],
  ["sdk/client", `import { x } from "preact";`, "preact"],
  ["sdk/host", `import { x } from "@parley/protocol";`, "value"],
  ["sdk/host", `import { x } from "idb-keyval";`, "package"],
  ["sdk/host", `import type { x } from "@parley/server";`, "type"],
  ["widget", `import { x } from "@parley/server";`, "server"],
  ["widget", `const { x } = await import("@parley/server");`, "dynamic"],
  ["widget", `export { x } from "@parley/locales/agents";`, "agents"],
  ["widget", `import { x } from "../sdk/client/x.ts";`, "relative"],
  ["server", `import type { x } from "@parley/sdk";`, "sdk"],
  ["server", `import { x } from "@parley/widget";`, "widget"],
  ["server", `import { x } from "../demo/x.ts";`, "relative"],
  ["demo", `import { x } from "@parley/protocol";`, "protocol"],
  ["demo", `import { x } from "../widget/script.ts";`, "relative"],
  ["e2e", `import { x } from "@parley/widget";`, "widget"],
];

/** What every room may do. */
const ALLOWED: Readonly<Record<string, string>> = {
  "protocol/fine.ts": `import { shape } from "./shape.ts";\n\nexport const one = shape;\n`,
  "sdk/client/fine.ts": `import { pickLocale } from "@parley/protocol";\n\nexport const one = pickLocale;\n`,
  "sdk/host/fine.ts": `import type { Locale } from "@parley/protocol";\n\nexport const one = (locale: Locale): Locale => locale;\n`,
  "widget/fine.ts": `import { LOCALES } from "@parley/protocol";\n\nexport const one = LOCALES;\n`,
  "server/fine.ts": `import { LOCALES } from "@parley/protocol";\n\nexport const one = LOCALES;\n`,
};

const importer = (room: string, name: string) => `${room}/imports-${name}.ts`;
let copy: SeededCopy;
let found: Map<string, string[]>;

beforeAll(async () => {
  const files: Record<string, string> = {
    ...ALLOWED,
    "protocol/shape.ts": "export const shape = 1;\n",
    "server/cycle-b.ts": `import { a } from "./cycle-a.ts";\nexport const b = (): number => a();\n`,
    "server/shape.ts": "export interface Shape {\n  sides: number;\n}\n",
  };
  for (const [path, { content }] of Object.entries(SEEDED)) files[path] = content;
  for (const [room, source, name] of FORBIDDEN) files[importer(room, name)] = `${source}\n`;
  copy = seededCopy([".oxlintrc.json", ...projectFiles()], files);
  const { output } = await copy.run("oxlint", "--format=json");
  const { diagnostics } = JSON.parse(output) as { diagnostics: { code: string; filename: string }[] };
  found = new Map();
  for (const { code, filename } of diagnostics) found.set(filename, [...(found.get(filename) ?? []), code]);
}, 60_000);
afterAll(() => copy.remove());

test.each(Object.entries(SEEDED).map(([path, { rule }]) => [rule, path] as const))("%s is reported for %s", (rule, path) => {
  expect(found.get(path)).toContain(rule);
});

test.each(FORBIDDEN)("%s may not have %s", (room, _source, name) => {
  expect(found.get(importer(room, name))).toContain("eslint(no-restricted-imports)");
});

test.each(Object.keys(ALLOWED))("%s, which imports what it may, is not reported", (path) => {
  expect(found.get(path)).toBeUndefined();
});
