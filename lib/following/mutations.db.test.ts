import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { decisions } from "@/db/schema/decisions";
import { testDecision } from "@/db/testing/decision-states";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { setTags } from "@/lib/decisions/tags/mutations";
import { plainText } from "@/lib/history/sentences/words";
import { listFollowedChanges } from "./changes/queries";
import { followedThingShape } from "./input";
import { follow, unfollow } from "./mutations";
import { isFollowed, listFollowed } from "./queries";
import { markDecisionSeen } from "./visits/mutations";
import { getSinceVisit } from "./visits/queries";

/** Core with Billing below it, a stakeholder of Core, and a decision of each of Billing and Other. */
async function house() {
  const organization = await testOrganization();
  const { owner, organizationId, lineId } = organization;
  const billing = await testLine(organizationId, "Billing", lineId);
  const other = await testLine(organizationId, "Other");
  const stakeholder = await testMember(organization, "stakeholder", { productLineIds: [lineId, billing] });
  const mine = await testDecision(owner, { status: "proposed", productLineIds: [billing], title: "Django" });
  const foreign = await testDecision(owner, { status: "proposed", productLineIds: [other], title: "Flask" });
  const tag = (decisionId: string, ...tags: string[]) => setTags(owner, { decisionId, tags });
  return { ...organization, billing, other, stakeholder, mine, foreign, tag };
}

const changed = async (ctx: Ctx) =>
  (await listFollowedChanges(ctx)).decisions.map(({ latest, changes }) => `${latest.decision?.title} ${changes}`);

describe("following", () => {
  test("a line is followed with what lies below it, and what was read is no longer new", async () => {
    const { stakeholder, lineId, mine, tag } = await house();
    expect(await listFollowedChanges(stakeholder)).toEqual({ decisions: [], isFollowing: false });
    await tag(mine.id, "before");
    await follow(stakeholder, { productLineId: lineId });
    expect(await changed(stakeholder)).toEqual([]);
    await tag(mine.id, "python");
    await tag(mine.id, "python", "web");
    expect(await changed(stakeholder)).toEqual(["Django 2"]);
    const { sequence } = await getSinceVisit(stakeholder, mine.id);
    await markDecisionSeen(stakeholder, { number: mine.number, sequence });
    expect(await changed(stakeholder)).toEqual([]);
  });

  test("a tag and a decision are followed, and no longer when one stops", async () => {
    const { stakeholder, mine, tag } = await house();
    await tag(mine.id, "python");
    await follow(stakeholder, { tag: "python" });
    await follow(stakeholder, { decisionId: mine.id });
    await follow(stakeholder, { decisionId: mine.id });
    const followed = await listFollowed(stakeholder);
    expect([followed.decisions.map(({ title }) => title), followed.lines, followed.tags]).toEqual([
      ["Django"],
      [],
      ["python"],
    ]);
    await tag(mine.id, "python", "web");
    await unfollow(stakeholder, { decisionId: mine.id });
    expect(await changed(stakeholder)).toEqual(["Django 1"]);
    expect(await isFollowed(stakeholder, { decisionId: mine.id })).toBe(false);
    await unfollow(stakeholder, { tag: "python" });
    expect(await changed(stakeholder)).toEqual([]);
  });

  test("what one did oneself is no change to oneself", async () => {
    const { owner, mine, tag } = await house();
    await follow(owner, { decisionId: mine.id });
    await tag(mine.id, "python");
    expect(await changed(owner)).toEqual([]);
  });

  test("a stakeholder cannot follow what they may not see, and a tag shows them nothing of it", async () => {
    const { stakeholder, foreign, other, tag } = await house();
    await expect(follow(stakeholder, { decisionId: foreign.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(follow(stakeholder, { productLineId: other })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await follow(stakeholder, { tag: "secret" });
    await tag(foreign.id, "secret");
    await tag(foreign.id, "secret", "more");
    expect(await changed(stakeholder)).toEqual([]);
  });

  test("what is no longer visible is neither listed nor told", async () => {
    const { owner, stakeholder, mine, tag } = await house();
    await follow(stakeholder, { decisionId: mine.id });
    await tag(mine.id, "python");
    await withOrg(owner, (tx) =>
      tx.update(decisions).set({ proposedAt: null, proposedBy: null }).where(eq(decisions.id, mine.id)),
    );
    expect((await listFollowed(stakeholder)).decisions).toEqual([]);
    expect(await changed(stakeholder)).toEqual([]);
    await expect(markDecisionSeen(stakeholder, { number: mine.number, sequence: 1 })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("somebody of another organization finds neither decision nor line", async () => {
    const { mine, lineId } = await house();
    const { owner: stranger } = await testOrganization("Elsewhere");
    await expect(follow(stranger, { decisionId: mine.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(follow(stranger, { productLineId: lineId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await unfollow(stranger, { decisionId: mine.id });
  });

  test("exactly one thing is followed at a time, and a tag as it is kept", () => {
    expect(followedThingShape.parse({ tag: " #Web  API " })).toEqual({ tag: "web api" });
    expect(followedThingShape.safeParse({}).success).toBe(false);
    const id = "018f0000-0000-7000-8000-000000000000";
    expect(followedThingShape.safeParse({ decisionId: id, productLineId: id }).success).toBe(false);
  });
});

describe("what changed since the last visit", () => {
  test("is nothing on the first visit, then what others did, and never goes back or ahead", async () => {
    const { owner, stakeholder, mine, tag } = await house();
    expect(await getSinceVisit(stakeholder, mine.id)).toMatchObject({ seenAt: null, events: [], sequence: 1 });
    await markDecisionSeen(stakeholder, { number: mine.number, sequence: 99 });
    await tag(mine.id, "python");
    const since = await getSinceVisit(stakeholder, mine.id);
    expect(since.events.map(({ sentence }) => plainText(sentence))).toEqual([`${owner.name} tagged it python.`]);
    await markDecisionSeen(stakeholder, { number: mine.number, sequence: since.sequence });
    await markDecisionSeen(stakeholder, { number: mine.number, sequence: 1 });
    expect((await getSinceVisit(stakeholder, mine.id)).events).toEqual([]);
  });

  test("tells five of many and that there are more, and leaves one's own out", async () => {
    const { owner, stakeholder, mine, tag } = await house();
    await markDecisionSeen(stakeholder, { number: mine.number, sequence: 1 });
    await markDecisionSeen(owner, { number: mine.number, sequence: 1 });
    for (const name of ["a", "b", "c", "d", "e", "f"]) await tag(mine.id, name);
    const since = await getSinceVisit(stakeholder, mine.id);
    expect([since.events.length, since.hasMore]).toEqual([5, true]);
    expect((await getSinceVisit(owner, mine.id)).events).toEqual([]);
  });
});
