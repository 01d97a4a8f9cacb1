import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { decisionProductLines, decisions } from "@/db/schema/decisions";
import { testDecision } from "@/db/testing/decision-states";
import { contentHashOf, proposed, revise } from "@/db/testing/decisions";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { approveDecision, deprecateDecision } from "@/lib/approvals/mutations";
import { recordAdoption } from "../mutations";
import { readTimeline, type Timeline } from "./queries";

const ALWAYS = { from: null, to: null };
const YEAR = 365 * 86_400_000;
const yearsAgo = (years: number) => new Date(Date.now() - years * YEAR);
const day = (at: Date) => at.toISOString().slice(0, 10);

/** Core with Billing below it, Other beside it. */
async function house() {
  const organization = await testOrganization();
  const { organizationId, lineId } = organization;
  return {
    ...organization,
    billing: await testLine(organizationId, "Billing", lineId),
    other: await testLine(organizationId, "Other"),
  };
}

async function decidedAt(ctx: Ctx, id: string, decided: Date | null) {
  await withOrg(ctx, (tx) =>
    tx
      .update(decisions)
      .set({ decidedAt: decided })
      .where(and(eq(decisions.organizationId, ctx.organizationId), eq(decisions.id, id))),
  );
}

async function endedOn(ctx: Ctx, id: string, lineId: string, endedAt: Date, endedBy: string | null = null) {
  await withOrg(ctx, (tx) =>
    tx
      .update(decisionProductLines)
      .set({ endedAt, endedBy })
      .where(
        and(
          eq(decisionProductLines.organizationId, ctx.organizationId),
          eq(decisionProductLines.decisionId, id),
          eq(decisionProductLines.productLineId, lineId),
        ),
      ),
  );
}

const titles = ({ decisions: found }: Timeline) => found.map(({ title }) => title);

describe("the timeline of some lines", () => {
  test("holds what was decided and what is proposed, the latest first, without drafts and what came to nothing", async () => {
    const { owner, lineId, other } = await house();
    const made = (title: string, status: Parameters<typeof testDecision>[1] & object) =>
      testDecision(owner, { title, productLineIds: [lineId], ...status });
    const { id: old } = await made("Old", { status: "superseded" });
    await decidedAt(owner, old, yearsAgo(3));
    await made("New", { status: "accepted" });
    await made("Asked", { status: "proposed" });
    for (const status of ["draft", "withdrawn", "rejected"] as const) await made(status, { status });
    await testDecision(owner, { title: "Beside", status: "accepted", productLineIds: [other] });
    expect(titles(await readTimeline(owner, { lineIds: [lineId] }, ALWAYS))).toEqual(["Asked", "New", "Old"]);
    expect(await readTimeline(owner, { lineIds: [] }, ALWAYS)).toEqual({
      decisions: [],
      decidedSince: null,
      isOpenCut: false,
    });
  });

  test("says where a decision ended: by which successor on which line, or when it was deprecated", async () => {
    const made = await house();
    const { owner, lineId, billing } = made;
    const member = await testMember(made, "member");
    const id = await proposed(member, [lineId], "Retired");
    await revise(member, id, "In Redis.");
    await approveDecision(owner, { decisionId: id, contentHash: await contentHashOf(owner, id), note: "" });
    await deprecateDecision(owner, { decisionId: id, reason: "Nobody uses it." });
    const split = await testDecision(owner, { title: "Split", status: "accepted", productLineIds: [lineId, billing] });
    const next = await testDecision(owner, { title: "Next", status: "accepted", productLineIds: [billing] });
    const end = yearsAgo(0.1);
    await endedOn(owner, split.id, billing, end, next.id);
    const found = (await readTimeline(owner, { lineIds: [lineId, billing] }, ALWAYS)).decisions;
    const by = (title: string) => found.find((one) => one.title === title);
    expect(by("Retired")?.endedAt?.getTime()).toBeGreaterThan(Date.now() - 3_600_000);
    expect(by("Split")).toMatchObject({ endedAt: null });
    expect(by("Split")?.madeFor.get(billing)).toEqual({ endedAt: end, endedBy: next.number });
    expect(by("Split")?.madeFor.get(lineId)).toEqual({ endedAt: null, endedBy: null });
  });

  test("is narrowed to what lived in a stretch of time, and knows what was never dated", async () => {
    const { owner, lineId } = await house();
    const made = async (title: string, decided: Date | null) => {
      const { id } = await testDecision(owner, { title, status: "accepted", productLineIds: [lineId] });
      await decidedAt(owner, id, decided);
      return id;
    };
    await made("Undated", null);
    await made("Held", yearsAgo(6));
    const over = await made("Over", yearsAgo(6));
    await endedOn(owner, over, lineId, yearsAgo(5));
    await made("Late", yearsAgo(1));
    const within = async (from: number | null, to: number | null) =>
      titles(
        await readTimeline(
          owner,
          { lineIds: [lineId] },
          { from: from === null ? null : yearsAgo(from), to: to === null ? null : yearsAgo(to) },
        ),
      );
    expect(await within(null, null)).toEqual(["Undated", "Late", "Over", "Held"]);
    expect(await within(4, null)).toEqual(["Undated", "Late", "Held"]);
    expect(await within(null, 2)).toEqual(["Undated", "Over", "Held"]);
  });

  test("tells what the lines plan, also of decisions made for the line above, and only what still holds", async () => {
    const { owner, lineId, billing } = await house();
    const { id } = await testDecision(owner, { title: "Queue", status: "accepted", productLineIds: [lineId] });
    const dueOn = day(new Date(Date.now() + 30 * 86_400_000));
    const answer = { decisionId: id, reason: "", expiresOn: null };
    await recordAdoption(owner, { ...answer, lineIds: [billing], stance: "planned", dueOn });
    await recordAdoption(owner, { ...answer, lineIds: [lineId], stance: "planned", dueOn });
    await recordAdoption(owner, { ...answer, lineIds: [lineId], stance: "adopted", dueOn: null });
    const plansOf = async (lines: Parameters<typeof readTimeline>[1]) =>
      (await readTimeline(owner, lines, ALWAYS)).decisions.map(({ plans }) => plans);
    expect(await plansOf({ lineIds: [lineId, billing] })).toEqual([[{ lineId: billing, dueOn }]]);
    expect(await plansOf({ lineIds: [billing] })).toEqual([]);
    expect(await plansOf({ lineIds: [billing], above: [lineId] })).toEqual([[{ lineId: billing, dueOn }]]);
  });
});

describe("what a reader may not see", () => {
  test("is in nobody else's timeline: another line's, a draft, another organization", async () => {
    const made = await house();
    const { owner, lineId, other, billing } = made;
    const seen = await testDecision(owner, { title: "Seen", status: "accepted", productLineIds: [lineId, other] });
    await testDecision(owner, { title: "Core's", status: "accepted", productLineIds: [lineId] });
    await testDecision(owner, { title: "Draft", productLineIds: [other] });
    const dueOn = day(new Date(Date.now() + 30 * 86_400_000));
    const plan = { decisionId: seen.id, stance: "planned", reason: "", dueOn, expiresOn: null } as const;
    await recordAdoption(owner, { ...plan, lineIds: [billing, other] });
    const every = { lineIds: [lineId, billing, other], above: [lineId] };
    const reader = await testMember(made, "stakeholder", { productLineIds: [other] });
    const found = await readTimeline(reader, every, ALWAYS);
    expect(titles(found)).toEqual(["Seen"]);
    expect([...(found.decisions[0]?.madeFor.keys() ?? [])]).toEqual([other]);
    expect(found.decisions[0]?.plans).toEqual([{ lineId: other, dueOn }]);
    const elsewhere = await house();
    expect(titles(await readTimeline(elsewhere.owner, every, ALWAYS))).toEqual([]);
  });
});
