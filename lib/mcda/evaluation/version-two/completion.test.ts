import { describe, expect, test } from "vitest";
import { evaluate, resultOf } from "../../evaluate";
import { two, unanimous } from "../../examples/small";
import { storyInput } from "../../examples/story";
import { inputHash, seedOf } from "../../hash/input";
import { evaluationOf } from "../../vectors/vector";
import { readBasis } from "../basis";

describe("a result of version 2", () => {
  test("names its input by hash, and draws from the seed that follows from it", () => {
    const input = two(storyInput("round2"));
    const hash = inputHash(input);
    expect(evaluate(input)).toMatchObject({ inputHash: hash, parameters: { seed: seedOf(hash, "bootstrap") } });
    const known = "f".repeat(64);
    expect(resultOf(readBasis(input), known)).toMatchObject({
      inputHash: known,
      parameters: { seed: seedOf(known, "bootstrap") },
    });
  });

  test("is close where other voters like these would often choose otherwise, although no weight turns it", () => {
    const input = evaluationOf(
      [
        [[5], [1]],
        [[5], [1]],
        [[1], [4]],
      ],
      [[100]],
    );
    const result = evaluate(two(input));
    expect(evaluate(input).closeness).toBe("clear");
    expect(result.bestShare?.[0]?.share).toBeLessThan(0.8);
    expect(result.closeness).toBe("close");
    const sure = unanimous(2, [[5], [1]], [100]);
    expect(evaluate(two(sure))).toMatchObject({ closeness: "clear", bestShare: [{ share: 1 }, { share: 0 }] });
    expect(evaluate(two(unanimous(1, [[5], [1]], [100])))).toMatchObject({ closeness: "clear", bestShare: null });
  });

  test("sets equal weights beside role weights, and says when they would choose otherwise", () => {
    const input = evaluationOf(
      [
        [[5], [1]],
        [[1], [3]],
        [[1], [3]],
        [[1], [3]],
      ],
      [[100]],
    );
    const weighed = (weight: number) => ({
      ...two(input),
      voters: input.voters.map((voter, v) => (v === 0 ? { ...voter, weight } : voter)),
    });
    // A third of the say makes a tie; alike, o1 leads.
    const tie = evaluate(weighed(3));
    expect(tie.leaderIds).toEqual(["o0", "o1"]);
    expect(tie.equalWeights).toMatchObject({ leaderIds: ["o1"], margin: 12.5, isOtherWinner: true });
    expect(tie.voterShares?.map(({ voterId }) => voterId)).toEqual(["v0", "v1", "v2", "v3"]);
    const alike = evaluate(weighed(1));
    expect(alike.equalWeights).toMatchObject({ leaderIds: ["o1"], isOtherWinner: false });
    expect(alike.voterShares?.map(({ share }) => share)).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect(evaluate(two(input))).toMatchObject({ equalWeights: null, voterShares: null });
  });
});
