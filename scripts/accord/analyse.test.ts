import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { FILE_LIMIT_BYTES } from "@/lib/evaluations/files/input";
import { inputHash } from "@/lib/mcda/hash/input";
import { evaluate } from "@/lib/mcda/evaluate";
import { storyInput } from "@/lib/mcda/examples/story";
import { analyseFile } from "./analyse";
import { MalformedFile } from "./read-file";

const folder = mkdtempSync(path.join(tmpdir(), "accord-analyse-"));
afterAll(() => rmSync(folder, { recursive: true }));

const input = { ...storyInput("round2"), version: 2 as const };
const { group = {} } = input.weights;
const told = { ...input, weights: { steward: group } };

/** The worked example as a file, as `getEvaluationFile` would write it. */
const story = {
  format: "accord-evaluation",
  version: 1,
  decision: { number: 14, title: "Django or Flask?" },
  evaluation: {
    number: 1,
    closedAt: "2026-10-22T12:00:00.000Z",
    methodVersion: 2,
    isReopened: false,
    chosen: { option: "django", reason: "Two teams know it" },
  },
  options: input.options.map(({ id, name }) => ({ id, name, summary: "" })),
  criteria: input.criteria.map(({ id, name, theme }) => ({
    ...{ id, name, theme },
    ...{ shortName: name.slice(0, 19), question: "", decidedBy: "", anchors: [] },
  })),
  voters: input.voters.map(({ id }) => ({ id })),
  weights: { steward: group },
  ballots: Object.entries(input.answers).map(([voter, answers]) => ({ voter, round: 1, answers, reasons: {} })),
  inputHash: inputHash(told),
  resultHash: "0".repeat(64),
  result: evaluate(told),
};

/** A measure without width. */
const flat = { unit: "", worst: "1", best: "1.0", values: {} };

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

function analysed(file: string, asJson = false): { readonly isEqual: boolean; readonly text: string } {
  let text = "";
  const isEqual = analyseFile(file, asJson, (part) => (text += part));
  return { isEqual, text };
}

describe("accord analyse", () => {
  it("prints the result of a file as text and says that it is the one it carries", () => {
    const { isEqual, text } = analysed(write("story.json", JSON.stringify(story, null, 2)));
    expect(isEqual).toBe(true);
    expect(text).toContain("ADR-14, Django or Flask?: evaluation 1");
    expect(text).toMatch(/1 {2}Django +73\.8/);
    expect(text).toContain("Hybrid wins if Flexibility");
    expect(text).toContain("Chosen: Django. Two teams know it");
    expect(text).toContain("This is the result that the file carries");
  });

  it("prints it as one line of JSON", () => {
    const { text } = analysed(write("json.json", JSON.stringify(story)), true);
    expect(JSON.parse(text)).toMatchObject({ isEqual: true, isSameRanking: true, result: { leaderIds: ["django"] } });
    expect(text.trim().split("\n")).toHaveLength(1);
  });

  it("says when the file's result does not follow from its ballots", () => {
    const forged = { ...story, result: { ...story.result, margin: 9 } };
    const { isEqual, text } = analysed(write("forged.json", JSON.stringify(forged)));
    expect(isEqual).toBe(false);
    expect(text).toContain(
      "This is NOT the result that the file carries: the ranking is the same, but a number differs",
    );
  });

  it.each([
    ["cut.json", JSON.stringify(story, null, 2).slice(0, 400), /cut\.json:\d+:\d+: no JSON/],
    ["comma.json", '{\n  "format": "accord-evaluation",\n  "version": 1,,\n}', /comma\.json:3:\d+: no JSON/],
    [
      "other.json",
      '{\n  "format": "something"\n}',
      /other\.json:2:\d+: format: .* This reads accord-evaluation version 1 and accord-vote version 1\./,
    ],
    [
      "score.json",
      JSON.stringify({ ...story, ballots: [{ voter: "v", round: 1, answers: { a: { b: 9 } }, reasons: {} }] }, null, 1),
      /score\.json:\d+:\d+: ballots\.0\.answers\.a\.b: /,
    ],
    [
      "twice.json",
      JSON.stringify({ ...story, voters: [{ id: "v" }, { id: "v" }] }, null, 1),
      /twice\.json:\d\d+:\d+: voters\.1\.id: This id is used twice/,
    ],
    [
      "line.json",
      JSON.stringify({ ...story, criteria: story.criteria.map((one) => ({ ...one, measure: flat })) }, null, 1),
      /line\.json:\d\d+:\d+: criteria\.0\.measure\.best: The best and the worst are the same/,
    ],
    [
      "favourites.json",
      JSON.stringify({ ...story, ballots: story.ballots.map((one) => ({ ...one, favourites: ["a", "a"] })) }, null, 1),
      /favourites\.json:\d\d+:\d+: ballots\.0\.favourites: It names an option twice/,
    ],
    [
      "weight.json",
      JSON.stringify({ ...story, voters: story.voters.map((one) => ({ ...one, weight: 1e7 })) }),
      /weight\.json:1:\d+: the file: A role counts above 0/,
    ],
    ["list.json", "[]", /list\.json:1:\d+: the file: /],
  ])("refuses %s with its line and path", (name, text, sentence) => {
    const file = write(name, text);
    expect(() => analysed(file)).toThrow(MalformedFile);
    expect(() => analysed(file)).toThrow(sentence);
  });

  it("names the line on which a wrong value stands", () => {
    const lines = JSON.stringify(story, null, 2).split("\n");
    const at = lines.findIndex((line) => line.includes('"inputHash"'));
    lines[at] = '  "inputHash": "none",';
    const file = write("hash.json", lines.join("\n"));
    expect(() => analysed(file)).toThrow(`hash.json:${at + 1}:16: inputHash: 64 hexadecimal digits.`);
  });

  it("does not read a file that is too large to be one", () => {
    const file = write("large.json", " ".repeat(FILE_LIMIT_BYTES + 1));
    expect(() => analysed(file)).toThrow("larger than 64 MB");
  });
});
