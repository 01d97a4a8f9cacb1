import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { contentHashOf, proposed, revise } from "@/db/testing/decisions";
import { testDecision } from "@/db/testing/decision-states";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { approveDecision } from "@/lib/approvals/mutations";
import { listEvents } from "@/lib/history/queries";
import { plainText } from "@/lib/history/sentences/words";
import { acknowledgeReading, askToRead } from "./mutations";
import { getReading, listReaders, readOpenReadings } from "./queries";

const SOON = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);

/** A proposed decision of Core, with a lead, a member, and a stakeholder of Core and of another line. */
async function house() {
  const organization = await testOrganization();
  const { lineId, organizationId } = organization;
  const other = await testLine(organizationId, "Other");
  const steward = await testMember(organization, "member", { name: "Sam Steward" });
  const lead = await testMember(organization, "lead", { name: "Lea Lead", productLineIds: [lineId] });
  const reader = await testMember(organization, "stakeholder", { name: "Rita Reader", productLineIds: [lineId] });
  const foreign = await testMember(organization, "stakeholder", { name: "Finn Foreign", productLineIds: [other] });
  const decisionId = await proposed(steward, [lineId]);
  const ask = (memberIds: string[], more = {}) =>
    askToRead(lead, { decisionId, memberIds, roles: [], dueOn: SOON, ...more });
  const accept = async () =>
    approveDecision(lead, { decisionId, contentHash: await contentHashOf(lead, decisionId), note: "" });
  return { ...organization, steward, lead, reader, foreign, decisionId, ask, accept };
}

const open = async (ctx: Ctx) =>
  (await withOrg(ctx, (tx) => readOpenReadings(tx, ctx))).map(({ decision }) => decision.title);

async function read(ctx: Ctx, decisionId: string) {
  const view = await getReading(ctx, 1);
  if (view === null) throw new Error("It is not put before readers.");
  return acknowledgeReading(ctx, { decisionId, revision: view.revision, contentHash: view.contentHash });
}

describe("asking people to read", () => {
  test("stands on their home until they have read it, and the lead sees who has", async () => {
    const { lead, reader, decisionId, ask } = await house();
    expect(await ask([reader.memberId])).toEqual({ asked: 1 });
    expect(await open(reader)).toEqual(["Where sessions live"]);
    expect((await getReading(lead, 1))?.readers).toEqual({ asked: 1, read: 0 });
    expect(await read(reader, decisionId)).toEqual({ isNew: true });
    expect(await read(reader, decisionId)).toEqual({ isNew: false });
    expect(await open(reader)).toEqual([]);
    const { readers } = await listReaders(lead, 1);
    expect(readers.map(({ name, askedBy, hasRead, revision }) => [name, askedBy, hasRead, revision])).toEqual([
      ["Rita Reader", "Lea Lead", true, 1],
    ]);
    const told = (await listEvents(lead, { chainId: decisionId })).events.map(({ sentence }) => plainText(sentence));
    expect(told.slice(0, 2)).toEqual([
      "Rita Reader has read revision 1.",
      `Lea Lead asked Rita Reader to read it until ${SOON}.`,
    ]);
  });

  test("twice at the same moment calls once, and until another day once more", async () => {
    const { lead, reader, decisionId, ask, owner } = await house();
    const pressed = await Promise.all([ask([reader.memberId]), ask([reader.memberId])]);
    expect(pressed).toEqual([{ asked: 1 }, { asked: 1 }]);
    const calls = async () =>
      (await listEvents(lead, { chainId: decisionId })).events.filter(({ type }) => type === "decision.reading_asked");
    expect(await calls()).toHaveLength(1);
    const later = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
    await ask([reader.memberId, owner.memberId], { dueOn: later });
    expect(await calls()).toHaveLength(2);
  });

  test("asks again when another text comes into force, not while it only waits", async () => {
    const { steward, reader, decisionId, ask, accept } = await house();
    await ask([reader.memberId]);
    await read(reader, decisionId);
    await revise(steward, decisionId, "In Redis.");
    expect(await open(reader)).toEqual([]);
    await accept();
    expect(await open(reader)).toEqual(["Where sessions live"]);
    await read(reader, decisionId);
    expect(await open(reader)).toEqual([]);
  });

  test("by role asks whoever may see it, and by name nobody who may not", async () => {
    const { lead, reader, foreign, ask } = await house();
    expect(await ask([], { roles: ["stakeholder", "lead"] })).toEqual({ asked: 1 });
    await expect(ask([foreign.memberId])).rejects.toMatchObject({ code: "INVALID" });
    await expect(ask([lead.memberId])).rejects.toMatchObject({ code: "INVALID" });
    expect((await listReaders(lead, 1)).readers.map(({ memberId }) => memberId)).toEqual([reader.memberId]);
    expect((await listReaders(lead, 1)).possible.map(({ name }) => name)).toEqual([
      "Olga Owner",
      "Rita Reader",
      "Sam Steward",
    ]);
  });

  test("refuses a day that has passed or is far ahead, and a draft", async () => {
    const { owner, lineId, reader, ask } = await house();
    await expect(ask([reader.memberId], { dueOn: "2020-01-01" })).rejects.toMatchObject({ code: "INVALID" });
    await expect(ask([reader.memberId], { dueOn: "2099-01-01" })).rejects.toMatchObject({ code: "INVALID" });
    const draft = await testDecision(owner, { productLineIds: [lineId] });
    const asked = { decisionId: draft.id, memberIds: [reader.memberId], roles: [], dueOn: SOON };
    await expect(askToRead(owner, asked)).rejects.toMatchObject({ code: "PRECONDITION" });
  });

  test("is not a member's or a stakeholder's to do, nor another organization's", async () => {
    const { steward, reader, decisionId } = await house();
    const { owner: stranger } = await testOrganization("Elsewhere");
    const asked = { decisionId, memberIds: [reader.memberId], roles: [], dueOn: SOON };
    await expect(askToRead(steward, asked)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(askToRead(reader, asked)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(askToRead(stranger, asked)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(listReaders(steward, 1)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await open(reader)).toEqual([]);
  });
});

describe("acknowledging", () => {
  test("works unasked, of exactly the text that stands", async () => {
    const { steward, lead, reader, decisionId } = await house();
    const before = await getReading(reader, 1);
    await revise(steward, decisionId, "In Redis.");
    const { revision = 0, contentHash = "" } = before ?? {};
    await expect(acknowledgeReading(reader, { decisionId, revision, contentHash })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await read(reader, decisionId);
    const { readers } = await listReaders(lead, 1);
    expect(readers.map(({ name, askedBy, revision: at }) => [name, askedBy, at])).toEqual([["Rita Reader", null, 2]]);
  });

  test("twice at the same moment is told once", async () => {
    const { lead, reader, decisionId } = await house();
    const done = await Promise.all([read(reader, decisionId), read(reader, decisionId), read(reader, decisionId)]);
    expect(done.filter(({ isNew }) => isNew)).toHaveLength(1);
    const { events } = await listEvents(lead, { chainId: decisionId });
    expect(events.filter(({ type }) => type === "decision.read")).toHaveLength(1);
  });

  test("is not possible for who may not see it", async () => {
    const { reader, foreign, decisionId } = await house();
    const view = await getReading(reader, 1);
    const { revision = 0, contentHash = "" } = view ?? {};
    await expect(acknowledgeReading(foreign, { decisionId, revision, contentHash })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
