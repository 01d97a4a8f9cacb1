import { describe, expect, it } from "vitest";
import { emailShape, newPasswordShape, personNameShape } from "./input";

/** Refused: what could be read as several addresses, as another mailbox, as a header, or as a look-alike. */
const REFUSED = [
  "",
  " ",
  "ana",
  "@example.org",
  "ana@",
  "ana@@example.org",
  "ana@evil.example@example.org",
  "ana@example.org,eve@evil.example",
  "ana@example.org;eve@evil.example",
  "ana@example.org eve@evil.example",
  "ana@example.org\neve@evil.example",
  "ana@example.org\r\nBcc: eve@evil.example",
  "ana@example.org%0d%0aBcc:eve@evil.example",
  "ana@example.org\u0000@evil.example",
  "ana\u0000@example.org",
  "<ana@example.org>",
  "Ana <ana@example.org>",
  "ana@example.org<eve@evil.example>",
  '"ana eve"@example.org',
  '"ana@evil.example"@example.org',
  '""@example.org',
  "ana(comment)@example.org",
  "ana@(comment)example.org",
  "ana@example.org(comment)",
  "group: ana@example.org;",
  "@relay.example:ana@example.org",
  "ana%evil.example@[127.0.0.1]",
  "ana@[127.0.0.1]",
  "ana@[IPv6:::1]",
  "ana@127.0.0.1",
  "ana@localhost",
  "ana@example",
  "ana@.example.org",
  "ana@example..org",
  "ana@example.org.",
  "ana@-example.org",
  "ana@example-.org",
  "ana@exa_mple.org",
  "ana@example.o",
  "ana@example.123",
  ".ana@example.org",
  "ana.@example.org",
  "an..a@example.org",
  "ana\\@example.org",
  "anä@example.org",
  "an\u0430@example.org",
  "ana@ex\u0430mple.org",
  "ana@exämple.org",
  "ana@example\u3002org",
  "ana@examp\u200ble.org",
  "ana\u200d@example.org",
  "\u202eana@example.org",
  "ana@example.org\u00ad",
  "ana@exam\u017fle.\u0131org",
  "ana\u0131@example.org",
  "ana\u0130@example.org",
  "stra\u00dfe@example.org",
  `${"a".repeat(65)}@example.org`,
  `ana@${"a".repeat(64)}.org`,
  `ana@${"abcdefgh.".repeat(28)}example.org`,
  "ana@xn--.org",
  "a".repeat(100_000),
];

/** One mailbox, many spellings: each has to be the same account. */
const SAME = [
  "ana.ortiz@example.org",
  "Ana.Ortiz@Example.ORG",
  "  ana.ortiz@example.org\t",
  "\uff41na.ortiz@example.org",
  "ana.ortiz\uff20example.org",
  "ana.ortiz@example\uff0eorg",
  "an\u{1d41a}.ortiz@example.org",
  "\u00a0ana.ortiz@example.org\u3000",
];

describe("an e-mail address", () => {
  it.each(REFUSED)("is refused as %j", (address) => {
    expect(emailShape.safeParse(address).success).toBe(false);
  });

  it.each(SAME)("is one account, also written %j", (address) => {
    expect(emailShape.parse(address)).toBe("ana.ortiz@example.org");
  });

  it.each(["o'hara+tag@mail.example.co.uk", "a@b.io", "x_y-z@xn--exmple-cua.org"])("may be %s", (address) => {
    expect(emailShape.parse(address)).toBe(address);
  });
});

describe("a password", () => {
  it("needs ten characters as a person counts them, and is never trimmed", () => {
    expect(newPasswordShape.safeParse("123456789").success).toBe(false);
    expect(newPasswordShape.safeParse("😀😀😀😀😀").success).toBe(false);
    expect(newPasswordShape.parse("  ten chars ")).toBe("  ten chars ");
    expect(newPasswordShape.safeParse("a".repeat(401)).success).toBe(false);
  });

  it("is the same however its accents were typed", () => {
    expect(newPasswordShape.parse("cafe\u0301 cafe\u0301 cafe\u0301")).toBe(newPasswordShape.parse("café café café"));
  });
});

describe("a person's name", () => {
  it("is one visible line", () => {
    expect(personNameShape.parse("  Ana   Ortiz ")).toBe("Ana Ortiz");
    for (const name of ["", "   ", "Ana\u0000", "Ana\u202eevil", "A".repeat(81), "\u200b"])
      expect(personNameShape.safeParse(name).success).toBe(false);
  });
});
