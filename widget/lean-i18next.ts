import type { Plugin } from "vite";

/**
 * What of i18next this widget cannot reach. i18next is one class that no bundler can shake: without this every visitor who opens the panel would
 * fetch 7 kB of advice to developers, loading of languages from a backend, formats within texts, objects as texts, nested texts and instances that
 * are made of instances. Each language here is one chunk, a text is a string, and numbers are formatted before they go into it.
 */
const WHOLE: readonly (readonly [name: string, pattern: RegExp, standIn: string])[] = [
  ["Connector", /class Connector extends EventEmitter \{\n.*?\n\}\n/su, "class Connector extends EventEmitter {}\n"],
  ["Formatter", /class Formatter \{\n.*?\n\}\n/su, "class Formatter { format(value) { return value; } }\n"],
  ["Logger", /class Logger \{\n.*?\n\}\n/su, "class Logger { init() {} create() { return this; } clone() { return this; } }\n"],
  ["logs", /(?:this\.logger|baseLogger)\.(?:warn|error|log|deprecate|once)\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/gu, "void 0"],
  ["keysFromSelector", /function keysFromSelector\(.*?\n\}\n/su, "function keysFromSelector() {}\n"],
  ["deepFind", /const deepFind = .*?\n\};\n/su, "const deepFind = () => undefined;\n"],
  ["looksLikeObjectPath", /const looksLikeObjectPath = .*?\n\};\n/su, "const looksLikeObjectPath = () => true;\n"],
];

/** Methods that nothing calls, and what those are that are called to no effect. */
const METHODS: readonly (readonly [owner: string, names: readonly string[], standIn?: string])[] = [
  [
    "ResourceStore",
    ["removeNamespaces", "addResource", "addResources", "removeResourceBundle", "getResourceBundle", "getDataByLanguage", "toJSON"],
  ],
  ["ResourceStore", ["hasLanguageSomeTranslations", "hasResourceBundle"], "() { return true; }"],
  ["Translator", ["exists", "getUsedParamsDetails"]],
  ["LanguageUtil", ["getBestMatchFromCodes"]],
  ["PluralResolver", ["getPluralFormsOfKey", "getSuffixes", "clearCache"]],
  ["Interpolator", ["nest"], "(text) { return text; }"],
  ["I18n", ["loadResources"], "(language, callback = noop) { callback(); }"],
  ["I18n", ["reloadResources", "hasLoadedNamespace"], "() { return true; }"],
  ["I18n", ["use", "hydrate", "exists", "setDefaultNamespace", "loadNamespaces", "loadLanguages", "dir", "cloneInstance", "toJSON"]],
];

/** Conditions whose outcome is known, so that the minifier takes out what hangs on them. */
const KNOWN: readonly (readonly [found: string, known: string])[] = [
  [
    "const returnDetails = opt.returnDetails !== undefined ? opt.returnDetails : this.options.returnDetails;",
    "const returnDetails = false;",
  ],
  ["lng?.toLowerCase() === 'cimode'", "false"],
  ["const hasDefaultValue = Translator.hasDefaultValue(opt);", "const hasDefaultValue = false;"],
  ["const handleAsObject = shouldHandleAsObject(resForObjHndl);", "const handleAsObject = false;"],
  ["const updateMissing = hasDefaultValue && defaultValue !== res && this.options.updateMissing;", "const updateMissing = false;"],
  ["if (usedKey || usedDefault || updateMissing) {", "if (false) {"],
  ["if (this.i18nFormat?.parse) {", "if (false) {"],
  ["if (this.i18nFormat?.addLookupKeys) {", "if (false) {"],
  ["if (res != null && postProcessorNames?.length && opt.applyPostProcessor !== false) {", "if (false) {"],
  [
    "const needsContextHandling = opt.context !== undefined && (isString(opt.context) || typeof opt.context === 'number') && opt.context !== '';",
    "const needsContextHandling = false;",
  ],
  ["if (this.modules.languageDetector) {", "if (false) {"],
  ["if (this.modules.i18nFormat) {", "if (false) {"],
];

/** The module without those parts. Throws when a new version of i18next is written in another way. */
export function withoutUnused(code: string): string {
  const without = WHOLE.reduce((before, [name, pattern, standIn]) => change(before, name, pattern, standIn), code);
  const fewer = METHODS.reduce(
    (before, [owner, names, standIn]) => names.reduce((next, name) => withoutMethod(next, owner, name, standIn), before),
    without,
  );
  return KNOWN.reduce((before, [found, known]) => change(before, found, found, known), fewer);
}

function withoutMethod(code: string, owner: string, name: string, standIn?: string): string {
  const start = code.search(new RegExp(`^class ${owner} `, "mu"));
  const method = new RegExp(`^  ${name}\\(.*?^  \\}\\n`, "msu");
  const what = `${owner}.${name}`;
  return code.slice(0, start) + change(code.slice(start), what, method, standIn === undefined ? "" : `  ${name}${standIn}\n`);
}

function change(before: string, name: string, found: RegExp | string, standIn: string): string {
  const after = before.replace(found, () => standIn);
  if (after === before) throw new Error(`i18next has no ${name} as it had: see whether widget/lean-i18next.ts is still right`);
  return after;
}

/** Leaves those parts out of the bundle. */
export const leanI18next: Plugin = {
  name: "parley:lean-i18next",
  transform: (code, id) => (id.endsWith("/i18next/dist/esm/i18next.js") ? { code: withoutUnused(code), map: null } : undefined),
};
