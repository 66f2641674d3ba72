import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { keptSecret } from "./secret.ts";
import { Sessions } from "./sessions.ts";
import { signToken } from "./token.ts";

const SECRET = "a secret of more than thirty-two characters";
const DAY = 86_400_000;
let now = Date.parse("2026-03-01T00:00:00Z");
const sessions = new Sessions(SECRET, { tokenMinutes: 60, renewalDays: 90 }, () => now);

test("a token names its visitor until it expires, and renews the same one for ninety days more", () => {
  now = Date.parse("2026-03-01T00:00:00Z");
  const { token, visitorId, expiresAt } = sessions.open();
  expect(expiresAt).toBe("2026-03-01T01:00:00.000Z");
  expect(sessions.visitor(token)).toBe(visitorId);
  now += 60 * 60_000;
  expect(sessions.visitor(token)).toBeUndefined();
  now += 90 * DAY;
  const renewed = sessions.open(token);
  expect(renewed.visitorId).toBe(visitorId);
  expect(sessions.visitor(renewed.token)).toBe(visitorId);
  now += 1;
  expect(sessions.open(token).visitorId).not.toBe(visitorId);
});

test("every visitor is another", () => {
  expect(sessions.open().visitorId).not.toBe(sessions.open().visitorId);
});

test("a token that was changed in any place is not ours", () => {
  const { token, visitorId } = sessions.open();
  for (let index = 0; index < token.length; index++) {
    const forged = token.slice(0, index) + (token[index] === "A" ? "B" : "A") + token.slice(index + 1);
    expect(sessions.visitor(forged), `changed at ${index}`).toBeUndefined();
    expect(sessions.open(forged).visitorId).not.toBe(visitorId);
  }
});

test("forgeries and rubbish are not ours, and do no harm", () => {
  const claims = Buffer.from(JSON.stringify({ visitorId: "v", exp: now + DAY })).toString("base64url");
  const { token } = sessions.open();
  const foreign = signToken({ visitorId: "v", expiresAt: now + DAY }, "another secret of more than thirty-two");
  for (const forged of [
    "",
    ".",
    "..",
    "a.b",
    `${claims}.`,
    `.${claims}`,
    `${claims}.${claims}`,
    `${token}.x`,
    `${token}=`,
    foreign,
    `${claims}.${token.split(".")[1]}`,
    "é.é",
  ]) {
    expect(sessions.visitor(forged), forged).toBeUndefined();
    expect(sessions.open(forged).visitorId).not.toBe("v");
  }
});

test("the kept secret is made once, for its owner alone, and a damaged one is replaced", async () => {
  const { folder, remove } = await temporaryFolder();
  const secret = keptSecret(folder);
  expect(secret.length).toBeGreaterThanOrEqual(43);
  expect(keptSecret(folder)).toBe(secret);
  expect(statSync(join(folder, "secret")).mode & 0o777).toBe(0o600);
  writeFileSync(join(folder, "secret"), "short");
  expect(keptSecret(folder)).not.toBe("short");
  expect(readFileSync(join(folder, "secret"), "utf8")).toBe(keptSecret(folder));
  expect(() => keptSecret(join(folder, "missing"))).toThrow(expect.objectContaining({ code: "cannot_open" }));
  await remove();
});
