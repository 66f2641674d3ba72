import type { Extractor } from "./extraction.ts";

const LOCAL = "[a-z0-9!#$%&'*+=^_{|}~.-]+";
const DOMAIN = "[\\p{sc=Latin}0-9.-]+";
const ADDRESS = new RegExp(`${LOCAL}@${DOMAIN}`, "giu");
/** Spaces around the sign are a slip of the keyboard; taken together only when an address was asked for. */
const SPACED_ADDRESS = new RegExp(`${LOCAL} *@ *${DOMAIN}`, "giu");
const LONGEST = 254;
const LONGEST_LOCAL = 64;

/** An email address anywhere in the message; its domain comes back in lower case. */
export const extractEmail: Extractor<"email"> = (reading, _question, clarity) => {
  const open = clarity === "open";
  // Full-width signs are folded in `plain`, the case of the local part and the letters of the domain are kept from the text.
  for (const match of reading.plain.matchAll(open ? SPACED_ADDRESS : ADDRESS)) {
    const start = match.index + (/^[.'-]*/.exec(match[0])?.[0].length ?? 0);
    const end = match.index + match[0].replace(/[.-]+$/, "").length;
    const value = address(reading.text.slice(start, end));
    if (value !== undefined) return { value, start, end };
  }
  return open ? { code: "invalidEmail" } : undefined;
};

/** The address in the form it is kept in, `undefined` where no mail could reach it. */
function address(written: string): string | undefined {
  const [local, host, ...more] = written.normalize("NFKC").replaceAll(" ", "").split("@");
  if (!local || !host || more.length > 0) return undefined;
  const domain = host.toLowerCase();
  const value = `${local}@${domain}`;
  const labels = domain.split(".");
  const reachable =
    value.length <= LONGEST &&
    local.length <= LONGEST_LOCAL &&
    new RegExp(`^${LOCAL}$`, "i").test(local) &&
    !/^\.|\.$|\.\./.test(local) &&
    labels.length >= 2 &&
    labels.every((label) => label !== "" && label.length <= 63 && !/^-|-$/.test(label)) &&
    /^(\p{L}{2,}|xn--[a-z0-9-]+)$/u.test(labels.at(-1) ?? "");
  return reachable ? value : undefined;
}
