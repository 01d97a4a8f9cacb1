import { and, eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import type { DecisionStatus } from "@/db/enums";
import { decisions } from "@/db/schema/decisions";
import { membershipProductLines, memberships } from "@/db/schema/organizations";
import { shareLinks } from "@/db/schema/reading/sharing";
import { testDecision } from "@/db/testing/decision-states";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import { testVisitor } from "@/db/testing/people";
import type { Ctx } from "@/lib/access/context";
import { addLink } from "@/lib/decisions/links/mutations";
import { listEvents } from "@/lib/history/queries";
import { plainText } from "@/lib/history/sentences/words";
import type { CreateShareLink } from "./input";
import { createShareLink, revokeShareLink } from "./mutations";
import { countOpening, tellPasscode } from "./opened/mutations";
import { findOpenLink, isUnlocked, listNeighbours, listShared, readShared } from "./opened/queries";
import { listShareLinks } from "./queries";

/** Core with Billing below it, and Other; one decision in force for each of Billing and Other, one proposed for Billing. */
async function house() {
  const organization = await testOrganization("Meridian");
  const { owner, organizationId, lineId } = organization;
  const billing = await testLine(organizationId, "Billing", lineId);
  const other = await testLine(organizationId, "Other");
  const inForce = await testDecision(owner, { status: "accepted", productLineIds: [billing], title: "Django" });
  const elsewhere = await testDecision(owner, { status: "accepted", productLineIds: [other], title: "Flask" });
  const waiting = await testDecision(owner, { status: "proposed", productLineIds: [billing], title: "Redis" });
  const draft = await testDecision(owner, { productLineIds: [billing], title: "Secret" });
  return { ...organization, billing, other, inForce, elsewhere, waiting, draft };
}

const share = (ctx: Ctx, what: CreateShareLink["what"], more: Partial<CreateShareLink> = {}) =>
  createShareLink(ctx, { what, label: "Audit", days: 30, passcode: "", ...more });

async function opened(token: string) {
  const link = await findOpenLink(token);
  if (link === null) throw new Error("The link is not open.");
  return link;
}

const titles = async (token: string) => (await listShared(await opened(token))).map(({ title }) => title);

const told = async (ctx: Ctx, chainId: string) =>
  (await listEvents(ctx, { chainId })).events
    .filter(({ type }) => type.startsWith("share_link"))
    .map(({ sentence }) => plainText(sentence));

describe("a share link", () => {
  test("of a decision shows that one and no other, and its chain tells who made and who revoked it", async () => {
    const { owner, inForce, elsewhere } = await house();
    const { id, token, expiresAt } = await share(owner, { decisionId: inForce.id });
    expect(await titles(token)).toEqual(["Django"]);
    const link = await opened(token);
    expect((await readShared(link, inForce.number))?.revision.title).toBe("Django");
    expect(await readShared(link, elsewhere.number)).toBeNull();
    await countOpening(link);
    expect(await listShareLinks(owner, { decisionId: inForce.id })).toMatchObject([
      { label: "Audit", state: "open", openedCount: 1, hasPasscode: false },
    ]);
    await revokeShareLink(owner, { shareLinkId: id });
    await revokeShareLink(owner, { shareLinkId: id });
    expect(await findOpenLink(token)).toBeNull();
    expect(await told(owner, inForce.id)).toEqual([
      "Olga Owner revoked the link for Audit to the decision.",
      `Olga Owner shared the decision by a link for Audit until ${expiresAt.toISOString().slice(0, 10)}.`,
    ]);
  });

  test("of a line shows what is in force there and below, never what waits, drafts or other lines", async () => {
    const { owner, organizationId, lineId, waiting, draft } = await house();
    const { token } = await share(owner, { productLineId: lineId });
    expect(await titles(token)).toEqual(["Django"]);
    const link = await opened(token);
    expect(await readShared(link, waiting.number)).toBeNull();
    expect(await readShared(link, draft.number)).toBeNull();
    expect((await told(owner, organizationId))[0]).toContain("shared what is in force in Core by a link for Audit");
  });

  test("names what a decision supersedes and what superseded it, on its own lines and once in force, and nothing that waits", async () => {
    const { owner, lineId, billing, inForce, elsewhere, waiting } = await house();
    const next = await testDecision(owner, { productLineIds: [billing], title: "Rails" });
    const beside = await testDecision(owner, { productLineIds: [billing], title: "Beside" });
    for (const successor of [next, beside, waiting])
      await addLink(owner, { decisionId: successor.id, kind: "supersedes", targetId: inForce.id });
    await addLink(owner, { decisionId: next.id, kind: "supersedes", targetId: elsewhere.id });
    const put = (id: string, status: DecisionStatus) =>
      withOrg(owner, (tx) => tx.update(decisions).set({ status, proposedAt: new Date() }).where(eq(decisions.id, id)));
    await put(next.id, "accepted");
    await put(inForce.id, "superseded");
    const named = async (token: string, number: number) => {
      const link = await opened(token);
      const record = await readShared(link, number);
      return (record === null ? [] : await listNeighbours(link, record)).map(
        ({ kind, title, isShown }) => `${kind} ${title}${isShown ? ", shown" : ""}`,
      );
    };
    const ofOld = await share(owner, { decisionId: inForce.id });
    const ofNew = await share(owner, { decisionId: next.id });
    const ofLine = await share(owner, { productLineId: lineId });
    expect(await named(ofOld.token, inForce.number)).toEqual(["superseded by Rails"]);
    expect(await named(ofNew.token, next.number)).toEqual(["supersedes Django"]);
    expect(await named(ofLine.token, next.number)).toEqual(["supersedes Django"]);
    await put(inForce.id, "deprecated");
    expect(await named(ofLine.token, inForce.number)).toEqual(["superseded by Rails, shown"]);
    await put(next.id, "rejected");
    expect(await named(ofOld.token, inForce.number)).toEqual([]);
    expect(await named(ofNew.token, next.number)).toEqual([]);
  });

  test("stops when its time is over, and when its decision may no longer be seen", async () => {
    const { owner, inForce, waiting } = await house();
    const first = await share(owner, { decisionId: inForce.id });
    await withOrg(owner, (tx) =>
      tx
        .update(shareLinks)
        .set({ expiresAt: new Date(0) })
        .where(eq(shareLinks.id, first.id)),
    );
    expect(await findOpenLink(first.token)).toBeNull();
    const second = await share(owner, { decisionId: waiting.id });
    await withOrg(owner, (tx) =>
      tx
        .update(decisions)
        .set({ status: "draft", proposedAt: null, proposedBy: null })
        .where(eq(decisions.id, waiting.id)),
    );
    expect(await titles(second.token)).toEqual([]);
    expect(await readShared(await opened(second.token), waiting.number)).toBeNull();
  });

  test("with a passcode opens for who tells it, and a wrong one answers like an unknown link", async () => {
    const { owner, inForce } = await house();
    const { token } = await share(owner, { decisionId: inForce.id }, { passcode: "lighthouse" });
    const link = await opened(token);
    expect([await isUnlocked(link, undefined), await isUnlocked(link, "forged")]).toEqual([false, false]);
    const pass = await tellPasscode(testVisitor(), { token, passcode: "lighthouse" });
    expect(await isUnlocked(link, pass)).toBe(true);
    const another = await share(owner, { decisionId: inForce.id }, { passcode: "lighthouse" });
    expect(await isUnlocked(await opened(another.token), pass)).toBe(false);
    const refusal = (input: { token: string; passcode: string }) =>
      tellPasscode(testVisitor(), input).catch((error: unknown) => error);
    expect(await refusal({ token, passcode: "wrong-one" })).toEqual(
      await refusal({ token: "share_nothing", passcode: "wrong-one" }),
    );
  });

  test("takes no more guesses of its passcode after many, from wherever they come", async () => {
    const { owner, inForce } = await house();
    const { token } = await share(owner, { decisionId: inForce.id }, { passcode: "lighthouse" });
    const guess = () =>
      tellPasscode(testVisitor(), { token, passcode: "wrong-one" }).catch((error: { code: string }) => error.code);
    const answers = await Promise.all(Array.from({ length: 22 }, guess));
    expect(answers.filter((code) => code === "RATE_LIMITED")).toHaveLength(2);
    await expect(tellPasscode(testVisitor(), { token, passcode: "lighthouse" })).rejects.toMatchObject({
      code: "RATE_LIMITED",
    });
  });

  test("is a lead's to make for their own lines only, and nobody's for a draft", async () => {
    const organization = await house();
    const { owner, billing, other, inForce, elsewhere, draft } = organization;
    const lead = await testMember(organization, "lead", { productLineIds: [billing] });
    const member = await testMember(organization, "member");
    await share(lead, { decisionId: inForce.id });
    await share(lead, { productLineId: billing });
    await expect(share(lead, { decisionId: elsewhere.id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(share(lead, { productLineId: other })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(share(member, { decisionId: inForce.id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(share(owner, { decisionId: draft.id })).rejects.toMatchObject({ code: "PRECONDITION" });
    expect(await listShareLinks(owner, { decisionId: draft.id })).toEqual([]);
    expect(await listShareLinks(lead, { productLineId: billing })).toHaveLength(1);
    await expect(listShareLinks(member, { decisionId: inForce.id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(listShareLinks(lead, { decisionId: elsewhere.id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(listShareLinks(lead, { productLineId: other })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("of one organization is neither made nor revoked from another, and its token shows nothing there", async () => {
    const { owner, inForce, lineId } = await house();
    const { owner: stranger, organizationId } = await testOrganization("Elsewhere");
    const { id, token } = await share(owner, { decisionId: inForce.id });
    await expect(share(stranger, { decisionId: inForce.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(share(stranger, { productLineId: lineId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(revokeShareLink(stranger, { shareLinkId: id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await findOpenLink(token.replace(owner.organizationId, organizationId))).toBeNull();
    expect(await titles(token)).toEqual(["Django"]);
  });

  test("shows nothing while its maker may not share what it shows: another role, other lines, suspended or removed", async () => {
    const organization = await house();
    const { owner, organizationId, billing, other, inForce } = organization;
    const lead = await testMember(organization, "lead", { name: "Lea Lead", productLineIds: [billing] });
    const ofDecision = await share(lead, { decisionId: inForce.id });
    const ofLine = await share(lead, { productLineId: billing });
    const isOpen = async () => [await findOpenLink(ofDecision.token), await findOpenLink(ofLine.token)].map(Boolean);
    const change = (to: Partial<typeof memberships.$inferInsert>) =>
      withOrg(owner, (tx) => tx.update(memberships).set(to).where(eq(memberships.id, lead.memberId)));
    const moveTo = (productLineId: string) =>
      withOrg(owner, (tx) =>
        tx
          .update(membershipProductLines)
          .set({ productLineId })
          .where(
            and(
              eq(membershipProductLines.organizationId, organizationId),
              eq(membershipProductLines.memberId, lead.memberId),
            ),
          ),
      );
    expect(await isOpen()).toEqual([true, true]);
    for (const to of [
      { role: "member" },
      { role: "stakeholder" },
      { status: "suspended" },
      { status: "removed" },
    ] as const) {
      await change(to);
      expect(await isOpen()).toEqual([false, false]);
      await change({ role: "lead", status: "active" });
      expect(await isOpen()).toEqual([true, true]);
    }
    await moveTo(other);
    expect(await isOpen()).toEqual([false, false]);
    expect(await listShareLinks(owner, { decisionId: inForce.id })).toMatchObject([{ state: "lapsed" }]);
    await revokeShareLink(owner, { shareLinkId: ofDecision.id });
    await moveTo(billing);
    expect(await isOpen()).toEqual([false, true]);
    await change({ role: "admin" });
    expect(await isOpen()).toEqual([false, true]);
  });

  test("to one thing is not made a hundred and first time, until one of them is revoked", async () => {
    const { owner, organizationId, inForce } = await house();
    const { id } = await share(owner, { decisionId: inForce.id });
    await withOrg(owner, (tx) =>
      tx.execute(sql`insert into share_links (organization_id, id, token_hash, decision_id, label, created_by, expires_at)
        select organization_id, gen_random_uuid(), sha256(convert_to(n::text, 'UTF8')), decision_id, label, created_by, expires_at
        from share_links, generate_series(1, 99) n where organization_id = ${organizationId}`),
    );
    await expect(share(owner, { decisionId: inForce.id })).rejects.toMatchObject({ code: "PRECONDITION" });
    await revokeShareLink(owner, { shareLinkId: id });
    await expect(share(owner, { decisionId: inForce.id })).resolves.toBeDefined();
  });

  test("is not told of to stakeholders", async () => {
    const organization = await house();
    const { owner, billing, inForce } = organization;
    const stakeholder = await testMember(organization, "stakeholder", { productLineIds: [billing] });
    await share(owner, { decisionId: inForce.id });
    expect(await told(stakeholder, inForce.id)).toEqual([]);
  });
});
