import { describe, expect, it } from "vitest";
import {
  assertJudged,
  isNearlyEqual,
  weighAll,
  weighGroup,
  weighingGroups,
  whyNotWeighable,
  type JudgingMethod,
  type WeighingGroup,
} from "./rules";

const criterion = (id: string, theme: string) => ({
  id,
  name: id,
  theme,
  anchors: ["bad", "", "", "", "good"],
  measure: null,
});
const criteria = [criterion("a", "Delivery"), criterion("b", "Delivery"), criterion("c", "People: all")];
const [themes, delivery] = weighingGroups(criteria, true);
const flat = weighingGroups(criteria, false);
const settings = {
  weighting: "pairwise",
  weighsThemesFirst: false,
  reasonRule: "never",
  asksConfidence: false,
  asksFavourites: false,
  quorum: null,
  shareNeeded: null,
  shareOf: null,
  roleWeights: null,
} as const;

function weigh(method: JudgingMethod, group: WeighingGroup | undefined, given: Record<string, number>) {
  if (group === undefined) throw new Error("There is such a group.");
  return weighGroup(method, group, given);
}

describe("the groups to weigh", () => {
  it("are all criteria at once, or the themes and then what each theme holds", () => {
    expect(flat.map(({ key, items }) => [key, items.length])).toEqual([["criteria", 3]]);
    expect(themes?.items.map(({ name, criterionIds }) => [name, criterionIds])).toEqual([
      ["Delivery", ["a", "b"]],
      ["People: all", ["c"]],
    ]);
    expect(delivery).toMatchObject({
      key: "in Delivery",
      items: [{ id: "a", worst: "“bad”", best: "“good”" }, { id: "b" }],
    });
    expect(weighingGroups(criteria, true)).toHaveLength(2);
  });

  it("are one when there is one theme", () => {
    expect(weighingGroups(criteria.slice(0, 2), true).map(({ key }) => key)).toEqual(["criteria"]);
  });

  it("hold at most nine to be compared pair by pair", () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => criterion(`c${at}`, at < 2 ? "A" : "B"));
    expect(whyNotWeighable(many(9), settings)).toBeNull();
    expect(whyNotWeighable(many(10), settings)).toContain("Weigh themes first");
    expect(whyNotWeighable(many(11), { ...settings, weighsThemesFirst: true })).toBeNull();
    expect(whyNotWeighable(many(12), { ...settings, weighsThemesFirst: true })).toContain("B holds 10 criteria");
    expect(whyNotWeighable(many(40), { ...settings, weighting: "swing" })).toBeNull();
  });
});

describe("within a group", () => {
  it("points have to sum to 100", () => {
    expect(weigh("points", delivery, { a: 75, b: 25 }).weights).toEqual({ a: 0.75, b: 0.25 });
    expect(weigh("points", delivery, { a: 75 }).obstacle).toBe("25 points left to give");
    expect(weigh("points", delivery, { a: 100, b: 1 }).obstacle).toBe("1 point too many");
  });

  it("swings are all given, and the largest is 100", () => {
    expect(weigh("swing", delivery, { a: 100, b: 60 }).weights).toEqual({ a: 0.625, b: 0.375 });
    expect(weigh("swing", delivery, { a: 100 }).obstacle).toBe("1 step without a number");
    expect(weigh("swing", delivery, { a: 90, b: 60 }).obstacle).toBe("the step that matters most gets 100");
  });

  it("an order gives the rank-order centroid, and what shares a place shares its weight", () => {
    expect(weigh("rank", delivery, { a: 2, b: 1 }).weights).toEqual({ a: 0.25, b: 0.75 });
    expect(weigh("rank", delivery, { a: 1, b: 1 }).weights).toEqual({ a: 0.5, b: 0.5 });
    expect(weigh("rank", delivery, { a: 1 }).obstacle).toBe("not in an order yet");
    expect(weigh("rank", delivery, { a: 1, b: 3 }).obstacle).toBe("the order has a gap");
  });

  it("pairs give the geometric mean, either of the two being the heavier one", () => {
    expect(weigh("pairwise", delivery, { "a:b": 3 }).weights?.["a"]).toBeCloseTo(0.75, 12);
    expect(weigh("pairwise", delivery, { "a:b": -3 }).weights?.["a"]).toBeCloseTo(0.25, 12);
    expect(weigh("pairwise", flat[0], { "a:b": 3, "b:c": 1 }).obstacle).toBe("1 pair left to compare");
  });
});

describe("all groups together", () => {
  it("multiply on the way down and sum to 100", () => {
    const given = { themes: { Delivery: 60, "People%3A%20all": 40 }, "in Delivery": { a: 50, b: 50 } };
    expect(weighAll("points", weighingGroups(criteria, true), given).points).toEqual({ a: 30, b: 30, c: 40 });
  });

  it("name the group in which something is missing", () => {
    expect(weighAll("points", weighingGroups(criteria, true), {}).obstacle).toBe("Themes: 100 points left to give");
    expect(weighAll("rank", flat, {}).obstacle).toBe("not in an order yet");
  });
});

describe("judgements that were not asked for", () => {
  const refused = (method: JudgingMethod, judgements: Record<string, Record<string, number>>) => () =>
    assertJudged(method, flat, judgements);
  it("are refused: another group, another item, or a number off the scale", () => {
    expect(refused("swing", { themes: { Delivery: 100 } })).toThrow("not there");
    expect(refused("swing", { criteria: { "a:b": 100 } })).toThrow("not there");
    expect(refused("pairwise", { criteria: { a: 3 } })).toThrow("not there");
    for (const value of [0, -1, 10, -10])
      expect(refused("pairwise", { criteria: { "a:b": value } })).toThrow("no answer");
    expect(refused("rank", { criteria: { a: 0 } })).toThrow("no answer");
    expect(refused("swing", { criteria: { a: -1 } })).toThrow("no answer");
    expect(refused("pairwise", { criteria: { "a:b": -9, "a:c": 1, "b:c": 2 } })).not.toThrow();
  });
});

it("weights within three points of equal look like no weighing at all, from three criteria on", () => {
  expect(isNearlyEqual([34, 33, 33])).toBe(true);
  expect(isNearlyEqual([36.3, 31, 32.7])).toBe(true);
  expect(isNearlyEqual([37, 31, 32])).toBe(false);
  expect(isNearlyEqual([50, 50])).toBe(false);
});
