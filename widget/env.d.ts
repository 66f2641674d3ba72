/** A style sheet as a string, for a constructed sheet. */
declare module "*.css?inline" {
  const css: string;
  export default css;
}

/** Set at build time: the panel chunk's address relative to the script's own, and the version of this repository. */
declare const PARLEY_PANEL: string;
declare const PARLEY_VERSION: string;
