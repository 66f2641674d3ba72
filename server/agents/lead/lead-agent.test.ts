import { agentTexts } from "@parley/locales/agents";
import type { Locale } from "@parley/protocol";
import { expect, test } from "vitest";
import { converse, type Dialogue } from "../../leads/testing/converse.ts";
import { HOUSE_PLAN } from "../../leads/testing/house-config.ts";

const question = (id: string, locale: Locale) => HOUSE_PLAN.find((each) => each.id === id)!.question[locale]!;
const { lead: en, ...talk } = agentTexts.en;

/** Says one thing after another; the last answer comes back. */
async function saying(dialogue: Dialogue, ...texts: string[]) {
  let said = await dialogue.say(texts[0]!);
  for (const text of texts.slice(1)) said = await dialogue.say(text);
  return said;
}

test("facts in the first message are noted, and their questions are not asked", async () => {
  const dialogue = converse("en");
  const said = await dialogue.say("I'd like a quote for 94110, my email is anna@x.org");
  expect(dialogue.values()).toEqual({ email: "anna@x.org", postcode: "94110" });
  expect(said.text).toContain(en.noted);
  expect(said.text).toContain(question("name", "en"));
  expect((await dialogue.say("Anna")).text).toContain(question("bill", "en"));
});

test("everything in one message goes straight to the summary", async () => {
  const dialogue = converse("en");
  const said = await saying(dialogue, "I want a quote", "Anna, anna@x.org, 94110, $230 a month, flat, March 5");
  expect(said.text).toContain(en.summary);
  expect(dialogue.stored()).toMatchObject({ complete: true });
});

test("a question that brings a visitor here is answered before the plan begins", async () => {
  const dialogue = converse("en", { articles: ["cost"] });
  const said = await dialogue.say("How much does a system cost?");
  expect(said.messages[0]).toBe("service: About cost.");
  expect(said.messages[1]).toContain(question("name", "en"));
  expect(said.suggestions).toEqual([en.skipWord]);
});

test("a question in the middle is answered, and the plan goes on", async () => {
  const dialogue = converse("en", { articles: ["battery"] });
  const said = await saying(dialogue, "I want a quote", "Anna", "What does the battery cost?");
  expect(said.messages).toEqual(["service: About battery.", `${en.resume} ${question("email", "en")}`]);
  expect(dialogue.values()).toEqual({ name: "Anna" });
});

test("an answer and a question in one message", async () => {
  const dialogue = converse("en", { articles: ["battery"] });
  const said = await saying(dialogue, "I want a quote", "My name is Anna. What does the battery cost?");
  expect(said.messages).toEqual([en.noted, "service: About battery.", `${en.resume} ${question("email", "en")}`]);
  expect(dialogue.lookedUp).toEqual(["What does the battery cost?"]);
  expect(dialogue.values()).toEqual({ name: "Anna" });
});

test("a question that no article answers is admitted, and the plan goes on", async () => {
  const said = await saying(converse("en"), "I want a quote", "Who won the world cup?");
  expect(said.text).toBe(`${talk.unknown.reply} ${en.resume} ${question("name", "en")}`);
});

test("a wish that is no question is looked up too where a short answer was asked for", async () => {
  const dialogue = converse("en", { articles: ["warranty"] });
  const said = await saying(dialogue, "I want a quote", "Anna", "first explain the warranty to me");
  expect(said.messages[0]).toBe("service: About warranty.");
});

test("a required answer that is refused twice leaves the lead incomplete, and no promise is made", async () => {
  const dialogue = converse("en");
  expect((await saying(dialogue, "I want a quote", "Anna", "skip")).text).toBe(`${en.required} ${question("email", "en")}`);
  expect((await dialogue.say("no")).text).toBe(`${en.skipped} ${question("postcode", "en")}`);
  const end = await saying(dialogue, "skip", "skip", "skip", "skip");
  expect(end.text).toContain(`**Email**: ${en.required}`);
  expect(end.text).not.toContain("An adviser will get back");
  expect(dialogue.stored()).toMatchObject({ complete: false });
  const late = await dialogue.say("ok, it's anna@x.org");
  expect(late.text).toContain("An adviser will get back");
  expect(dialogue.stored()).toMatchObject({ complete: true });
});

test.each<[string, string[], string]>([
  ["email", ["Anna", "anna@x"], en.invalidEmail],
  ["postcode", ["Anna", "a@b.de", "941"], "94110"],
  ["bill", ["Anna", "a@b.de", "skip", "a lot"], en.invalidNumber],
  ["bill", ["Anna", "a@b.de", "skip", "0"], "between 1 and 100,000"],
  ["roof", ["Anna", "a@b.de", "skip", "skip", "round"], "pitched, flat"],
  ["start", ["Anna", "a@b.de", "skip", "skip", "skip", "whenever"], "December 6, 2026"],
  ["start", ["Anna", "a@b.de", "skip", "skip", "skip", "1/1/2020"], en.datePast],
])("a wrong %s is explained and asked again: %j", async (id, texts, words) => {
  const said = await saying(converse("en"), "I want a quote", ...texts);
  expect(said.text).toContain(words);
  expect(said.text).toContain(question(id, "en"));
});

test("after two answers that will not do an optional question is left out", async () => {
  const said = await saying(converse("en"), "I want a quote", "Anna", "a@b.de", "941", "942");
  expect(said.text).toBe(`${en.skipped} ${question("bill", "en")}`);
});

test("who is not sure is not pressed", async () => {
  const said = await saying(converse("de"), "Ich möchte ein Angebot", "Anna", "a@b.de", "80331", "keine Ahnung");
  expect(said.text).toBe(`${agentTexts.de.lead.unsure} ${question("roof", "de")}`);
});

test("an answer with a doubt is an answer", async () => {
  const dialogue = converse("en");
  await saying(dialogue, "I want a quote", "Anna", "a@b.de", "94110", "not sure, maybe 200");
  expect(dialogue.values()).toMatchObject({ bill: 200 });
});

test("a correction changes the field, says so, and names the message it came from", async () => {
  const dialogue = converse("en");
  const during = await saying(dialogue, "I want a quote", "Anna", "anna@x.org", "actually my email is a@y.org");
  expect(during.text).toBe(`${en.corrected}\n\n- **Email:** a@y.org\n\n${question("postcode", "en")}`);
  await saying(dialogue, "94110", "$230", "flat", "March 5");
  const after = await dialogue.say("no, it's pitched");
  expect(after.text).toBe(`${en.corrected}\n\n- **Roof:** pitched`);
  expect(after.leads).toMatchObject([{ complete: true }]);
  expect(dialogue.stored()!.fields.find(({ id }) => id === "roof")).toMatchObject({
    value: "pitched",
    raw: "pitched",
    messageId: after.messageId,
  });
  expect((await dialogue.say("Name: Anne")).text).toContain("- **Name:** Anne");
  expect((await dialogue.say("my email is anne@")).text).toContain(en.invalidEmail);
  expect(dialogue.values()).toMatchObject({ name: "Anne", email: "a@y.org" });
});

test("the plan goes on in the language that the visitor changes to", async () => {
  const dialogue = converse("en");
  await saying(dialogue, "I want a quote", "Anna");
  const german = await dialogue.say("anna@x.org", "de");
  expect(german.text).toBe(question("postcode", "de"));
  await dialogue.say("80331", "de");
  await dialogue.say("1.200,50", "de");
  await dialogue.say("flat", "de");
  const end = await dialogue.say("3月5日", "ja");
  expect(end.text).toContain("- **屋根の形：** 平らな屋根");
  expect(dialogue.values()).toMatchObject({ bill: 1200.5, roof: "flat", start: "2027-03-05" });
  expect(dialogue.stored()).toMatchObject({ locale: "ja", complete: true });
});

test.each<[string, string]>([
  ["Hello!", talk.greeting.replyLead],
  ["Are you a robot?", "Ray"],
  ["I want to talk to a human", "1-800-555-0134"],
  ["thanks", talk.thanks.reply],
])("in the middle of the plan, %s is answered, and the plan goes on", async (text, words) => {
  const said = await saying(converse("en"), "I want a quote", "Anna", text);
  expect(said.text).toContain(words);
  expect(said.text).toContain(question("email", "en"));
});

test("who says goodbye is not asked again, and may go on later", async () => {
  const dialogue = converse("en");
  expect((await saying(dialogue, "I want a quote", "bye")).text).toBe(talk.goodbye.reply);
  expect((await dialogue.say("Anna")).text).toContain(question("email", "en"));
});

test("a yes to the question for the name is no name", async () => {
  const dialogue = converse("en");
  expect((await saying(dialogue, "I want a quote", "sure")).text).toBe(question("name", "en"));
  expect(dialogue.stored()).toBeUndefined();
});

test("while stopped, questions are answered and words of interest resume", async () => {
  const dialogue = converse("en", { articles: ["battery"] });
  await saying(dialogue, "I want a quote", "Anna", "stop");
  const answered = await dialogue.say("How big is the battery?");
  expect(answered.messages).toEqual(["service: About battery."]);
  expect(answered.suggestions).toEqual([en.resumeSuggestion]);
  expect((await dialogue.say("hm hm hm")).text).toBe(talk.unclear.reply);
  expect((await dialogue.say("I'd like a quote after all")).text).toBe(`${en.resume} ${question("email", "en")}`);
});

test("after the end, thanks and questions are answered and a no shows how to correct", async () => {
  const dialogue = converse("en", { articles: ["battery"] });
  await saying(dialogue, "I want a quote", "Anna", "a@b.de", "skip", "skip", "skip", "skip");
  expect((await dialogue.say("thank you")).text).toBe(talk.thanks.reply);
  expect((await dialogue.say("How big is the battery?")).messages).toEqual(["service: About battery."]);
  expect((await dialogue.say("Who won the cup?")).text).toContain(talk.unknown.reply);
  expect((await dialogue.say("that's wrong")).text).toContain("“Name: Anna”");
  expect((await dialogue.say("I'd like a quote")).text).toBe(en.done);
});
