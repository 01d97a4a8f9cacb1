import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { countVote } from "@/lib/evaluations/votes/tally/rules";
import { analyseFile } from "./analyse";
import { MalformedFile } from "./read-file";

const folder = mkdtempSync(path.join(tmpdir(), "accord-analyse-vote-"));
afterAll(() => rmSync(folder, { recursive: true }));

const rule = { quorum: 2, shareNeeded: 50, shareOf: "cast" } as const;
const marks: Readonly<Record<string, readonly string[]>> = { "voter-1": ["d", "f"], "voter-2": ["d"], "voter-3": [] };
const ballots = Object.entries(marks).map(([voter, marked]) => ({
  voter,
  vote: { kind: "approval" as const, marked: [...marked], reason: "" },
}));

/** An approval vote of three, as `getEvaluationFile` would write it. */
const vote = {
  format: "accord-vote",
  version: 1,
  decision: { number: 7, title: "Which framework?" },
  evaluation: {
    ...{ number: 2, closedAt: "2026-10-22T12:00:00.000Z", method: "approval", methodVersion: 1, isReopened: false },
    chosen: { option: "d", reason: "" },
  },
  options: [
    { id: "d", name: "Django", summary: "" },
    { id: "f", name: "Flask", summary: "" },
  ],
  rule,
  voters: Object.keys(marks).map((id) => ({ id })),
  round: 1,
  ballots,
  objections: [],
  inputHash: "0".repeat(64),
  resultHash: "0".repeat(64),
  result: countVote({
    method: "approval",
    options: ["d", "f"],
    voters: Object.keys(marks).map((id) => ({ id, hasLeft: false })),
    rule,
    votes: ballots.map(({ voter, vote: given }) => ({ member: voter, vote: given })),
    objections: [],
  }),
};

function analysed(name: string, text: string, asJson = false): { readonly isEqual: boolean; readonly text: string } {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  let printed = "";
  const isEqual = analyseFile(file, asJson, (part) => (printed += part));
  return { isEqual, text: printed };
}

const withBallot = (at: number, change: object) => ({
  ...vote,
  ballots: ballots.map((ballot, index) => (index === at ? { ...ballot, ...change } : ballot)),
});

describe("accord analyse of a vote", () => {
  it("prints the count as text and says that it is the one the file carries", () => {
    const { isEqual, text } = analysed("vote.json", JSON.stringify(vote, null, 2));
    expect(isEqual).toBe(true);
    expect(text).toContain("ADR-7, Which framework?: evaluation 2");
    expect(text).toMatch(/1 {2}Django +2 +66\.7%/);
    expect(text).toMatch(/2 {2}Flask +1 +33\.3%/);
    expect(text).toContain("Django carries: marked on 2 of 3 ballots.");
    expect(text).toContain("The winner needs more than 50% of the votes cast");
    expect(text).toContain("Chosen: Django.\n\nThis is the result that the file carries");
  });

  it("prints it as one line of JSON, and says when another result follows", () => {
    const { text } = analysed("json.json", JSON.stringify(vote), true);
    expect(JSON.parse(text)).toMatchObject({ isEqual: true, result: { outcome: "carried", leaderIds: ["d"] } });
    expect(text.trim().split("\n")).toHaveLength(1);
    const forged = analysed("forged.json", JSON.stringify(withBallot(1, { vote: { ...ballots[2]?.vote } })));
    expect(forged.isEqual).toBe(false);
    expect(forged.text).toContain("This is NOT the result that the file carries");
  });

  it.each([
    ["version.json", { ...vote, version: 2 }, /version\.json:3:\d+: version: .* accord-vote version 1\./],
    [
      "twice.json",
      withBallot(1, { voter: "voter-1" }),
      /twice\.json:\d+:\d+: ballots\.1\.voter: This voter has another/,
    ],
    [
      "nobody.json",
      withBallot(0, { voter: "nobody" }),
      /nobody\.json:\d+:\d+: ballots\.0\.voter: .* not among the voters/,
    ],
    [
      "option.json",
      withBallot(0, { vote: { kind: "approval", marked: ["rails"], reason: "" } }),
      /option\.json:\d+:\d+: ballots\.0\.vote: It names an option that is not there/,
    ],
    [
      "marked.json",
      withBallot(0, { vote: { kind: "approval", marked: ["d", "d"], reason: "" } }),
      /marked\.json:\d+:\d+: ballots\.0\.vote: It names an option twice/,
    ],
    [
      "kind.json",
      withBallot(0, { vote: { kind: "score", scores: { d: 5 }, reason: "" } }),
      /kind\.json:\d+:\d+: ballots\.0\.vote\.kind: The vote is by approval/,
    ],
    [
      "objection.json",
      { ...vote, objections: [{ voter: "voter-1", state: "open", resolution: "" }] },
      /objection\.json:\d+:\d+: objections\.0\.voter: There is no ballot with this objection/,
    ],
    [
      "voters.json",
      { ...vote, voters: [{ id: "v" }, { id: "v" }] },
      /voters\.json:\d+:\d+: voters: An id is used twice/,
    ],
  ])("refuses %s with its line and path", (name, file, sentence) => {
    expect(() => analysed(name, JSON.stringify(file, null, 2))).toThrow(MalformedFile);
    expect(() => analysed(name, JSON.stringify(file, null, 2))).toThrow(sentence);
  });
});
