import { expect, test } from "vitest";
import { transactionOf } from "@/db/client";
import { speakingAs } from "@/db/testing/connections";
import { contentHashOf, proposed } from "@/db/testing/decisions";
import { testMember, testOrganization } from "@/db/testing/factories";
import { approveDecision } from "@/lib/approvals/mutations";
import { verifyChains } from "@/lib/history/verification/queries";
import { recordAdoption, withdrawAnswer } from "../mutations";
import { checkAnswers } from "./queries";

test("what lines answered is checked against its events, and each way of changing it is found", async () => {
  const organization = await testOrganization();
  const { owner, lineId, organizationId } = organization;
  const author = await testMember(organization, "member");
  const decisionId = await proposed(author, [lineId]);
  await approveDecision(owner, { decisionId, contentHash: await contentHashOf(owner, decisionId), note: "" });
  const say = (stance: "adopted" | "not_applicable", reason = "") =>
    recordAdoption(owner, { decisionId, lineIds: [lineId], stance, reason, dueOn: null, expiresOn: null });
  await say("adopted");
  await withdrawAnswer(owner, { decisionId, lineId });
  await say("adopted");
  await say("not_applicable", "It has no services.");

  const found = async (change: string) =>
    speakingAs("owner", async (client) => {
      await client.query("begin");
      if (change !== "") await client.query(`${change} and organization_id = $1`, [organizationId]);
      const { problems } = await verifyChains(transactionOf(client), [checkAnswers], organizationId);
      await client.query("rollback");
      return problems.filter(({ chain }) => chain === decisionId).map(({ what }) => what);
    });
  expect(await found("")).toEqual([]);
  const current = "where replaced_at is null";
  const changed = ["how Core stands was changed without an event."];
  expect(await found(`update adoptions set stance = 'adopted' ${current}`)).toEqual(changed);
  expect(await found(`update adoptions set reason = 'Other words.' ${current}`)).toEqual(changed);
  expect(await found(`update adoptions set replaced_at = now() ${current}`)).toEqual(changed);
  expect(await found(`update adoptions set recorded_at = recorded_at - interval '1 day' ${current}`)).toEqual(changed);
  expect(await found(`delete from adoptions ${current}`)).toEqual(["how a product line stands was deleted."]);
});
