import { describe, expect, test } from "vitest";
import { evaluationInWeighting, testEvaluation } from "@/db/testing/evaluations";
import { testOrganization } from "@/db/testing/factories";
import { saveGoal } from "@/lib/organizations/goals/mutations";
import { getMyBallot } from "../ballots/queries";
import { getEvaluation } from "../overview/queries";
import { openWeighting } from "../phases/mutations";
import { linkGoals } from "./mutations";

const goal = { name: "Deliver sooner", description: "", importance: 50 };

describe("linkGoals", () => {
  test("sets, changes and takes away links, and proposes weights on the ballot", async () => {
    const { organization, steward, ana, evaluationId, number, criteria } = await testEvaluation();
    const { id: goalId } = await saveGoal(organization.owner, goal);
    const [speed, safety] = criteria.map(({ id }) => id);
    const link = (criterionId: string | undefined, strength: number) => ({
      criterionId: criterionId ?? "",
      goalId,
      strength,
    });
    await linkGoals(ana, { evaluationId, links: [link(speed, 1), link(safety, 1)] });
    expect(await linkGoals(ana, { evaluationId, links: [link(speed, 3), link(safety, 1)] })).toEqual({ changed: 1 });
    expect(await getEvaluation(ana, { number })).toMatchObject({
      linked: { links: [{ strength: 3 }, { strength: 1 }] },
    });
    await openWeighting(steward, { evaluationId, participants: [ana.memberId] });
    const ballot = await getMyBallot(ana, { number });
    expect(ballot?.proposal).toEqual({ [speed ?? ""]: 75, [safety ?? ""]: 25 });
  });

  test("knows only goals and criteria of this evaluation's organization", async () => {
    const { steward, evaluationId, criteria } = await testEvaluation();
    const other = await testOrganization();
    const { id: goalId } = await saveGoal(other.owner, goal);
    const criterionId = criteria[0]?.id ?? "";
    await expect(
      linkGoals(steward, { evaluationId, links: [{ criterionId, goalId, strength: 1 }] }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("is over once weighting is open", async () => {
    const { organization, steward, evaluationId, criteria } = await evaluationInWeighting();
    const { id: goalId } = await saveGoal(organization.owner, goal);
    const criterionId = criteria[0]?.id ?? "";
    await expect(
      linkGoals(steward, { evaluationId, links: [{ criterionId, goalId, strength: 1 }] }),
    ).rejects.toMatchObject({ code: "PRECONDITION" });
  });
});
