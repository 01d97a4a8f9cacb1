import { describe, expect, test } from "vitest";
import type { EvaluationContext } from "./input";
import { activeShifts, countAnswered, withAnswer, withReplaced } from "./rules";

const question = (key: string) => ({
  key,
  question: `${key}?`,
  choices: [
    { key: "few", label: "A few" },
    { key: "many", label: "Many" },
  ],
});
const context: EvaluationContext = {
  questions: [question("team"), question("services")],
  shifts: {
    structure: [
      { question: "services", choice: "many", matters: "more", because: "Because of services." },
      { question: "team", choice: "few", matters: "less", because: "Because of the team." },
    ],
  },
  answers: {},
};

describe("the context of an evaluation", () => {
  test("shifts nothing until it is answered, and then in the order of the questions", () => {
    expect(activeShifts(context, "structure")).toEqual([]);
    const team = withAnswer(context, "team", { choice: "few", note: "" }).context;
    const both = withAnswer(team, "services", { choice: "many", note: "" }).context;
    expect(activeShifts(both, "structure").map(({ matters, answer }) => [matters, answer])).toEqual([
      ["less", "A few"],
      ["more", "Many"],
    ]);
    expect(activeShifts(both, "another")).toEqual([]);
    expect(activeShifts(null, "structure")).toEqual([]);
  });

  test("counts a note as an answer, and forgets one without choice and note", () => {
    const noted = withAnswer(context, "team", { choice: null, note: "We are three" });
    expect(noted.label).toBeNull();
    expect(countAnswered(noted.context)).toBe(1);
    expect(activeShifts(noted.context, "structure")).toEqual([]);
    expect(withAnswer(noted.context, "team", { choice: null, note: "" }).context.answers).toEqual({});
  });

  test("follows a criterion to the row that replaces it", () => {
    expect(Object.keys(withReplaced(context, "structure", "new").shifts)).toEqual(["new"]);
    expect(withReplaced(context, "another", "new")).toBe(context);
  });
});
