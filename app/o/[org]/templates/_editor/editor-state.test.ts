import { expect, test } from "vitest";
import {
  blankCriterion,
  blankTemplate,
  freeKey,
  moved,
  placeOf,
  removeOption,
  renameOption,
  withQuestions,
} from "./editor-state";

const option = (name: string) => ({ name, summary: "", description: "" });
const content = {
  ...blankTemplate(),
  options: [option("One"), option("Two")],
  criteria: [{ ...blankCriterion(""), name: "Cost", considerations: { One: "Cheap", Two: "Dear" } }],
};

test("what is said of an option follows its name, and goes with it", () => {
  expect(renameOption(content, 0, "First").criteria[0]?.considerations).toEqual({ First: "Cheap", Two: "Dear" });
  expect(removeOption(content, 0).criteria[0]?.considerations).toEqual({ Two: "Dear" });
  expect(renameOption(content, 5, "Nothing")).toBe(content);
});

test("typing through another option's name takes nothing of what is said of that one", () => {
  const shared = { ...content, options: [option("Two"), option("Two")] };
  expect(renameOption(shared, 0, "Twofold").criteria[0]?.considerations).toEqual({ One: "Cheap", Two: "Dear" });
});

test("a shift goes with the question or the choice that it follows from", () => {
  const team = { key: "team", question: "Team?", choices: ["few", "many"].map((key) => ({ key, label: key })) };
  const shift = (choice: string) => ({ question: "team", choice, matters: "more" as const, because: "So." });
  const shifted = {
    ...content,
    contextQuestions: [team],
    criteria: [{ ...blankCriterion(""), shifts: [shift("few"), shift("many")] }],
  };
  const fewer = withQuestions(shifted, [{ ...team, choices: team.choices.slice(0, 1) }]);
  expect(fewer.criteria[0]?.shifts).toEqual([shift("few")]);
  expect(withQuestions(shifted, []).criteria[0]?.shifts).toEqual([]);
});

test("an item moves by a step and stays at the ends", () => {
  expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b", "c"], 0, -1)).toEqual(["a", "b", "c"]);
  expect(moved(["a", "b", "c"], 2, 1)).toEqual(["a", "b", "c"]);
});

test("a new key is not in use", () => {
  expect(freeKey("choice", ["few", "choice-3"])).toBe("choice-4");
});

test("a refused field is named by its place on the page", () => {
  expect(placeOf("content.criteria.3.anchors")).toBe("Criterion 4");
  expect(placeOf("content.record.context")).toBe("The record");
  expect(placeOf("content.name")).toBe("Name");
  expect(placeOf("form")).toBeNull();
});
