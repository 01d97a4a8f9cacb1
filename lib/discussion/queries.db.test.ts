import { expect, test } from "vitest";
import { testDecision } from "@/db/testing/decision-states";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { getRecord } from "@/lib/decisions/record/queries";
import { postComment } from "./mutations";
import { openPassage } from "./passages/mutations";
import { getPassageTalk } from "./passages/queries";
import { getThread } from "./queries";

test("a record, its thread and those on its passages name to each reader the decisions they may see", async () => {
  const organization = await testOrganization();
  const { owner, lineId, organizationId } = organization;
  const other = await testLine(organizationId, "Other");
  const sections = { context: "After ADR-1, ADR-2, #3, #4 and ADR-99." };
  const productLineIds = [lineId];
  const { id, number } = await testDecision(owner, { title: "Names", status: "accepted", productLineIds, sections });
  await testDecision(owner, { title: "Near", status: "accepted", productLineIds: [lineId] });
  await testDecision(owner, { title: "Elsewhere", status: "accepted", productLineIds: [other] });
  await testDecision(owner, { title: "Draft", productLineIds: [lineId] });
  const reader = await testMember(organization, "stakeholder", { productLineIds: [lineId] });
  await postComment(owner, { decisionId: id, body: "As #3 and #2 say." });
  const passage = { decisionId: id, revision: 1, kind: "context", words: "After", at: 0 } as const;
  await openPassage(owner, { ...passage, body: "And #4 too." });
  const named = async (ctx: Ctx) => {
    const talk = await getPassageTalk(ctx, number);
    const all = [(await getRecord(ctx, number)).named, (await getThread(ctx, { decisionId: id })).named];
    return [...all, talk.threads[0]?.thread.named ?? []].map((some) => some.map((one) => one.number));
  };
  expect(await named(owner)).toEqual([[2, 3, 4], [2, 3], [4]]);
  expect(await named(reader)).toEqual([[2], [2], []]);
});
