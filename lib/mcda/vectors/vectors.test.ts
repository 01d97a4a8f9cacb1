import { describe, expect, test } from "vitest";
import { z } from "zod";
import agreement from "./agreement.json";
import { expectAgreement } from "./agreement";
import evaluation from "./evaluation.json";
import { expectEvaluation } from "./evaluation";
import ownership from "./ownership.json";
import { expectOwnership } from "./ownership";
import pairwise from "./pairwise.json";
import { expectPairwise } from "./pairwise";
import rankingMethods from "./ranking-methods.json";
import { expectRankingMethod } from "./ranking-methods";
import ratings from "./ratings.json";
import { expectRatings } from "./ratings";
import robustness from "./robustness.json";
import { expectRobustness } from "./robustness";
import smaa from "./smaa.json";
import { expectSmaa } from "./smaa";
import socialChoice from "./social-choice.json";
import { expectSocialChoice } from "./social-choice";
import { vector } from "./vector";
import weights from "./weights.json";
import { expectWeights } from "./weights";

const FAMILIES = [
  { family: "ratings", vectors: ratings, expectVector: expectRatings },
  { family: "weights", vectors: weights, expectVector: expectWeights },
  { family: "pairwise comparison", vectors: pairwise, expectVector: expectPairwise },
  { family: "other ranking methods", vectors: rankingMethods, expectVector: expectRankingMethod },
  { family: "social choice", vectors: socialChoice, expectVector: expectSocialChoice },
  { family: "cost of ownership", vectors: ownership, expectVector: expectOwnership },
  { family: "agreement", vectors: agreement, expectVector: expectAgreement },
  { family: "robustness", vectors: robustness, expectVector: expectRobustness },
  { family: "acceptability", vectors: smaa, expectVector: expectSmaa },
  { family: "evaluation", vectors: evaluation, expectVector: expectEvaluation },
];

const ids = FAMILIES.flatMap(({ vectors }) => vectors.map(({ id }) => id));

for (const { family, vectors, expectVector } of FAMILIES) {
  describe(`worked examples of ${family}`, () => {
    for (const example of z.array(vector).parse(vectors)) {
      test(`${example.id} (${example.method}) comes out as published`, () => {
        expectVector(example);
      });
    }
  });
}

test(`${ids.length} of 64 worked examples are run, each once`, () => {
  expect(new Set(ids).size).toBe(64);
  expect(ids).toHaveLength(64);
});
