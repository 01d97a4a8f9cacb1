import { describe, expect, test } from "vitest";
import { testDecision } from "@/db/testing/decision-states";
import { testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { saveDraft } from "../drafts/mutations";
import { getEditor } from "../drafts/queries";
import { getRecord } from "../record/queries";
import { reviseDecision } from "./mutations";
import { getRevisions } from "./queries";

async function commitmentOf(ctx: Ctx, number: number, kind: string): Promise<string> {
  const { all, after } = await getRevisions(ctx, number);
  expect(all[0]?.number).toBe(after.number);
  return after.sections.find((section) => section.kind === kind)?.commitment ?? "";
}

async function draftOfTwo() {
  const organization = await testOrganization();
  const colleague = await testMember(organization, "member", { name: "Mina Member" });
  const decision = await testDecision(organization.owner, {
    productLineIds: [organization.lineId],
    sections: { context: "Base.", drivers: "Speed." },
  });
  return { ...organization, colleague, decision };
}

describe("reviseDecision", () => {
  test("saves two people's edits of different sections without a conflict", async () => {
    const { owner, colleague, decision } = await draftOfTwo();
    const [context, drivers] = [
      await commitmentOf(owner, decision.number, "context"),
      await commitmentOf(owner, decision.number, "drivers"),
    ];
    const decisionId = decision.id;
    await reviseDecision(owner, { decisionId, changes: [{ kind: "context", body: "Mine.", baseCommitment: context }] });
    await reviseDecision(colleague, {
      decisionId,
      changes: [{ kind: "drivers", body: "Cost.", baseCommitment: drivers }],
    });
    const { revision } = await getRecord(owner, decision.number);
    expect(revision).toMatchObject({ number: 3, author: "Mina Member" });
    expect(revision.sections.map((section) => section.body).slice(0, 2)).toEqual(["Mine.", "Cost."]);
  });

  test("refuses the second edit of one section with both texts, and takes it on top of the first", async () => {
    const { owner, colleague, decision } = await draftOfTwo();
    const decisionId = decision.id;
    const baseCommitment = await commitmentOf(owner, decision.number, "context");
    await reviseDecision(colleague, { decisionId, changes: [{ kind: "context", body: "Theirs.", baseCommitment }] });
    const theirCommitment = await commitmentOf(owner, decision.number, "context");
    const attempt = reviseDecision(owner, {
      decisionId,
      changes: [{ kind: "context", body: "Yours.", baseCommitment }],
    });
    await expect(attempt).rejects.toMatchObject({
      code: "CONFLICT",
      detail: {
        kind: "context",
        theirs: "Theirs.",
        yours: "Yours.",
        base: "Base.",
        author: "Mina Member",
        revision: 2,
        theirCommitment,
      },
    });
    expect((await getRevisions(owner, decision.number)).all).toHaveLength(2);
    await reviseDecision(owner, {
      decisionId,
      changes: [{ kind: "context", body: "Both.", baseCommitment: theirCommitment }],
    });
    expect((await getRecord(owner, decision.number)).revision.sections[0]?.body).toBe("Both.");
  });

  test("lets exactly one of two simultaneous edits of one section through", async () => {
    const { owner, colleague, decision } = await draftOfTwo();
    const baseCommitment = await commitmentOf(owner, decision.number, "context");
    const edit = (ctx: Ctx, body: string) =>
      reviseDecision(ctx, { decisionId: decision.id, changes: [{ kind: "context", body, baseCommitment }] });
    const outcomes = await Promise.allSettled([edit(owner, "One."), edit(colleague, "Two.")]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("refuses a title that somebody else changed meanwhile, and ignores a save that changes nothing", async () => {
    const { owner, decision } = await draftOfTwo();
    const decisionId = decision.id;
    await reviseDecision(owner, { decisionId, title: "Kafka or NATS?", baseTitle: "Which queue?" });
    await expect(
      reviseDecision(owner, { decisionId, title: "Which broker?", baseTitle: "Which queue?" }),
    ).rejects.toMatchObject({
      code: "CONFLICT",
      detail: { kind: "title", theirs: "Kafka or NATS?", base: "Which queue?" },
    });
    expect(await reviseDecision(owner, { decisionId, title: "Kafka or NATS?" })).toEqual({ number: 2, isNew: false });
  });

  test("drops the author's own draft of what was saved, and nobody else's", async () => {
    const { owner, colleague, decision } = await draftOfTwo();
    const baseCommitment = await commitmentOf(owner, decision.number, "context");
    const draft = { number: decision.number, kind: "context" as const, baseCommitment };
    await saveDraft(owner, { ...draft, body: "Mine." });
    await saveDraft(colleague, { ...draft, body: "Theirs." });
    await reviseDecision(owner, { decisionId: decision.id, changes: [{ ...draft, body: "Mine." }] });
    expect((await getEditor(owner, decision.number)).drafts).toEqual([]);
    expect((await getEditor(colleague, decision.number)).drafts).toMatchObject([{ body: "Theirs.", baseCommitment }]);
  });

  test("keeps the accepted text in force while a correction waits", async () => {
    const { owner, lineId } = await testOrganization();
    const { id, number } = await testDecision(owner, {
      status: "accepted",
      productLineIds: [lineId],
      sections: { outcome: "Django." },
    });
    const baseCommitment = await commitmentOf(owner, number, "outcome");
    await reviseDecision(owner, { decisionId: id, changes: [{ kind: "outcome", body: "Django 6.", baseCommitment }] });
    const record = await getRecord(owner, number);
    expect(record).toMatchObject({ pendingRevision: 2, decision: { status: "accepted" }, revision: { number: 1 } });
    expect(
      (await getRecord(owner, number, 2)).revision.sections.find((section) => section.kind === "outcome")?.body,
    ).toBe("Django 6.");
  });

  test("is refused by role and by state: a stranger to a proposal, anybody on a rejected one, stakeholders always", async () => {
    const organization = await testOrganization();
    const { owner, lineId } = organization;
    const [member, stakeholder] = [
      await testMember(organization, "member"),
      await testMember(organization, "stakeholder"),
    ];
    const proposed = await testDecision(owner, { status: "proposed", productLineIds: [lineId] });
    const rejected = await testDecision(owner, { status: "rejected" });
    const edit = (ctx: Ctx, decisionId: string) => reviseDecision(ctx, { decisionId, title: "Mine now" });
    await expect(edit(member, proposed.id)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(edit(stakeholder, proposed.id)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(edit(owner, rejected.id)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(edit(owner, proposed.id)).resolves.toMatchObject({ number: 2 });
    const elsewhere = await testOrganization();
    await expect(edit(elsewhere.owner, proposed.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getRevisions(elsewhere.owner, 99)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getRevisions(owner, proposed.number, 1, 7)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
