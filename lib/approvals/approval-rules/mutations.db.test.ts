import { beforeEach, describe, expect, it } from "vitest";
import { contentHashOf, proposed, revise, waitingFor } from "@/db/testing/decisions";
import { testLine, testMember, testOrganization, type TestOrganization } from "@/db/testing/factories";
import { withOrg } from "@/db/client";
import type { Ctx } from "@/lib/access/context";
import { loadDecision } from "@/lib/decisions/queries";
import { askForDeletion, undoDeletion } from "@/lib/organizations/deletion/mutations";
import { moveProductLine } from "@/lib/product-lines/mutations";
import { getSeal } from "../seal/queries";
import { changeLines } from "../lines/mutations";
import { approveDecision, liftRequest, rejectDecision, requestChanges } from "../mutations";
import { overrideApproval } from "../override/mutations";
import { getApproval } from "../queries";
import { acceptSilent } from "../silence/mutations";
import type { SetApprovalRule } from "./input";
import { endApprovalRule, setApprovalRule } from "./mutations";
import { BUILT_IN_TERMS, type ApprovalGroup } from "./rules";

const DAY = 24 * 3_600_000;
const ago = (days: number) => new Date(Date.now() - days * DAY);

const group = (more: Partial<ApprovalGroup> = {}) => ({
  ...{ kind: "leads" as const, name: "", needed: 1, sections: null, ...more },
  sections: more.sections === undefined || more.sections === null ? null : [...more.sections],
  memberIds: [...(more.memberIds ?? [])],
});

describe("an approval rule", () => {
  const scope = () => ({ organizationId: house.organizationId, userId: null });

  let house: TestOrganization;
  let mia: Ctx;
  let lea: Ctx;
  let liv: Ctx;
  let line: string;

  beforeEach(async () => {
    house = await testOrganization();
    line = house.lineId;
    mia = await testMember(house, "member", { name: "Mia" });
    lea = await testMember(house, "lead", { name: "Lea", productLineIds: [line] });
    liv = await testMember(house, "lead", { name: "Liv", productLineIds: [line] });
  });

  const rule = (more: Partial<SetApprovalRule> = {}): SetApprovalRule => ({
    ...BUILT_IN_TERMS,
    groups: [group({ needed: 2 })],
    lineId: line,
    isLocked: false,
    isAtOnce: false,
    basedOn: null,
    ...more,
  });
  const set = (more: Partial<SetApprovalRule> = {}, ctx: Ctx & { happenedAt?: Date } = house.owner) =>
    setApprovalRule(ctx, rule(more));
  const read = async (ctx: Ctx, decisionId: string) => ({
    decisionId,
    contentHash: await contentHashOf(ctx, decisionId),
    reason: "A reason.",
  });
  const approve = async (ctx: Ctx, decisionId: string) =>
    approveDecision(ctx, { ...(await read(ctx, decisionId)), note: "" });
  const view = async (ctx: Ctx, id: string) => {
    const { number } = await withOrg(ctx, (tx) => loadDecision(tx, ctx, { id }));
    return getApproval(ctx, number);
  };

  it("holds for what is proposed from then on, and asks for as many people as it says", async () => {
    await set();
    const id = await proposed(mia, [line]);
    expect(await approve(lea, id)).toMatchObject({ status: "proposed", approvedLines: 0 });
    expect(await waitingFor(lea)).toEqual([]);
    expect((await waitingFor(liv)).map(({ decision }) => decision.id)).toEqual([id]);
    expect(await waitingFor(house.owner)).toEqual([]);
    expect(await approve(liv, id)).toMatchObject({ status: "accepted", approvedLines: 1 });
  });

  it("does not touch what waits already, unless it holds at once", async () => {
    const [before, later] = [await proposed(mia, [line]), await proposed(mia, [line])];
    const { number } = await set();
    expect(await approve(lea, before)).toMatchObject({ status: "accepted" });
    await set({ isAtOnce: true, basedOn: number });
    expect(await approve(lea, later)).toMatchObject({ status: "proposed" });
  });

  it("accepts what waits when it holds at once and asks for no more than is there", async () => {
    const { number } = await set();
    const id = await proposed(mia, [line]);
    await approve(lea, id);
    await set({ groups: [group()], isAtOnce: true, basedOn: number });
    await acceptSilent(scope(), id);
    expect((await view(mia, id)).decision.status).toBe("accepted");
  });

  it("is inherited down the tree until a line has its own, or ends it again", async () => {
    const below = await testLine(house.organizationId, "Below", line);
    const { number } = await set();
    expect((await view(mia, await proposed(mia, [below]))).lines[0]?.rule.setOn).toBe(line);
    const own = await set({ lineId: below, groups: [group()] });
    expect((await view(mia, await proposed(mia, [below]))).lines[0]?.rule.number).toBe(own.number);
    await endApprovalRule(house.owner, { lineId: below, isAtOnce: false, basedOn: own.number });
    expect((await view(mia, await proposed(mia, [below]))).lines[0]?.rule.number).toBe(number);
  });

  it("that is locked above lets no line below have its own", async () => {
    const below = await testLine(house.organizationId, "Below", line);
    await set({ isLocked: true });
    await expect(set({ lineId: below })).rejects.toThrow(/rule of Core is locked for every line below/);
  });

  it("is not overwritten by somebody who looked at an older one", async () => {
    const { number } = await set();
    await expect(set({ groups: [group({ needed: 3 })] })).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await set({ basedOn: number })).toEqual({ number, isNew: false });
  });

  it("names only people who can approve", async () => {
    const foreign = await testOrganization("Another");
    for (const member of [mia, foreign.owner])
      await expect(set({ groups: [group({ kind: "people", memberIds: [member.memberId] })] })).rejects.toMatchObject({
        code: "INVALID",
        fields: {
          "groups.0.memberIds":
            "Only owners and leads who are here can approve. Make this person a lead first, or name another.",
        },
      });
    await expect(set({ lineId: foreign.lineId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("lets a lead of another line decide where it names them, and nowhere else", async () => {
    const other = await testLine(house.organizationId, "Security");
    const sec = await testMember(house, "lead", { name: "Sec", productLineIds: [other] });
    await expect(approve(sec, await proposed(mia, [line]))).rejects.toMatchObject({ code: "FORBIDDEN" });
    await set({
      groups: [group(), group({ kind: "people", name: "Security", memberIds: [sec.memberId] })],
    });
    const id = await proposed(mia, [line]);
    expect(await approve(lea, id)).toMatchObject({ status: "proposed" });
    expect((await waitingFor(sec)).map(({ decision }) => decision.id)).toEqual([id]);
    expect(await approve(sec, id)).toMatchObject({ status: "accepted" });
  });

  it("keeps the approvals of whose sections an edit left alone", async () => {
    await set({
      groups: [group({ sections: ["context"] }), group({ kind: "owners", sections: ["outcome"] })],
    });
    const id = await proposed(mia, [line]);
    await approve(lea, id);
    await revise(mia, id, "In Redis.", "outcome");
    const { verdicts, lines } = await view(mia, id);
    expect(verdicts).toMatchObject([{ counts: true, revision: 1 }]);
    expect(lines[0]?.groups.map(({ missing }) => missing)).toEqual([0, 1]);
    expect(await approve(house.owner, id)).toMatchObject({ status: "accepted" });
  });

  describe("that takes silence for consent", () => {
    const long = { groups: [group()], silenceDays: 7 };
    const at = (days: number): Ctx & { happenedAt: Date } => ({ ...mia, happenedAt: ago(days) });
    beforeEach(() => set(long, { ...house.owner, happenedAt: ago(30) }));

    it("accepts when the days are over, once, and says so for good", async () => {
      const id = await proposed(at(8), [line]);
      await acceptSilent(scope(), id);
      await acceptSilent(scope(), id);
      const { decision, lines } = await view(mia, id);
      expect(decision.status).toBe("accepted");
      expect(lines).toMatchObject([{ by: "silence" }]);
      expect(await getSeal(mia, decision.number)).toMatchObject({ approvedLines: 1, silentLines: 1 });
    });

    it("does not accept a day before, nor while somebody asks for changes", async () => {
      const early = await proposed(at(6), [line]);
      await acceptSilent(scope(), early);
      expect((await view(mia, early)).decision.status).toBe("proposed");
      await requestChanges(lea, await read(lea, early));
      expect((await view(mia, early)).lines).toMatchObject([{ by: null }]);
    });

    it("counts on a line that came later, or came under it later, from then", async () => {
      const free = await testLine(house.organizationId, "Free");
      const silent = await testLine(house.organizationId, "Silent");
      await set({ ...long, lineId: silent }, { ...house.owner, happenedAt: ago(30) });
      const [widened, moved] = [await proposed(at(8), [free]), await proposed(at(8), [free])];
      expect(await changeLines(mia, { decisionId: widened, productLineIds: [silent] })).toEqual({ isNew: true });
      await moveProductLine(house.owner, { lineId: free, parentId: silent });
      for (const id of [widened, moved]) {
        await acceptSilent(scope(), id);
        const { decision, lines } = await view(mia, id);
        expect(decision.status).toBe("proposed");
        expect(lines[0]?.silentAt?.getTime()).toBeGreaterThan(Date.now() + 6 * DAY);
      }
    });

    it("says nothing while the organization is to be deleted, and begins anew when it is kept", async () => {
      const id = await proposed(at(8), [line]);
      await askForDeletion(house.owner, { name: house.owner.organizationName });
      await acceptSilent(scope(), id);
      expect((await view(house.owner, id)).decision.status).toBe("proposed");
      await undoDeletion(house.owner, {});
      await acceptSilent(scope(), id);
      const { decision, lines } = await view(mia, id);
      expect(decision.status).toBe("proposed");
      expect(lines[0]?.silentAt?.getTime()).toBeGreaterThan(Date.now() + 6 * DAY);
    });

    it("begins anew when somebody lifts a request for changes", async () => {
      const id = await proposed(at(6), [line]);
      const { approvalId } = await requestChanges({ ...lea, happenedAt: ago(5) }, await read(lea, id));
      expect(await liftRequest(lea, { decisionId: id, approvalId })).toMatchObject({ status: "proposed" });
      expect((await view(mia, id)).lines[0]?.silentAt?.getTime()).toBeGreaterThan(Date.now() + 6 * DAY);
    });

    it("takes no verdict after its time, however late the acceptance is recorded", async () => {
      const id = await proposed(at(8), [line]);
      await expect(rejectDecision(lea, await read(lea, id))).rejects.toThrow(/Nobody objected in time/);
    });
  });

  describe("that lets owners override", () => {
    it("accepts what misses approvals, with a reason, marked for good", async () => {
      await set({ overriddenBy: "owners" });
      const id = await proposed(mia, [line]);
      await approve(lea, id);
      expect(await overrideApproval(house.owner, await read(mia, id))).toMatchObject({ status: "accepted" });
      const { lines, decision } = await view(mia, id);
      expect(lines).toMatchObject([{ by: "override" }]);
      expect(await getSeal(mia, decision.number)).toMatchObject({ approvedLines: 1, overriddenLines: 1 });
    });

    it("refuses who is no owner, another text, and where no rule lets it", async () => {
      const id = await proposed(mia, [line]);
      await expect(overrideApproval(house.owner, await read(mia, id))).rejects.toThrow(/lets nobody/);
      await set({ overriddenBy: "owners", isAtOnce: true });
      await expect(overrideApproval(lea, await read(mia, id))).rejects.toThrow(/An owner can/);
      await expect(
        overrideApproval(house.owner, { ...(await read(mia, id)), contentHash: "0".repeat(64) }),
      ).rejects.toMatchObject({ code: "CONFLICT" });
    });
  });
});
