import { join } from "node:path";
import { DEMO_ROOT } from "../demo-root.ts";
import { buildSite } from "./build-site.ts";

const pages = buildSite(join(DEMO_ROOT, "dist-site"));
process.stdout.write(`Wrote ${pages} pages of the Solstice site.\n`);
