import { expect, test } from "vitest";
import { plainText } from "@/lib/history/sentences/words";
import { spreadsheetCell } from "@/lib/text/rules";
import { asCsv, standingCell } from "./rules";

test("what a spreadsheet would run is made a text, and a number stays one", () => {
  for (const cell of [
    "=1+1",
    "+SUM(A1)",
    "-cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "  =1",
    "＝1",
    "＠a",
    '=HYPERLINK("x")',
  ])
    expect(spreadsheetCell(cell)).toBe(`'${cell.trim()}`);
  for (const cell of ["-5", "+3.5", "-12%", "12", "Größe", "a = b", ""]) expect(spreadsheetCell(cell)).toBe(cell);
  expect(asCsv([["=1", 'a "quoted" one', "two\nlines", ""]], false)).toBe(
    `"'=1","a ""quoted"" one","two\nlines",""\r\n`,
  );
});

test("only the first rows of a file begin with a byte order mark", () => {
  expect(asCsv([["a"]], true).startsWith("\uFEFF")).toBe(true);
  expect(asCsv([["b"]], false)).toBe('"b"\r\n');
  expect(asCsv([], false)).toBe("");
});

test("standings and sentences are plain words", () => {
  expect(standingCell({ kind: "elsewhere" })).toBe("");
  expect(standingCell({ kind: "missing" })).toBe("no answer");
  expect(standingCell({ kind: "ended", by: 4 })).toBe("taken over by ADR-4");
  const answer = {
    stance: "waived" as const,
    reason: "",
    dueOn: null,
    expiresOn: "2027-01-31",
    recordedBy: "",
    approvedBy: null,
    recordedAt: new Date(0),
  };
  expect(standingCell({ kind: "answered", answer, lineId: "", isExpired: false })).toBe("waived to 2027-01-31");
  expect(
    plainText({
      parts: [
        { kind: "member", id: "", name: "Ada" },
        { kind: "text", text: " proposed " },
        { kind: "decision", number: 3, title: "" },
        { kind: "text", text: " by " },
        { kind: "day", on: "2027-01-31" },
      ],
    }),
  ).toBe("Ada proposed ADR-3 by 2027-01-31");
});
