import { beforeAll, describe, expect, it } from "vitest";
import { v7 as uuid } from "uuid";
import { withOrg } from "@/db/client";
import type { EvaluationPhase } from "@/db/enums";
import { evaluations } from "@/db/schema/evaluations";
import { speakingAs } from "@/db/testing/connections";
import { contentHashOf, proposed, revise } from "@/db/testing/decisions";
import { testLine, testMember, testOrganization, type TestOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { approveDecision } from "@/lib/approvals/mutations";
import { ROW_CHECKS } from "@/lib/approvals/verification/queries";
import { createDecision } from "@/lib/decisions/mutations";
import { appendEvent } from "./mutations";
import { getHistory, listEvents } from "./queries";
import { plainText } from "./sentences/words";
import { verifyOne } from "./verification/one-chain";

const REFUSED = { code: "NOT_FOUND" };
const types = async (ctx: Ctx, chainId: string) =>
  (await listEvents(ctx, { chainId })).events.map((event) => event.type);

/** Appends the events of an evaluation as its verbs write them, without holding one. */
async function evaluated(ctx: Ctx, decisionId: string, number: number, phase: EvaluationPhase): Promise<void> {
  const { organizationId, memberId } = ctx;
  const evaluation = uuid();
  await withOrg(ctx, async (tx) => {
    await tx
      .insert(evaluations)
      .values({ organizationId, id: evaluation, decisionId, number, phase, createdBy: memberId });
    await appendEvent(tx, ctx, decisionId, { type: "evaluation.created", data: { evaluation, number } });
    await appendEvent(tx, ctx, decisionId, {
      type: "comment.posted",
      data: { evaluation },
      texts: { body: "About a cell." },
    });
  });
}

describe("reading a history", () => {
  let house: TestOrganization;
  let member: Ctx;
  let stakeholder: Ctx;
  let otherLine: string;

  beforeAll(async () => {
    house = await testOrganization();
    otherLine = await testLine(house.organizationId, "Other");
    member = await testMember(house, "member", { name: "Mia Member" });
    stakeholder = await testMember(house, "stakeholder", { productLineIds: [house.lineId] });
  });

  it("tells newest first who did what, with heads that chain and texts that were kept", async () => {
    const id = await proposed(member, [house.lineId]);
    await revise(member, id, "In Redis.");
    const contentHash = await contentHashOf(house.owner, id);
    await approveDecision(house.owner, { decisionId: id, contentHash, note: "Good reasons." });
    const { events, total, counts } = await listEvents(member, { chainId: id });
    expect(events.map((event) => plainText(event.sentence))).toEqual([
      "The decision was accepted: every product line approved revision 2.",
      "Olga Owner approved revision 2 for Core.",
      "Mia Member revised Outcome: revision 1 to 2.",
      "Mia Member proposed revision 1 to the leads of Core.",
      "Mia Member created the decision for Core.",
    ]);
    expect(events[1]?.sentence.quote).toEqual({ kind: "words", text: "Good reasons." });
    expect({ total, counts }).toEqual({ total: 5, counts: { text: 2, approval: 3 } });
    expect(await verifyOne(member, id, ROW_CHECKS)).toMatchObject({ holds: true, events: 5, head: events[0]?.head });
  });

  it("pages backwards and narrows to one subject", async () => {
    const id = await proposed(member, [house.lineId]);
    await revise(member, id, "In Redis.");
    const newest = await listEvents(member, { chainId: id, limit: 2 });
    expect([newest.events.map((event) => event.sequence), newest.earlier]).toEqual([[3, 2], 1]);
    const older = await listEvents(member, { chainId: id, limit: 2, before: 2 });
    expect([older.events.map((event) => event.sequence), older.earlier]).toEqual([[1], 0]);
    const texts = await listEvents(member, { chainId: id, subject: "text" });
    expect(texts.events.map((event) => event.type)).toEqual(["decision.revised", "decision.created"]);
  });

  it("shows when something happened beside when it was recorded", async () => {
    const happenedAt = new Date("2025-03-04T10:00:00Z");
    const id = (
      await createDecision({ ...member, happenedAt }, { title: "Played in", productLineIds: [], sections: {} })
    ).id;
    const [event] = (await listEvents(member, { chainId: id })).events;
    expect(event?.happenedAt).toEqual(happenedAt);
    expect(event?.recordedAt.getTime()).toBeGreaterThan(happenedAt.getTime());
  });

  it("hides from a stakeholder drafts, other lines and the organization's own chain", async () => {
    const seen = await proposed(member, [house.lineId, otherLine]);
    const elsewhere = await proposed(member, [otherLine]);
    const draft = (await createDecision(member, { title: "A draft", productLineIds: [house.lineId], sections: {} })).id;
    expect(await types(stakeholder, seen)).toContain("decision.proposed");
    for (const hidden of [elsewhere, draft, house.organizationId]) {
      await expect(listEvents(stakeholder, { chainId: hidden })).rejects.toMatchObject(REFUSED);
      await expect(verifyOne(stakeholder, hidden, ROW_CHECKS)).rejects.toMatchObject(REFUSED);
      await expect(listEvents(member, { chainId: hidden })).resolves.toBeDefined();
    }
  });

  it("tells of invitations and reset links only those who manage members, and counts them for nobody else", async () => {
    const { owner, organizationId } = await testOrganization();
    const place = { organizationId, slug: owner.slug };
    await withOrg(owner, async (tx) => {
      await appendEvent(tx, owner, organizationId, { type: "invitation.created", data: { role: "member" } });
      await appendEvent(tx, owner, organizationId, {
        type: "member.reset_link_made",
        data: { member: owner.memberId },
      });
      await appendEvent(tx, owner, organizationId, { type: "member.suspended", data: { member: owner.memberId } });
    });
    const all = ["member.suspended", "member.reset_link_made", "invitation.created"];
    for (const manager of [owner, await testMember(place, "admin")])
      expect((await types(manager, organizationId)).filter((type) => all.includes(type))).toEqual(all);
    for (const role of ["lead", "member"] as const) {
      const page = await listEvents(await testMember(place, role), { chainId: organizationId });
      expect(page.events.map(({ type }) => type).filter((type) => all.includes(type))).toEqual(["member.suspended"]);
      expect(page).toMatchObject({ total: page.events.length, earlier: 0 });
    }
  });

  it("shows a stakeholder the events of an evaluation only once it is closed", async () => {
    const id = await proposed(member, [house.lineId]);
    await evaluated(member, id, 1, "cancelled");
    expect(await types(stakeholder, id)).toEqual(["decision.proposed", "decision.created"]);
    await evaluated(member, id, 2, "closed");
    expect(await types(stakeholder, id)).toEqual([
      "comment.posted",
      "evaluation.created",
      "decision.proposed",
      "decision.created",
    ]);
    expect(await types(member, id)).toHaveLength(6);
  });

  it("answers another organization as if the history did not exist", async () => {
    const id = await proposed(member, [house.lineId]);
    const stranger = (await testOrganization()).owner;
    await expect(listEvents(stranger, { chainId: id })).rejects.toMatchObject(REFUSED);
    await expect(listEvents(stranger, { chainId: house.organizationId })).rejects.toMatchObject(REFUSED);
    await expect(getHistory(stranger, 1, {})).rejects.toMatchObject(REFUSED);
    await expect(verifyOne(stranger, id, ROW_CHECKS)).rejects.toMatchObject(REFUSED);
    expect(await types(house.owner, id)).toHaveLength(2);
  });

  it("marks erased words and still verifies", async () => {
    const id = await proposed(member, [house.lineId]);
    const contentHash = await contentHashOf(house.owner, id);
    await approveDecision(house.owner, { decisionId: id, contentHash, note: "A name to forget." });
    await speakingAs("owner", (client) => client.query("delete from event_texts where chain_id = $1", [id]));
    const given = (await listEvents(member, { chainId: id })).events.find((event) => event.type === "approval.given");
    expect(given?.sentence.quote).toEqual({ kind: "erased" });
    expect(await verifyOne(member, id, ROW_CHECKS)).toMatchObject({ holds: true });
  });

  it("finds no fault while revisions are being saved: head, events and texts are of one moment", async () => {
    const id = await proposed(member, [house.lineId]);
    let isWriting = true;
    const write = async () => {
      for (let turn = 0; turn < 25; turn++) await revise(member, id, `Turn ${turn}`);
      isWriting = false;
    };
    const faults: unknown[] = [];
    const check = async () => {
      while (isWriting) {
        const { holds, problem } = await verifyOne(member, id, ROW_CHECKS);
        if (!holds) faults.push(problem);
      }
    };
    await Promise.all([write(), check(), check(), check()]);
    expect(faults).toEqual([]);
    expect(await verifyOne(member, id, ROW_CHECKS)).toMatchObject({ holds: true, events: 27 });
  });

  it.each([
    [
      "a section replaced with its salt and commitment",
      "update revision_sections set body = 'x', commitment = sha256(salt || convert_to('x', 'UTF8')) where decision_id = $1 and kind = 'outcome'",
      1,
    ],
    ["an event's type", "update events set type = 'decision.rejected' where chain_id = $1 and sequence = 2", 2],
    ["the last event removed", "delete from events where chain_id = $1 and sequence = 2", null],
  ])("finds %s", async (_what, statement, sequence) => {
    const id = await proposed(member, [house.lineId]);
    await speakingAs("superuser", (client) => client.query(statement, [id]));
    expect(await verifyOne(member, id, ROW_CHECKS)).toMatchObject({ holds: false, problem: { sequence } });
  });
});
