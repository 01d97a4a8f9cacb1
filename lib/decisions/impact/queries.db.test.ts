import { describe, expect, test } from "vitest";
import { testDecision } from "@/db/testing/decision-states";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import type { ActingCtx } from "@/lib/history/mutations";
import { addLink } from "../links/mutations";
import { withdrawDecision } from "@/lib/evaluations/withdrawal/mutations";
import { countImpact, getImpact } from "./queries";

const depends = (ctx: ActingCtx, from: { id: string }, on: { id: string }) =>
  addLink(ctx, { decisionId: from.id, kind: "depends_on", targetId: on.id });

describe("what rests on a decision", () => {
  test("is found through others, by the shortest way, and circles end", async () => {
    const { owner } = await testOrganization();
    const [base, near, far, away] = [
      await testDecision(owner, { title: "Base" }),
      await testDecision(owner, { title: "Near" }),
      await testDecision(owner, { title: "Far" }),
      await testDecision(owner, { title: "Away" }),
    ];
    await depends(owner, near, base);
    await depends(owner, far, near);
    await addLink(owner, { decisionId: far.id, kind: "amends", targetId: base.id });
    await depends(owner, away, far);
    await depends(owner, base, away);
    const { resting, isCut } = await getImpact(owner, base.number);
    expect(isCut).toBe(false);
    expect(resting.map(({ title, steps }) => [title, steps])).toEqual([
      ["Near", 1],
      ["Far", 1],
      ["Away", 2],
    ]);
    expect(resting[1]?.by).toEqual([
      { kind: "amends", number: base.number },
      { kind: "depends on", number: near.number },
    ]);
    expect(await countImpact(owner, base.id)).toBe(3);
  });

  test("leaves out what has ended, what only relates to it, and what the reader may not see", async () => {
    const organization = await testOrganization();
    const { owner, lineId, organizationId } = organization;
    const other = await testLine(organizationId, "Other");
    const base = await testDecision(owner, { status: "accepted", productLineIds: [lineId] });
    const [gone, related, hidden, elsewhere] = [
      await testDecision(owner),
      await testDecision(owner),
      await testDecision(owner, { productLineIds: [lineId] }),
      await testDecision(owner, { status: "proposed", productLineIds: [other] }),
    ];
    for (const one of [gone, hidden, elsewhere]) await depends(owner, one, base);
    await addLink(owner, { decisionId: related.id, kind: "relates_to", targetId: base.id });
    await withdrawDecision(owner, { decisionId: gone.id, reason: "Not now." });
    expect((await getImpact(owner, base.number)).resting.map(({ id }) => id).sort()).toEqual(
      [hidden.id, elsewhere.id].sort(),
    );
    const stakeholder = await testMember(organization, "stakeholder", { productLineIds: [lineId] });
    expect((await getImpact(stakeholder, base.number)).resting).toEqual([]);
    expect(await countImpact(stakeholder, base.id)).toBe(0);
    await expect(getImpact(stakeholder, elsewhere.number)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getImpact((await testOrganization()).owner, base.number)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
