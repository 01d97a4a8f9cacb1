import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { decisions, revisionSections } from "@/db/schema/decisions";
import { events } from "@/db/schema/history";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import { createDecisionShape } from "./input";
import { createDecision, startAgain, writeRevision } from "./mutations";
import { loadDecision, sectionCommitments } from "./queries";

describe("createDecision", () => {
  test("gives the caller's draft the next number, all seven sections and its lines", async () => {
    const { owner, lineId } = await testOrganization();
    const first = await createDecision(owner, {
      title: "Django or Flask?",
      productLineIds: [lineId],
      sections: { context: "Two services." },
    });
    const second = await createDecision(owner, { title: "Which queue?", productLineIds: [] });
    expect([first.number, second.number]).toEqual([1, 2]);
    await withOrg(owner, async (tx) => {
      const decision = await loadDecision(tx, owner, { number: 1 });
      expect(decision).toMatchObject({
        id: first.id,
        status: "draft",
        stewardId: owner.memberId,
        productLineIds: [lineId],
        latestRevision: 1,
      });
      expect(Object.keys(await sectionCommitments(tx, owner, first.id, 1)).sort()).toEqual(
        ["confirmation", "consequences", "context", "drivers", "more", "options", "outcome", "title"].sort(),
      );
    });
  });

  test("numbers without gaps or doubles when twenty are created at once", async () => {
    const { owner } = await testOrganization();
    const created = await Promise.all(
      Array.from({ length: 20 }, (_, at) => createDecision(owner, { title: `Question ${at}`, productLineIds: [] })),
    );
    expect(created.map((decision) => decision.number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 1),
    );
  });

  test("takes a line that is named twice once", async () => {
    const { owner, lineId } = await testOrganization();
    const { id } = await createDecision(
      owner,
      createDecisionShape.parse({ title: "Twice", productLineIds: [lineId, lineId] }),
    );
    const decision = await withOrg(owner, (tx) => loadDecision(tx, owner, { id }));
    expect(decision.productLineIds).toEqual([lineId]);
  });

  test("is refused to a stakeholder", async () => {
    const organization = await testOrganization();
    const stakeholder = await testMember(organization, "stakeholder");
    await expect(createDecision(stakeholder, { title: "Mine", productLineIds: [] })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  test("does not take another organization's product line", async () => {
    const [here, elsewhere] = [await testOrganization(), await testOrganization()];
    await expect(
      createDecision(here.owner, { title: "Ours", productLineIds: [elsewhere.lineId] }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("keeps the moment it happened when it is played in later", async () => {
    const { owner } = await testOrganization();
    const happenedAt = new Date("2025-03-01T10:00:00Z");
    const { number } = await createDecision({ ...owner, happenedAt }, { title: "Long ago", productLineIds: [] });
    const decision = await withOrg(owner, (tx) => loadDecision(tx, owner, { number }));
    expect(decision.createdAt).toEqual(happenedAt);
  });
});

describe("loadDecision", () => {
  test("hides drafts and other lines' decisions from a stakeholder as if they did not exist", async () => {
    const organization = await testOrganization();
    const { owner, lineId, organizationId } = organization;
    const other = await testLine(organizationId, "Other");
    const stakeholder = await testMember(organization, "stakeholder", { productLineIds: [other] });
    const unlimited = await testMember(organization, "stakeholder");
    const { id } = await createDecision(owner, { title: "Ours", productLineIds: [lineId] });
    const load = (ctx: typeof owner) => withOrg(ctx, (tx) => loadDecision(tx, ctx, { id }));
    await expect(load(unlimited)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await withOrg(owner, (tx) =>
      tx
        .update(decisions)
        .set({ status: "proposed", proposedAt: new Date() })
        .where(and(eq(decisions.organizationId, organizationId), eq(decisions.id, id))),
    );
    await expect(load(unlimited)).resolves.toMatchObject({ id });
    await expect(load(stakeholder)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("does not find another organization's decision, by id or by number", async () => {
    const [here, elsewhere] = [await testOrganization(), await testOrganization()];
    const { id, number } = await createDecision(here.owner, { title: "Ours", productLineIds: [] });
    for (const key of [{ id }, { number }])
      await expect(withOrg(elsewhere.owner, (tx) => loadDecision(tx, elsewhere.owner, key))).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
  });
});

describe("writeRevision", () => {
  test("keeps salt and commitment of what was not touched, and writes nothing when nothing differs", async () => {
    const { owner } = await testOrganization();
    const { id } = await createDecision(owner, {
      title: "Which queue?",
      productLineIds: [],
      sections: { context: "A", drivers: "B" },
    });
    await withOrg(owner, async (tx) => {
      const decision = await loadDecision(tx, owner, { id }, "update");
      const before = await sectionCommitments(tx, owner, id, 1);
      const written = await writeRevision(tx, owner, decision, {
        sections: { context: "A2", drivers: "B" },
        summary: "More context",
      });
      expect(written).toEqual({ number: 2, isNew: true, changed: ["context"] });
      const { context, ...untouched } = await sectionCommitments(tx, owner, id, 2);
      expect(context).not.toBe(before.context);
      expect(before).toMatchObject(untouched);
      expect(Object.keys(untouched)).toHaveLength(7);
      const again = await loadDecision(tx, owner, { id }, "update");
      expect(await writeRevision(tx, owner, again, { sections: { context: "A2" }, summary: "" })).toMatchObject({
        isNew: false,
        number: 2,
      });
      const rows = await tx
        .select({ type: events.type })
        .from(events)
        .where(and(eq(events.organizationId, owner.organizationId), eq(events.chainId, id)));
      expect(rows.map((row) => row.type).sort()).toEqual(["decision.created", "decision.revised"]);
    });
  });

  test("leaves an accepted title in force while its correction is pending", async () => {
    const { owner } = await testOrganization();
    const { id } = await createDecision(owner, { title: "Use Django", productLineIds: [] });
    await withOrg(owner, async (tx) => {
      await tx
        .update(decisions)
        .set({ status: "accepted", acceptedRevision: 1 })
        .where(and(eq(decisions.organizationId, owner.organizationId), eq(decisions.id, id)));
      const decision = await loadDecision(tx, owner, { id }, "update");
      await writeRevision(tx, owner, decision, { title: "Use Django 6", sections: {}, summary: "" });
      expect(await loadDecision(tx, owner, { id })).toMatchObject({
        title: "Use Django",
        latestRevision: 2,
        acceptedRevision: 1,
      });
    });
  });
});

describe("startAgain", () => {
  test("copies a withdrawn decision's latest text and lines into a linked draft", async () => {
    const { owner, lineId } = await testOrganization();
    const { id } = await createDecision(owner, {
      title: "Use Flask",
      productLineIds: [lineId],
      sections: { context: "Small." },
    });
    await expect(startAgain(owner, { decisionId: id })).rejects.toMatchObject({ code: "PRECONDITION" });
    await withOrg(owner, (tx) =>
      tx
        .update(decisions)
        .set({ status: "withdrawn" })
        .where(and(eq(decisions.organizationId, owner.organizationId), eq(decisions.id, id))),
    );
    const again = await startAgain(owner, { decisionId: id });
    await withOrg(owner, async (tx) => {
      expect(await loadDecision(tx, owner, { id: again.id })).toMatchObject({
        title: "Use Flask",
        status: "draft",
        productLineIds: [lineId],
        number: 2,
      });
      const [context] = await tx
        .select({ body: revisionSections.body })
        .from(revisionSections)
        .where(
          and(
            eq(revisionSections.organizationId, owner.organizationId),
            eq(revisionSections.decisionId, again.id),
            eq(revisionSections.kind, "context"),
          ),
        );
      expect(context?.body).toBe("Small.");
    });
  });

  test("is refused to a stakeholder and to another organization", async () => {
    const [here, elsewhere] = [await testOrganization(), await testOrganization()];
    const stakeholder = await testMember(here, "stakeholder");
    const { id } = await createDecision(here.owner, { title: "Use Flask", productLineIds: [] });
    await withOrg(here.owner, (tx) =>
      tx
        .update(decisions)
        .set({ status: "rejected", proposedAt: new Date() })
        .where(and(eq(decisions.organizationId, here.organizationId), eq(decisions.id, id))),
    );
    await expect(startAgain(stakeholder, { decisionId: id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(startAgain(elsewhere.owner, { decisionId: id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
