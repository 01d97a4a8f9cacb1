import { describe, expect, test } from "vitest";
import { BUILT_IN_TEMPLATES } from "../built-in/list";
import { TEMPLATE_FORMAT } from "../input";
import { TEMPLATE_FILE_LIMIT } from "../rules";
import { parseTemplateFile } from "./rules";

const criterion = { name: "Cost", anchors: ["1", "2", "3", "4", "5"] };
const file = (more: object) =>
  JSON.stringify({ format: TEMPLATE_FORMAT, name: "Ours", criteria: [criterion], ...more });

describe("a template's file", () => {
  test("needs a name and one criterion with its anchors; the rest has defaults", () => {
    expect(parseTemplateFile(file({}))).toMatchObject({
      name: "Ours",
      options: [],
      criteria: [{ ...criterion, measure: null, minimumScore: null, shifts: [] }],
      settings: { weighting: "points" },
      record: { context: "" },
    });
  });

  test("keeps a measured criterion's values as they are written", () => {
    const measured = { ...criterion, measure: { unit: "€", worst: 900, best: "0.50" } };
    expect(parseTemplateFile(file({ criteria: [measured] })).criteria[0]?.measure).toEqual({
      unit: "€",
      worst: "900",
      best: "0.50",
    });
  });

  test("keeps numbers and minimums within the limits of a setup; a minimum that every score reaches is none", () => {
    const of = (more: object) => parseTemplateFile(file({ criteria: [{ ...criterion, ...more }] })).criteria[0];
    expect(of({ minimumScore: 1 })?.minimumScore).toBeNull();
    expect(of({ minimumScore: 2 })?.minimumScore).toBe(2);
    expect(of({ measure: { worst: "0.123456789012", best: "007" } })?.measure).toMatchObject({
      worst: "0.123456789012",
      best: "7",
    });
  });

  test.each([
    [
      file({ criteria: [{ ...criterion, minimumScore: 6 }] }),
      "At criteria[0].minimumScore: No score reaches more than 5.",
    ],
    [
      file({ criteria: [{ ...criterion, measure: { worst: "0.1234567890123", best: 1 } }] }),
      "At criteria[0].measure.worst: Write a number such as 24 or 0.5",
    ],
    ["", "Choose a file, or paste what it holds."],
    ["{\n  oops\n}", "it breaks off at line 2, column 3"],
    ["[]", "it has to be one JSON object"],
    ['{"format": oops}', "it breaks off at line 1, column 12"],
    ["{}", "This is no template of Accord"],
    [file({ format: "accord-template/2" }), 'the format has to be "accord-template/1"'],
    [file({ name: 3 }), "At name: this has to be a text."],
    [file({ criteria: [] }), "At criteria: Name at least one criterion."],
    [file({ criteria: [{ name: "Cost" }] }), "At criteria[0].anchors: a list is missing here."],
    [file({ criteria: [{ ...criterion, anchors: ["1"] }] }), "At criteria[0].anchors: Write one anchor"],
    [file({ criteria: [criterion, { ...criterion, name: "COST" }] }), "At criteria[1].name: There are two criteria"],
    [
      file({ criteria: [{ ...criterion, considerations: { Go: "Fast" } }] }),
      "At criteria[0].considerations.Go: There is no option called Go.",
    ],
    [
      file({
        criteria: [{ ...criterion, shifts: [{ question: "team", choice: "few", matters: "more", because: "So." }] }],
      }),
      "At criteria[0].shifts[0].question: There is no question with the key team.",
    ],
    [
      file({ criteria: [{ ...criterion, measure: { worst: 1, best: 1.0 } }] }),
      "At criteria[0].measure: The worst and the best value have to differ.",
    ],
    ["x".repeat(TEMPLATE_FILE_LIMIT + 1), "holds at most 524,288"],
  ])("%# is refused with what is wrong and where", (text, sentence) => {
    expect(() => parseTemplateFile(text)).toThrow(sentence);
  });

  test("tells the first five faults and how many there are beside", () => {
    const broken = Array.from({ length: 8 }, (_, at) => ({ name: `Criterion ${at}` }));
    expect(() => parseTemplateFile(file({ criteria: broken }))).toThrow("3 more like these.");
  });

  test("of a built-in template stays far below the limit", () => {
    for (const { content } of BUILT_IN_TEMPLATES)
      expect(JSON.stringify(content, null, 2).length * 4).toBeLessThan(TEMPLATE_FILE_LIMIT);
  });
});
