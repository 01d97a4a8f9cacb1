import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { evaluationInDiscussion } from "@/db/testing/evaluations";
import { testMember, testOrganization } from "@/db/testing/factories";
import { closeEvaluation } from "../results/mutations";
import { getResult } from "../results/queries";
import { evaluationFileShape } from "./input";
import { getEvaluationFile } from "./queries";
import { recomputeFile } from "./rules";

async function closed() {
  const evaluation = await evaluationInDiscussion();
  await closeEvaluation(evaluation.steward, {
    evaluationId: evaluation.evaluationId,
    choice: { optionId: evaluation.options[0]?.id ?? "", reason: "It fits" },
  });
  return evaluation;
}

describe("the file of a closed evaluation", () => {
  test("computes to the result on the screen, and names nobody", async () => {
    const { ana, ben, steward, number } = await closed();
    const file = await getEvaluationFile(ana, { number });
    const read = evaluationFileShape.parse(JSON.parse(JSON.stringify(file)));
    expect(recomputeFile(read)).toMatchObject({ isSameRanking: true, isSameResult: true });
    const shown = await getResult(ana, { number });
    expect(read.result.ranking.map(({ optionId, rank }) => [optionId, rank])).toEqual(
      shown?.frozen.result.ranking.map(({ optionId, rank }) => [optionId, rank]),
    );
    expect(read.resultHash).toBe(shown?.resultHash);
    expect(read.evaluation.chosen).toMatchObject({ reason: "It fits" });
    const text = JSON.stringify(file);
    for (const { memberId } of [ana, ben, steward]) expect(text).not.toContain(memberId);
    for (const name of ["Ana", "Ben"]) expect(text).not.toContain(name);
  });

  test("is for whoever may see the evaluation: stakeholders once the decision is theirs to see, no other organization", async () => {
    const { organization, number } = await closed();
    const stakeholder = await testMember(organization, "stakeholder");
    const { owner: stranger } = await testOrganization();
    // The decision is still a draft, which stakeholders do not see (rule 3).
    await expect(getEvaluationFile(stakeholder, { number })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getEvaluationFile(stranger, { number })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("is not there before the evaluation is closed", async () => {
    const { ana, number } = await evaluationInDiscussion();
    await expect(getEvaluationFile(ana, { number })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getEvaluationFile(ana, { number, evaluation: 1 })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("has a JSON Schema that says what the code says", () => {
    const written: unknown = JSON.parse(readFileSync("docs/evaluation-file.schema.json", "utf8"));
    expect(written).toEqual(z.toJSONSchema(evaluationFileShape, { io: "input" }));
  });
});
