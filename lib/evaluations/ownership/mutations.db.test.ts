import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { evaluationInDiscussion, testEvaluation } from "@/db/testing/evaluations";
import { testMember, testOrganization } from "@/db/testing/factories";
import { closeEvaluation } from "../results/mutations";
import type { Ownership } from "./input";
import { setOwnership } from "./mutations";
import { readOwnership } from "./queries";

const guess = { low: "1", likely: "2.50", high: "4" };
const costs = (optionId: string): Ownership => ({
  currency: "€",
  costPerPersonMonth: "9000",
  years: 5,
  rate: "0.05",
  growth: "0",
  options: { [optionId]: { build: guess, training: guess, maintenance: guess, hosting: guess } },
});

describe("setOwnership", () => {
  test("keeps what was entered digit by digit, also during discussion, and takes it away again", async () => {
    const { ana, evaluationId, options } = await evaluationInDiscussion();
    const ownership = costs(options[0]?.id ?? "");
    const read = () => withOrg(ana, (tx) => readOwnership(tx, ana, evaluationId));
    await setOwnership(ana, { evaluationId, ownership });
    expect(await read()).toEqual(ownership);
    await setOwnership(ana, { evaluationId, ownership: null });
    expect(await read()).toBeNull();
  });

  test("knows only options of this evaluation, and refuses other organizations and stakeholders", async () => {
    const { organization, ana, evaluationId, options } = await testEvaluation();
    const { owner: stranger } = await testOrganization();
    const stakeholder = await testMember(organization, "stakeholder");
    const ownership = costs(options[0]?.id ?? "");
    const other = costs("01900000-0000-7000-8000-000000000001");
    await expect(setOwnership(ana, { evaluationId, ownership: other })).rejects.toMatchObject({ code: "NOT_FOUND" });
    for (const ctx of [stranger, stakeholder])
      await expect(setOwnership(ctx, { evaluationId, ownership })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("is over once the evaluation is closed", async () => {
    const { steward, ana, evaluationId, options } = await evaluationInDiscussion();
    await closeEvaluation(steward, { evaluationId });
    await expect(setOwnership(ana, { evaluationId, ownership: costs(options[0]?.id ?? "") })).rejects.toMatchObject({
      code: "PRECONDITION",
    });
  });
});
