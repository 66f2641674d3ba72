import { test } from "vitest";
import { LOCALES } from "@parley/protocol";
import { HOUSE_PLAN } from "./house-config.ts";
import { read } from "../extract/reading.ts";
import { withoutPleasantries } from "../extract/pleasantries.ts";
import { splitQuestions } from "../extract/split-questions.ts";
import { extractOne } from "../extract/extract-one.ts";
import { extractAnswers } from "../extract/extract-answers.ts";
import { matchIntents } from "../../agents/intents/match-intent.ts";
test("perf", () => {
  const time = (n: string, f: () => unknown) => { f(); const t = process.cpuUsage().user; for (let i = 0; i < 3; i++) f(); const ms = (process.cpuUsage().user - t) / 3000; if (ms > 3) console.log("   ", n, ms.toFixed(1)); };
  for (const [name, full] of Object.entries({ ones: "1 ".repeat(4000), as: "a".repeat(8000), desu: "です".repeat(4000), qs: "? ".repeat(4000), dots: "1.".repeat(4000), mn: "my name is ".repeat(700), normal: "Ich heiße Anna und möchte gern wissen, was das kostet" })) {
    const text = full.slice(0, 2000);
    for (const locale of ["en", "de", "ja"] as const) {
      console.log(name, locale);
      const r = read(text, locale, new Date());
      time("read", () => read(text, locale, new Date()));
      time("intents", () => matchIntents(full, locale));
      time("pleasantries", () => withoutPleasantries(r));
      time("split", () => splitQuestions(r));
      for (const q of HOUSE_PLAN) for (const c of ["open", "shape", "marked"] as const) time(q.kind + c, () => extractOne(r, q, c));
      time("all", () => extractAnswers(r, { plan: HOUSE_PLAN, open: "name", noted: new Set() }));
      time("allnoted", () => extractAnswers(r, { plan: HOUSE_PLAN, noted: new Set(HOUSE_PLAN.map((q) => q.id)) }));
    }
  }
}, 120000);
