import { expect, it } from "vitest";
import { BUILT_IN_TERMS, type ApprovalGroup } from "../rules";
import { askedInWords, missingInWords, ruleInWords, settingsInWords } from "./rules";

const group = (more: Partial<ApprovalGroup> = {}): ApprovalGroup => ({
  ...{ kind: "leads", name: "", needed: 1, memberIds: [], sections: null },
  ...more,
});
const security = group({ kind: "people", name: "Security", needed: 1, memberIds: ["a", "b"] });
const nameOf = (id: string) => ({ a: "Ann", b: "Bo" })[id];

it("says whom a rule asks, and how its groups combine", () => {
  const terms = { ...BUILT_IN_TERMS, groups: [group({ needed: 2 }), security] };
  expect(askedInWords(terms, nameOf)).toBe("2 leads, and 1 of Security (Ann, Bo)");
  expect(askedInWords({ ...terms, combination: "any" })).toBe("2 leads, or 1 of Security (2 people)");
  expect(askedInWords({ ...terms, groups: [group({ kind: "owners", needed: null })] })).toBe("every owner");
});

it("says nothing of what is as built in, and a sentence of everything else", () => {
  expect(settingsInWords(BUILT_IN_TERMS)).toEqual([]);
  expect(
    settingsInWords({
      groups: [group({ sections: ["context", "outcome"] })],
      combination: "all",
      excluded: "every_author",
      selfApproval: "never",
      silenceDays: 1,
      overriddenBy: "owners",
      confirmation: "passkey",
    }),
  ).toEqual([
    "Nobody who wrote any of it approves.",
    "Nobody ever approves their own text.",
    "Silence is consent after 1 day without an objection.",
    "An owner can override what is missing, with a reason.",
    "Approving asks for a passkey again.",
    "Approvals of 1 lead outlast edits outside context, outcome.",
  ]);
  expect(ruleInWords(BUILT_IN_TERMS)).toBe("Asks for 1 lead or owner.");
});

it("names what is missing and who can give it, or that nobody is left", () => {
  const at = (of: ApprovalGroup, missing: number, names: readonly string[]) =>
    missingInWords(
      [{ group: of, needed: 2, missing, open: names.map((name) => ({ name })), canBeMet: names.length >= missing }],
      nameOf,
    );
  expect(at(group({ needed: 2 }), 1, ["Ann", "Bo"])).toEqual(["1 lead: Ann or Bo can give it"]);
  expect(at(group({ kind: "people", memberIds: ["a"] }), 1, ["Ann"])).toEqual(["Ann"]);
  expect(at(group({ needed: 2 }), 2, ["Ann"])).toEqual([
    "2 leads: fewer than that can approve. An admin can change the rule or name more people",
  ]);
  expect(at(group(), 0, [])).toEqual([]);
});
