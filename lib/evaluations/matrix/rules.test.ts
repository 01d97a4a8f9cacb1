import { expect, test } from "vitest";
import { byTheme, evaluationInput, type Standing } from "./rules";

test("criteria stand under their theme, themes in the order of their first criterion", () => {
  const criteria = ["People", "Delivery", "People"].map((theme, at) => ({ id: at, theme }));
  expect(byTheme(criteria).map((group) => [group.theme, group.criteria.map(({ id }) => id)])).toEqual([
    ["People", [0, 2]],
    ["Delivery", [1]],
  ]);
});

const standing: Standing = {
  methodVersion: 2,
  options: [{ id: "o", position: 0, name: "Option", summary: "" }],
  criteria: [
    {
      id: "c",
      position: 0,
      name: "Cost",
      shortName: "Cost",
      theme: "",
      question: "",
      decidedBy: "",
      situation: "",
      anchors: [],
      minimumScore: 2,
      measure: { unit: "EUR", worst: "9", best: "1" },
      values: { o: { value: "3.0", source: "The offer" }, removed: { value: "4", source: "" } },
    },
  ],
  voterIds: ["v", "w"],
  leftIds: ["w"],
  ballots: [
    {
      kind: "scoring",
      round: 1,
      memberId: "v",
      commitment: "",
      content: {
        kind: "scoring",
        answers: { d: { o: 4, p: 2 } },
        reasons: {},
        confidence: { d: { o: "low" } },
        favourites: ["o"],
      },
    },
  ],
  stewardWeights: null,
  voterWeights: { v: 2 },
};

test("an evaluation of version 2 hands over all that this version knows, and nothing that is absent", () => {
  expect(evaluationInput(standing)).toMatchObject({
    version: 2,
    criteria: [{ id: "c", name: "Cost", theme: "", minimum: 2, measure: { worst: 9, best: 1, values: { o: 3 } } }],
    voters: [
      { id: "v", weight: 2 },
      { id: "w", hasLeft: true },
    ],
    confidence: { v: { d: { o: "low" } } },
    favourites: { v: ["o"] },
  });
  const criteria = standing.criteria.map((criterion) => ({ ...criterion, minimumScore: null, measure: null }));
  const bare: Standing = { ...standing, criteria, ballots: [], voterWeights: undefined };
  expect(evaluationInput(bare)).toEqual({
    version: 2,
    scale: { low: 1, high: 5 },
    options: [{ id: "o", name: "Option" }],
    criteria: [{ id: "c", name: "Cost", theme: "" }],
    voters: [{ id: "v" }, { id: "w", hasLeft: true }],
    weights: {},
    answers: {},
  });
});

test("an evaluation of version 1 stays what it was", () => {
  const input = evaluationInput({ ...standing, methodVersion: 1 });
  expect(Object.keys(input)).toEqual(["scale", "options", "criteria", "voters", "weights", "answers"]);
  expect(input.answers).toEqual({ v: { d: { o: 4, p: 2 } } });
  expect(input.criteria).toEqual([{ id: "c", name: "Cost", theme: "" }]);
  expect(input.voters[0]).toEqual({ id: "v" });
});
