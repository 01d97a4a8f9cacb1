import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { events } from "@/db/schema/history";
import { evaluationInDiscussion, evaluationInScoring, score } from "@/db/testing/evaluations";
import { testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { removeParticipant } from "../participants/mutations";
import { openSecondRound } from "../phases/mutations";
import { revealRound } from "../rounds/mutations";
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

  test("is an event only when it changes something", async () => {
    const { steward, ana, decisionId, evaluationId, criteria, options } = await evaluationInDiscussion();
    const cell = { evaluationId, criterionId: criteria[0]?.id ?? "", optionId: options[1]?.id ?? "" };
    const said = () =>
      withOrg(steward, (tx) =>
        tx.$count(
          events,
          and(
            eq(events.organizationId, steward.organizationId),
            eq(events.chainId, decisionId),
            eq(events.type, "evaluation.cell_stance_set"),
          ),
        ),
      );
    await setCellStance(ana, { ...cell, stance: null });
    expect(await said()).toBe(0);
    await setCellStance(ana, { ...cell, stance: "settled" });
    await setCellStance(steward, { ...cell, stance: "settled" });
    expect(await said()).toBe(1);
    await setCellStance(steward, { ...cell, stance: "agree_to_differ" });
    expect(await said()).toBe(2);
  });

  test("is offered to exactly those whom it is not refused", async () => {
    const discussion = await evaluationInDiscussion(["51 43", "52 43", "15 43"]);
    const { organization, steward, ana, ben, evaluationId, number, criteria, options } = discussion;
    const second = { ...discussion, ...(await openSecondRound(steward, { evaluationId, extraCells: [] })) };
    await removeParticipant(steward, { evaluationId, memberId: ben.memberId });
    await score(second, ana, "44");
    await revealRound(steward, { evaluationId });
    const cell = { evaluationId, criterionId: criteria[0]?.id ?? "", optionId: options[0]?.id ?? "" };
    const demoted: Ctx = { ...ana, role: "stakeholder" };
    const admin = await testMember(organization, "admin");
    for (const ctx of [steward, admin, ana]) {
      expect((await getDiscussion(ctx, { number }))?.may.settle).toBe(true);
      await expect(setCellStance(ctx, { ...cell, stance: "settled" })).resolves.toMatchObject({ evaluationId });
    }
    expect((await getDiscussion(ben, { number }))?.may.settle).toBe(false);
    for (const ctx of [ben, demoted])
      await expect(setCellStance(ctx, { ...cell, stance: "settled" })).rejects.toMatchObject({ code: "FORBIDDEN" });
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
