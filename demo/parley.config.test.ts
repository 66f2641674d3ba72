import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { config } from "./parley.config.ts";
import { LANGUAGES } from "./site/languages.ts";

test("the plan asks for all fields, and only the email must be given", () => {
  const { plan } = config.agents.lead;
  expect(plan.map(({ id, kind }) => [id, kind])).toEqual([
    ["name", "name"],
    ["email", "email"],
    ["postcode", "postcode"],
    ["bill", "number"],
    ["roof", "choice"],
    ["start", "date"],
  ]);
  expect(plan.filter(({ required }) => required).map(({ id }) => id)).toEqual(["email"]);
});

test("everything is said in every language", () => {
  const { service, lead } = config.agents;
  const texts = [
    config.contact,
    lead.promise,
    ...[service, lead].flatMap(({ name, role, greeting, suggestions }) => [name, role, greeting, suggestions]),
    ...lead.plan.flatMap((question) => [question.label, question.question, ...(question.kind === "choice" ? [question.options] : [])]),
  ];
  for (const text of texts) expect(Object.keys(text).sort()).toEqual([...LANGUAGES].sort());
  expect(config.contact.de?.phone).not.toBe(config.contact.en?.phone);
});

test("articles have addresses on the site", () => {
  expect(existsSync(config.knowledge.folder)).toBe(true);
  expect(config.knowledge.url?.({ id: "warranty", locale: "pt-BR" })).toBe("/pt-BR/help/warranty/");
});
