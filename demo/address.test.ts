import { expect, test } from "vitest";
import { AddressError, readAddress } from "./address.ts";

test("without settings it is port 8080 of this machine alone", () => {
  expect(readAddress({})).toEqual({ host: "127.0.0.1", port: 8080 });
  expect(readAddress({ PORT: "", HOST: " " })).toEqual({ host: "127.0.0.1", port: 8080 });
});

test.each([
  ["0", 0],
  ["80", 80],
  [" 3000 ", 3000],
  ["65535", 65_535],
])("port %s is taken as it is", (text, port) => {
  expect(readAddress({ PORT: text }).port).toBe(port);
});

test.each(["-1", "65536", "99999", "80.5", "8e3", "0x50", "http", "80 81", "٨٠"])("port %s is refused with a sentence", (text) => {
  expect(() => readAddress({ PORT: text })).toThrow(AddressError);
  expect(() => readAddress({ PORT: text })).toThrow(`from 0 to 65535, but it is "${text}"`);
});

test.each(["0.0.0.0", "::", "::1", "localhost", "chat.solstice.example"])("host %s is taken", (host) => {
  expect(readAddress({ HOST: host }).host).toBe(host);
});

test.each(["http://localhost", "localhost:80", "a b", "999.1.1.1", "127.0.0.1.5", "-x", "a..b"])(
  "host %s is refused with a sentence",
  (host) => {
    expect(() => readAddress({ HOST: host })).toThrow("HOST must be an IP address or a host name alone");
  },
);
