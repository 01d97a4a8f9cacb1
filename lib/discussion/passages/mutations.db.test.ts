import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { speakingAs } from "@/db/testing/connections";
import { testDecision } from "@/db/testing/decision-states";
import { testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { reviseDecision } from "@/lib/decisions/revisions/mutations";
import { getRecord } from "@/lib/decisions/record/queries";
import { verifyHistory } from "@/lib/history/verification/queries";
import { postComment } from "../mutations";
import { getThread } from "../queries";
import { mentionOf } from "../rules";
import { openPassage, reopenPassage, resolvePassage } from "./mutations";
import { getPassageTalk, locatePassage } from "./queries";
import { findInSections } from "../anchors/rules";

const TEXT = "Billing is slow. We choose **Django** for billing.";

async function given(status: "draft" | "proposed" | "accepted" = "proposed") {
  const organization = await testOrganization();
  const { owner, lineId } = organization;
  const decision = await testDecision(owner, { status, productLineIds: [lineId], sections: { context: TEXT } });
  const stakeholder = await testMember(organization, "stakeholder", { productLineIds: [lineId] });
  const member = await testMember(organization, "member", { name: "Mia Member" });
  return { organization, owner, decision, stakeholder, member };
}

const onDjango = (decisionId: string, body = "Why not Flask?") => ({
  decisionId,
  revision: 1,
  kind: "context" as const,
  words: "choose Django",
  at: 0,
  body,
});

const foundNow = async (ctx: Ctx, number: number) => {
  const { revision } = await getRecord(ctx, number);
  const [one] = (await getPassageTalk(ctx, number)).threads;
  if (one === undefined) return null;
  return findInSections(revision.sections, one);
};

describe("a thread on a passage", () => {
  test("is begun by a stakeholder, read by everybody with its words, and stands apart from the decision's own comments", async () => {
    const { owner, decision, stakeholder, member } = await given();
    await openPassage(stakeholder, onDjango(decision.id, `${mentionOf(member)} why?`));
    const [passage] = (await getPassageTalk(member, decision.number)).threads;
    expect(passage).toMatchObject({
      quote: "choose **Django**",
      kind: "context",
      thread: { unseenMentions: 1, comments: [{ author: { memberId: stakeholder.memberId } }] },
    });
    const passageId = passage?.id ?? "";
    await postComment(member, { decisionId: decision.id, passageId, body: "It is faster." });
    expect((await getPassageTalk(member, decision.number)).threads[0]?.thread).toMatchObject({
      unseenMentions: 0,
      comments: [{}, { body: "It is faster." }],
    });
    expect((await getThread(owner, { decisionId: decision.id })).comments).toEqual([]);
    const { problems } = await speakingAs("owner", (client) => verifyHistory(client, []));
    expect(problems.filter((problem) => problem.chain === decision.id)).toEqual([]);
  });

  test("follows its words through a revision, says when they change, and stays when they are gone", async () => {
    const { owner, decision } = await given("draft");
    await openPassage(owner, onDjango(decision.id));
    const write = async (body: string) => {
      const { revision } = await getRecord(owner, decision.number);
      const baseCommitment = revision.sections.find(({ kind }) => kind === "context")?.commitment ?? "";
      await reviseDecision(owner, { decisionId: decision.id, changes: [{ kind: "context", body, baseCommitment }] });
      return foundNow(owner, decision.number);
    };
    expect(await foundNow(owner, decision.number)).toMatchObject({ state: "here" });
    expect(await write(`First of all: ${TEXT}`)).toMatchObject({ state: "moved" });
    expect(await write("Billing is slow. We take Django for billing.")).toMatchObject({ state: "changed" });
    expect(await write("Nothing was decided.")).toEqual({ state: "gone" });
    expect((await getPassageTalk(owner, decision.number)).threads[0]?.quote).toBe("choose **Django**");
  });

  test("is resolved by who began it or may edit, takes no answer until it is reopened, and by nobody else", async () => {
    const { owner, decision, stakeholder, member } = await given();
    const { passageId } = await openPassage(stakeholder, onDjango(decision.id));
    const answer = () => postComment(member, { decisionId: decision.id, passageId, body: "It is faster." });
    await expect(resolvePassage(member, { passageId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await resolvePassage(stakeholder, { passageId });
    await resolvePassage(stakeholder, { passageId });
    await expect(answer()).rejects.toMatchObject({ code: "PRECONDITION" });
    await reopenPassage(owner, { passageId });
    await expect(answer()).resolves.toMatchObject({});
  });

  test("cannot be begun on words that do not stand there, nor found or answered from another decision or organization", async () => {
    const { owner, decision, organization } = await given();
    const nowhere = { ...onDjango(decision.id), words: "choose Flask" };
    await expect(openPassage(owner, nowhere)).rejects.toMatchObject({ code: "INVALID" });
    await expect(openPassage(owner, { ...onDjango(decision.id), revision: 9 })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const { passageId } = await openPassage(owner, onDjango(decision.id));
    const other = await testDecision(owner, { productLineIds: [organization.lineId] });
    await expect(postComment(owner, { decisionId: other.id, passageId, body: "x" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const elsewhere = await testOrganization();
    await expect(resolvePassage(elsewhere.owner, { passageId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(locatePassage(elsewhere.owner, nowhere)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await locatePassage(owner, onDjango(decision.id))).toMatchObject({
      quote: "choose **Django**",
      startsAt: 20,
    });
  });

  test("pressed twice is begun once, and there is an end to how many are open", async () => {
    const { owner, decision, member } = await given();
    const open = (body?: string) => openPassage(member, onDjango(decision.id, body));
    const [one, two] = await Promise.all([open(), open()]);
    expect(one).toEqual(two);
    expect(await open("And why now?")).not.toMatchObject(one);
    const many = sql`insert into passages (organization_id, id, decision_id, kind, quote, starts_at, revision, created_by)
      select organization_id, gen_random_uuid(), decision_id, kind, quote, starts_at, revision, created_by
      from passages, generate_series(1, 198) where id = ${one.passageId}`;
    await withOrg(owner, (tx) => tx.execute(many));
    await expect(open("Once more?")).rejects.toMatchObject({ code: "PRECONDITION" });
    await resolvePassage(member, one);
    await expect(open("Once more?")).resolves.toBeDefined();
  });
});
