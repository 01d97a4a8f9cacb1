import { describe, expect, it } from "vitest";
import { HOSTILE_ADDRESSES, SPELLINGS_OF_ANA } from "@/db/testing/identity/hostile-addresses";
import { emailShape, newPasswordShape, personNameShape } from "./input";

describe("an e-mail address", () => {
  it.each(HOSTILE_ADDRESSES)("is refused as %j", (address) => {
    expect(emailShape.safeParse(address).success).toBe(false);
  });

  it.each(SPELLINGS_OF_ANA)("is one account, also written %j", (address) => {
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
