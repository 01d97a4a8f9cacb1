import { describe, expect, it } from "vitest";
import { storyInput } from "@/lib/mcda/examples/story";
import { evaluate } from "@/lib/mcda/evaluate";
import type { Goal } from "@/lib/organizations/goals/rules";
import { proposeWeights, traceGoals } from "./rules";

const goal = (id: string, importance: number, archivedAt: Date | null = null): Goal => ({
  id,
  name: id,
  description: "",
  importance,
  archivedAt,
});
const link = (criterionId: string, goalId: string, strength: number) => ({ criterionId, goalId, strength });

describe("weights proposed from goals", () => {
  it("hand each goal's share of importance to the criteria that serve it, by strength", () => {
    const goals = [goal("speed", 60), goal("safety", 40)];
    const links = [link("a", "speed", 3), link("b", "speed", 1), link("b", "safety", 2)];
    expect(proposeWeights(["a", "b", "c"], goals, links)).toEqual({
      points: { a: 45, b: 55 },
      unserved: [],
      withoutGoal: ["c"],
    });
  });

  it("sum to 100 also when a goal is served by nothing, which is said", () => {
    const goals = [goal("speed", 60), goal("safety", 40)];
    const proposal = proposeWeights(["a", "b"], goals, [link("a", "speed", 1), link("b", "speed", 1)]);
    expect(proposal.points).toEqual({ a: 50, b: 50 });
    expect(proposal.unserved.map(({ id }) => id)).toEqual(["safety"]);
  });

  it("leave out archived goals and removed criteria, and propose nothing where nothing is linked", () => {
    const goals = [goal("speed", 60), goal("old", 40, new Date(0))];
    const links = [link("a", "speed", 1), link("b", "old", 3), link("gone", "speed", 3)];
    expect(proposeWeights(["a", "b"], goals, links).points).toEqual({ a: 100 });
    expect(proposeWeights(["a", "b"], goals, []).points).toEqual({});
  });
});

describe("the trace from goals to the result", () => {
  const result = evaluate(storyInput("round2"));
  const goals = [goal("speed", 60), goal("safety", 40), goal("unused", 10)];
  const links = [link("first-delivery", "speed", 2), link("security", "safety", 3), link("security", "speed", 1)];
  const traces = traceGoals(result, goals, links);

  it("sums to each option's points and to all the weight, with what serves no goal", () => {
    for (const { optionId, points } of result.ranking) {
      const traced = traces.reduce((sum, trace) => sum + (trace.points[optionId] ?? 0), 0);
      expect(traced).toBeCloseTo(points ?? NaN, 9);
    }
    expect(traces.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
  });

  it("names goals that a criterion serves, and what is left over, last", () => {
    expect(traces.map((trace) => trace.goal?.id ?? null)).toEqual(["speed", "safety", null]);
    expect(traces[1]?.criterionIds).toEqual(["security"]);
  });

  it("shares a criterion between its goals by strength", () => {
    const weight = result.weights.find(({ criterionId }) => criterionId === "security")?.weight ?? 0;
    expect(traces[1]?.weight).toBeCloseTo((3 / 4) * weight, 12);
  });
});
