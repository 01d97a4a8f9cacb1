import { expect, test } from "vitest";
import type { MatrixRow } from "@/lib/adoption/matrix/queries";
import type { LineStanding } from "@/lib/adoption/queries";
import type { Answer, Standing } from "@/lib/adoption/rules";
import { asSentence, missingIn, problemsIn, waiversIn } from "./summary";

const TODAY = "2026-11-23";
const cell = (name: string, standing: Standing, isInherited = false): LineStanding => ({
  line: { id: name, name, slug: name, depth: 0 },
  standing,
  isNamed: true,
  isInherited,
  inheritedFrom: null,
  mayAnswer: false,
});
const waived = (expiresOn: string): Standing => {
  const answer: Answer = {
    stance: "waived",
    reason: "",
    dueOn: null,
    expiresOn,
    recordedBy: "",
    approvedBy: null,
    recordedAt: new Date(0),
  };
  return { kind: "answered", answer, lineId: "x", isExpired: expiresOn < TODAY };
};
const row = (number: number, cells: readonly LineStanding[]): MatrixRow => ({
  decision: { id: `d${number}`, number, title: `Decision ${number}` },
  isImported: false,
  cells,
});

test("what is wrong is told in one sentence: missing answers, then waivers that ended or soon will", () => {
  const rows = [
    row(1, [cell("Billing", { kind: "missing" }), cell("Customs", waived("2026-12-14"))]),
    row(2, [cell("Billing", waived("2026-11-22")), cell("Customs", waived("2027-06-30"))]),
  ];
  expect(asSentence(problemsIn(rows, TODAY))).toBe(
    "Answers to one decision are missing; one waiver has ended; one waiver ends within 30 days.",
  );
  expect(waiversIn(rows, TODAY).map(({ daysLeft }) => daysLeft)).toEqual([-1, 21, 219]);
  expect(missingIn(rows)).toEqual([{ decision: rows[0]?.decision, lineNames: ["Billing"] }]);
});

test("an answer that came down the tree is counted once, where it was given", () => {
  expect(
    waiversIn([row(1, [cell("Freight", waived(TODAY)), cell("Billing", waived(TODAY), true)])], TODAY),
  ).toHaveLength(1);
  expect(asSentence(problemsIn([row(1, [cell("Freight", { kind: "elsewhere" })])], TODAY))).toBe("");
});
