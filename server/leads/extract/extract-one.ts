import type { PlanQuestion } from "../../config/config.ts";
import { extractChoice } from "./choice.ts";
import { extractDate } from "./date/date.ts";
import { extractEmail } from "./email.ts";
import type { Answer, Clarity, Problem } from "./extraction.ts";
import { extractName } from "./name/name.ts";
import { extractNumber } from "./number/number.ts";
import { extractPhone } from "./phone.ts";
import { extractPostcode } from "./postcode.ts";
import type { Reading } from "./reading.ts";
import { extractText } from "./text.ts";

/** Reads the answer to one question out of a message, by the question's kind. */
export function extractOne(reading: Reading, question: PlanQuestion, clarity: Clarity): Answer | Problem | undefined {
  switch (question.kind) {
    case "name":
      return extractName(reading, question, clarity);
    case "email":
      return extractEmail(reading, question, clarity);
    case "phone":
      return extractPhone(reading, question, clarity);
    case "postcode":
      return extractPostcode(reading, question, clarity);
    case "number":
      return extractNumber(reading, question, clarity);
    case "date":
      return extractDate(reading, question, clarity);
    case "choice":
      return extractChoice(reading, question, clarity);
    default:
      return extractText(reading, question, clarity);
  }
}
