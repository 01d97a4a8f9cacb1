import { expect, test } from "vitest";
import { evaluationInScoring, score } from "@/db/testing/evaluations";
import { proposed } from "@/db/testing/decisions";
import { testMember, testOrganization } from "@/db/testing/factories";
import { getEvaluation } from "../overview/queries";
import { getMyBallot } from "../ballots/queries";
import { withdrawDecision } from "./mutations";

const reason = "The product is discontinued";

test("withdrawing a decision cancels its open evaluation, and its ballots stay unread", async () => {
  const scoring = await evaluationInScoring();
  const { steward, ana, decisionId, number } = scoring;
  await score(scoring, ana, "54 32");
  expect(await withdrawDecision(steward, { decisionId, reason })).toEqual({ cancelledEvaluation: true });
  expect(await getEvaluation(ana, { number })).toMatchObject({ phase: "cancelled", decision: { status: "withdrawn" } });
  expect(await getMyBallot(ana, { number })).toBeNull();
  await expect(score(scoring, ana, "54 32")).rejects.toMatchObject({ code: "PRECONDITION" });
  await expect(withdrawDecision(steward, { decisionId, reason })).rejects.toMatchObject({ code: "PRECONDITION" });
});

test("a proposed decision can be withdrawn by its steward, an owner or an admin, and by nobody else", async () => {
  const organization = await testOrganization();
  const decisionId = await proposed(organization.owner, [organization.lineId]);
  const member = await testMember(organization, "member");
  const stakeholder = await testMember(organization, "stakeholder");
  const admin = await testMember(organization, "admin");
  const { owner: stranger } = await testOrganization();
  await expect(withdrawDecision(member, { decisionId, reason })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(withdrawDecision(stakeholder, { decisionId, reason })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(withdrawDecision(stranger, { decisionId, reason })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await withdrawDecision(admin, { decisionId, reason })).toEqual({ cancelledEvaluation: false });
});
