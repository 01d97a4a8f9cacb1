import { describe, expect, test } from "vitest";
import { mentionedMembers, mentionOf, inOneLine, whyThreadIsShut, withMentionsStrong } from "./rules";

const memberId = "0190a1b2-0000-7000-8000-000000000001";
const ines = mentionOf({ memberId, name: "Ines Okafor" });

describe("a mention", () => {
  test("names its member once, however often it stands in the text", () => {
    expect(mentionedMembers(`${ines} and again ${ines}`)).toEqual([memberId]);
  });

  test("is only what carries a member's id: an @ or a link alone names nobody", () => {
    expect(mentionedMembers("@Ines, see [this](https://example.com) and @[Ines](member:1)")).toEqual([]);
  });

  test("survives a name with brackets", () => {
    const odd = mentionOf({ memberId, name: "Ines [Billing] Okafor" });
    expect(mentionedMembers(odd)).toEqual([memberId]);
    expect(inOneLine(odd)).toBe("@Ines Billing Okafor");
  });

  test("reads as the name: strong in Markdown, plain in one line", () => {
    expect(withMentionsStrong(`Ask ${ines}`)).toBe("Ask **@Ines Okafor**");
    expect(inOneLine(`Ask\n${ines}`)).toBe("Ask @Ines Okafor");
  });

  test("cannot smuggle Markdown in through a name", () => {
    expect(withMentionsStrong(mentionOf({ memberId, name: "a**b<i>" }))).toBe("**@a\\*\\*b\\<i\\>**");
  });
});

test.each([
  ["weighting", true, true],
  ["scoring", true, true],
  ["scoring", false, false],
  ["setup", false, false],
  ["discussion", false, false],
  ["closed", false, false],
  ["cancelled", true, true],
] as const)("in %s with a blind round (%s) the evaluation's thread is shut: %s", (phase, hasBlindRound, isShut) => {
  expect(whyThreadIsShut({ phase, hasBlindRound }) !== null).toBe(isShut);
});
