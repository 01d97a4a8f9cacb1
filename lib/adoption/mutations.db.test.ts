import { and, eq, isNull } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { adoptions } from "@/db/schema/adoption";
import { decisionProductLines } from "@/db/schema/decisions";
import { events } from "@/db/schema/history";
import { testDecision } from "@/db/testing/decision-states";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { listEvents } from "@/lib/history/queries";
import { plainText } from "@/lib/history/sentences/words";
import { archiveProductLine } from "@/lib/product-lines/mutations";
import type { RecordAdoption } from "./input";
import { recordAdoption, withdrawAnswer } from "./mutations";
import { getDecisionAdoption } from "./queries";

const ADOPTED = { stance: "adopted", reason: "", dueOn: null, expiresOn: null } as const;

/** Core with Billing below it, and a decision in force for Core. */
async function house() {
  const organization = await testOrganization();
  const { owner, organizationId, lineId } = organization;
  const billing = await testLine(organizationId, "Billing", lineId);
  const other = await testLine(organizationId, "Other");
  const { id: decisionId } = await testDecision(owner, { status: "accepted", productLineIds: [lineId] });
  const say = (ctx: Ctx, more: Partial<RecordAdoption> = {}) =>
    recordAdoption(ctx, { decisionId, lineIds: [lineId], ...ADOPTED, ...more });
  return { ...organization, billing, other, decisionId, say };
}

const standings = async (ctx: Ctx, decisionId: string) =>
  Object.fromEntries(
    (await getDecisionAdoption(ctx, decisionId)).lines.map(({ line, standing, inheritedFrom }) => [
      line.name,
      standing.kind === "answered" ? `${standing.answer.stance} ${inheritedFrom ?? "own"}` : standing.kind,
    ]),
  );

const rowsOf = (ctx: Ctx, decisionId: string) =>
  withOrg(ctx, (tx) =>
    tx
      .select()
      .from(adoptions)
      .where(and(eq(adoptions.organizationId, ctx.organizationId), eq(adoptions.decisionId, decisionId)))
      .orderBy(adoptions.recordedAt),
  );

const eventsOf = (ctx: Ctx, chainId: string) =>
  withOrg(ctx, async (tx) => {
    const rows = await tx
      .select({ type: events.type })
      .from(events)
      .where(and(eq(events.organizationId, ctx.organizationId), eq(events.chainId, chainId)))
      .orderBy(events.sequence);
    return rows.map(({ type }) => type).filter((type) => type.startsWith("decision.adoption"));
  });

describe("recording how a line stands", () => {
  test("comes down to the lines below, until they answer for themselves or take their answer back", async () => {
    const { owner, lineId, billing, decisionId, say } = await house();
    expect(await standings(owner, decisionId)).toEqual({ Core: "missing", Billing: "missing" });
    await say(owner);
    expect(await standings(owner, decisionId)).toEqual({ Core: "adopted own", Billing: "adopted Core" });
    await say(owner, { lineIds: [billing], stance: "planned", dueOn: "2099-02-01" });
    expect(await standings(owner, decisionId)).toEqual({ Core: "adopted own", Billing: "planned own" });
    await withdrawAnswer(owner, { decisionId, lineId: billing });
    expect(await standings(owner, decisionId)).toEqual({ Core: "adopted own", Billing: "adopted Core" });
    await withdrawAnswer(owner, { decisionId, lineId });
    expect(await standings(owner, decisionId)).toEqual({ Core: "missing", Billing: "missing" });
    expect(await eventsOf(owner, decisionId)).toEqual([
      "decision.adoption_recorded",
      "decision.adoption_recorded",
      "decision.adoption_withdrawn",
      "decision.adoption_withdrawn",
    ]);
  });

  test("keeps the former answer, replaced at the very moment of the new one, and says nothing twice", async () => {
    const { owner, decisionId, say } = await house();
    await say(owner);
    expect(await say(owner)).toEqual({ recorded: 0 });
    await say(owner, { stance: "not_applicable", reason: "It has no services." });
    const [first, second] = await rowsOf(owner, decisionId);
    expect(first?.replacedAt).toEqual(second?.recordedAt);
    expect(second).toMatchObject({ stance: "not_applicable", reason: "It has no services.", replacedAt: null });
    expect(await eventsOf(owner, decisionId)).toHaveLength(2);
  });

  test("takes several lines at once, with one event each, or none of them", async () => {
    const { owner, lineId, billing, other, decisionId, say } = await house();
    await expect(say(owner, { lineIds: [lineId, billing, other] })).rejects.toMatchObject({ code: "PRECONDITION" });
    expect(await rowsOf(owner, decisionId)).toEqual([]);
    expect(await say(owner, { lineIds: [lineId, billing] })).toEqual({ recorded: 2 });
    expect(await eventsOf(owner, decisionId)).toHaveLength(2);
  });

  test("names who allowed a waiver", async () => {
    const { owner, organizationId, slug, lineId, decisionId, say } = await house();
    const lead = await testMember({ organizationId, slug }, "lead", { productLineIds: [lineId] });
    const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    await say(lead, { stance: "waived", reason: "Until the contract ends.", expiresOn: soon });
    expect(await rowsOf(owner, decisionId)).toMatchObject([{ approvedBy: lead.memberId, expiresOn: soon }]);
    await expect(say(lead, { stance: "waived", reason: "For ever.", expiresOn: "2099-01-01" })).rejects.toMatchObject({
      code: "INVALID",
    });
  });

  test("of two leads at once leaves one answer that holds, and the other replaced", async () => {
    const { owner, organizationId, slug, lineId, decisionId, say } = await house();
    const leads = await Promise.all(
      [1, 2].map(() => testMember({ organizationId, slug }, "lead", { productLineIds: [lineId] })),
    );
    const outcomes = await Promise.allSettled(leads.map((lead, at) => say(lead, { reason: `As lead ${at} sees it.` })));
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    const rows = await rowsOf(owner, decisionId);
    expect(rows).toHaveLength(2);
    expect(rows.filter((row) => row.replacedAt === null)).toHaveLength(1);
    expect(rows[0]?.replacedAt).toEqual(rows[1]?.recordedAt);
  });
});

describe("an answer is refused", () => {
  test("to a lead of another line for this one, and to whoever neither leads nor owns", async () => {
    const { owner, organizationId, slug, billing, other, decisionId, say } = await house();
    const at = { organizationId, slug };
    const ofBilling = await testMember(at, "lead", { productLineIds: [billing] });
    await expect(say(ofBilling)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(say(ofBilling, { lineIds: [billing] })).resolves.toEqual({ recorded: 1 });
    const ofOther = await testMember(at, "lead", { productLineIds: [other] });
    await expect(withdrawAnswer(ofOther, { decisionId, lineId: billing })).rejects.toMatchObject({ code: "FORBIDDEN" });
    for (const role of ["admin", "member", "stakeholder"] as const)
      await expect(say(await testMember(at, role))).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await standings(owner, decisionId)).toEqual({ Core: "missing", Billing: "adopted own" });
  });

  test("where the decision or the line belongs to another organization", async () => {
    const [here, elsewhere] = [await house(), await house()];
    await expect(here.say(elsewhere.owner)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(here.say(here.owner, { lineIds: [elsewhere.lineId] })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("to a draft, on an archived line, and where a successor took over", async () => {
    const { owner, organizationId, lineId, billing, decisionId, say } = await house();
    const draft = await testDecision(owner, { productLineIds: [lineId] });
    const toDraft = recordAdoption(owner, { decisionId: draft.id, lineIds: [lineId], ...ADOPTED });
    await expect(toDraft).rejects.toMatchObject({ code: "PRECONDITION" });
    await archiveProductLine(owner, { lineId: billing });
    await expect(say(owner, { lineIds: [billing] })).rejects.toMatchObject({ code: "PRECONDITION" });
    await withOrg(owner, (tx) =>
      tx
        .update(decisionProductLines)
        .set({ endedAt: new Date(), endedBy: draft.id })
        .where(
          and(
            eq(decisionProductLines.organizationId, organizationId),
            eq(decisionProductLines.decisionId, decisionId),
            isNull(decisionProductLines.endedAt),
          ),
        ),
    );
    await expect(say(owner)).rejects.toThrow("ADR-2 took over on Core");
    await expect(withdrawAnswer(owner, { decisionId, lineId })).rejects.toMatchObject({ code: "PRECONDITION" });
  });
});

test("a limited stakeholder is told how their line stands, but not the words or the name of a line above it", async () => {
  const { organizationId, slug, owner, billing, lineId, say } = await house();
  const { id: decisionId } = await testDecision(owner, { status: "accepted", productLineIds: [lineId, billing] });
  await say(owner, { decisionId, reason: "Said of Core only." });
  const follower = await testMember({ organizationId, slug }, "stakeholder", { productLineIds: [billing] });
  const { lines } = await getDecisionAdoption(follower, decisionId);
  expect(lines).toMatchObject([
    { line: { name: "Billing" }, inheritedFrom: null, mayAnswer: false, standing: { answer: { reason: "" } } },
  ]);
  const ofCore = await testDecision(owner, { status: "accepted", productLineIds: [lineId] });
  await expect(getDecisionAdoption(follower, ofCore.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a limited stakeholder reads in the history what their own lines said, and nothing of what others did", async () => {
  const { organizationId, slug, owner, billing, lineId, say } = await house();
  const { id: decisionId } = await testDecision(owner, { status: "accepted", productLineIds: [lineId, billing] });
  await say(owner, { decisionId, reason: "Said of Core only." });
  await say(owner, { decisionId, lineIds: [billing], reason: "Said of Billing." });
  await withdrawAnswer(owner, { decisionId, lineId });
  const told = async (ctx: Ctx) =>
    (await listEvents(ctx, { chainId: decisionId })).events
      .filter(({ type }) => type.startsWith("decision.adoption"))
      .map(({ sentence }) => [plainText(sentence), sentence.quote]);
  const follower = await testMember({ organizationId, slug }, "stakeholder", { productLineIds: [billing] });
  expect(await told(follower)).toEqual([
    ["Olga Owner recorded: Billing has adopted it.", { kind: "words", text: "Said of Billing." }],
  ]);
  expect(await told(owner)).toHaveLength(3);
  expect(await told(await testMember({ organizationId, slug }, "stakeholder"))).toHaveLength(3);
});
