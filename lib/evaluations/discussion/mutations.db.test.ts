import { describe, expect, test } from "vitest";
import { evaluationInDiscussion, evaluationInScoring } from "@/db/testing/evaluations";
import { testMember, testOrganization } from "@/db/testing/factories";
import { dropCriterion, dropOption, setCellStance } from "./mutations";
import { getDiscussion } from "./queries";

const reason = "It applies to nothing";

describe("setCellStance", () => {
  test("is set, changed and taken back by a participant", async () => {
    const { ana, evaluationId, number, criteria, options } = await evaluationInDiscussion();
    const cell = { evaluationId, criterionId: criteria[0]?.id ?? "", optionId: options[1]?.id ?? "" };
    const stance = async () =>
      (await getDiscussion(ana, { number }))?.cells.find(
        (one) => one.criterionId === cell.criterionId && one.optionId === cell.optionId,
      )?.stance;
    await setCellStance(ana, { ...cell, stance: "settled" });
    expect(await stance()).toBe("settled");
    await setCellStance(ana, { ...cell, stance: "agree_to_differ" });
    expect(await stance()).toBe("agree_to_differ");
    await setCellStance(ana, { ...cell, stance: null });
    expect(await stance()).toBeNull();
  });

  test("is refused to others, to other organizations, before discussion and for cells of another matrix", async () => {
    const { organization, ana, evaluationId, criteria, options } = await evaluationInDiscussion();
    const cell = { criterionId: criteria[0]?.id ?? "", optionId: options[1]?.id ?? "", stance: "settled" as const };
    const member = await testMember(organization, "member");
    const admin = await testMember(organization, "admin");
    const stakeholder = await testMember(organization, "stakeholder");
    const { owner: stranger } = await testOrganization();
    await expect(setCellStance(member, { evaluationId, ...cell })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(setCellStance(stakeholder, { evaluationId, ...cell })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(setCellStance(stranger, { evaluationId, ...cell })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(setCellStance(admin, { evaluationId, ...cell })).resolves.toMatchObject({ evaluationId });
    await expect(setCellStance(ana, { evaluationId, ...cell, optionId: cell.criterionId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const scoring = await evaluationInScoring();
    const early = { evaluationId: scoring.evaluationId, ...cell };
    await expect(setCellStance(scoring.steward, early)).rejects.toMatchObject({ code: "PRECONDITION" });
  });
});

describe("dropping", () => {
  test("takes a criterion or an option out of the ranking and leaves the rest as it was", async () => {
    const { steward, ana, evaluationId, number, criteria, options } = await evaluationInDiscussion();
    await dropCriterion(steward, { evaluationId, criterionId: criteria[0]?.id ?? "", reason });
    const without = await getDiscussion(ana, { number });
    expect(without?.criteria.map((criterion) => [criterion.name, criterion.weight])).toEqual([["Safety", 1]]);
    await dropOption(steward, { evaluationId, optionId: options[1]?.id ?? "", reason });
    expect((await getDiscussion(ana, { number }))?.cells).toHaveLength(1);
    await expect(dropOption(steward, { evaluationId, optionId: options[0]?.id ?? "", reason })).rejects.toMatchObject({
      code: "PRECONDITION",
    });
    await expect(
      dropCriterion(steward, { evaluationId, criterionId: criteria[0]?.id ?? "", reason }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("is refused to members, to other organizations and before discussion", async () => {
    const { ana, evaluationId, criteria, options } = await evaluationInDiscussion();
    const { owner: stranger } = await testOrganization();
    const [criterionId, optionId] = [criteria[0]?.id ?? "", options[0]?.id ?? ""];
    for (const [ctx, code] of [
      [ana, "FORBIDDEN"],
      [stranger, "NOT_FOUND"],
    ] as const) {
      await expect(dropCriterion(ctx, { evaluationId, criterionId, reason })).rejects.toMatchObject({ code });
      await expect(dropOption(ctx, { evaluationId, optionId, reason })).rejects.toMatchObject({ code });
    }
    const scoring = await evaluationInScoring();
    const early = { evaluationId: scoring.evaluationId, criterionId: scoring.criteria[0]?.id ?? "", reason };
    await expect(dropCriterion(scoring.steward, early)).rejects.toMatchObject({ code: "PRECONDITION" });
  });
});
