import { describe, expect, test } from "vitest";
import { testDecision } from "@/db/testing/decision-states";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import { getRecord } from "../record/queries";
import { addLink, removeLink } from "./mutations";

describe("addLink", () => {
  test("is shown on both ends, each from its side", async () => {
    const { owner, lineId, organizationId } = await testOrganization();
    const other = await testLine(organizationId, "Other");
    const flask = await testDecision(owner, { title: "Flask", status: "accepted", productLineIds: [lineId, other] });
    const django = await testDecision(owner, { title: "Django", productLineIds: [lineId] });
    const link = { decisionId: django.id, kind: "supersedes", targetId: flask.id } as const;
    expect(await addLink(owner, link)).toEqual({ isNew: true });
    expect(await addLink(owner, link)).toEqual({ isNew: false });
    expect((await getRecord(owner, django.number)).links).toMatchObject([
      { kind: "supersedes", named: "supersedes", title: "Flask", sharedLines: ["Core"], isPartial: false },
    ]);
    expect((await getRecord(owner, flask.number)).links).toMatchObject([
      { kind: "superseded by", named: null, title: "Django", sharedLines: ["Core"] },
    ]);
    expect(await addLink(owner, { ...link, isPartial: true })).toEqual({ isNew: true });
    expect((await getRecord(owner, flask.number)).links).toMatchObject([{ isPartial: true }]);
  });

  test("of every kind stands beside the others, and can be taken back from the end that named it", async () => {
    const { owner } = await testOrganization();
    const [one, two] = [await testDecision(owner), await testDecision(owner)];
    for (const kind of ["amends", "depends_on", "conflicts_with", "relates_to"] as const)
      await addLink(owner, { decisionId: two.id, kind, targetId: one.id });
    expect((await getRecord(owner, one.number)).links.map(({ kind }) => kind).sort()).toEqual([
      "amended by",
      "conflicts with",
      "needed by",
      "related to",
    ]);
    await expect(removeLink(owner, { decisionId: one.id, kind: "amends", targetId: two.id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await removeLink(owner, { decisionId: two.id, kind: "amends", targetId: one.id });
    expect((await getRecord(owner, one.number)).links).toHaveLength(3);
  });

  test("refuses itself, a part of what has none, its reverse, and what is not in force", async () => {
    const { owner } = await testOrganization();
    const [one, two] = [await testDecision(owner), await testDecision(owner)];
    const refused = { code: "PRECONDITION" };
    await expect(addLink(owner, { decisionId: one.id, kind: "relates_to", targetId: one.id })).rejects.toMatchObject(
      refused,
    );
    const part = { decisionId: one.id, kind: "depends_on", targetId: two.id, isPartial: true } as const;
    await expect(addLink(owner, part)).rejects.toMatchObject(refused);
    await addLink(owner, { ...part, isPartial: false });
    await expect(addLink(owner, { decisionId: two.id, kind: "depends_on", targetId: one.id })).rejects.toMatchObject(
      refused,
    );
    await expect(addLink(owner, { decisionId: one.id, kind: "supersedes", targetId: two.id })).rejects.toMatchObject(
      refused,
    );
  });

  test("from both ends at once leaves one link", async () => {
    const { owner } = await testOrganization();
    const [one, two] = [await testDecision(owner), await testDecision(owner)];
    const results = await Promise.allSettled([
      addLink(owner, { decisionId: one.id, kind: "depends_on", targetId: two.id }),
      addLink(owner, { decisionId: two.id, kind: "depends_on", targetId: one.id }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await getRecord(owner, one.number)).links).toHaveLength(1);
  });

  test("says what an accepted decision depends on, and no longer what it supersedes", async () => {
    const { owner, lineId } = await testOrganization();
    const held = await testDecision(owner, { status: "accepted", productLineIds: [lineId] });
    const accepted = await testDecision(owner, { status: "accepted", productLineIds: [lineId] });
    const link = { decisionId: accepted.id, targetId: held.id };
    await expect(addLink(owner, { ...link, kind: "depends_on" })).resolves.toEqual({ isNew: true });
    await expect(addLink(owner, { ...link, kind: "supersedes" })).rejects.toMatchObject({ code: "PRECONDITION" });
  });

  test("hides a successor that a stakeholder may not see yet, and takes no link to another organization", async () => {
    const organization = await testOrganization();
    const { owner, lineId } = organization;
    const flask = await testDecision(owner, { status: "accepted", productLineIds: [lineId] });
    const django = await testDecision(owner, { productLineIds: [lineId] });
    await addLink(owner, { decisionId: django.id, kind: "supersedes", targetId: flask.id });
    const stakeholder = await testMember(organization, "stakeholder");
    expect((await getRecord(stakeholder, flask.number)).links).toEqual([]);
    expect((await getRecord(owner, flask.number)).links).toHaveLength(1);
    const elsewhere = await testDecision((await testOrganization()).owner);
    await expect(
      addLink(owner, { decisionId: django.id, kind: "relates_to", targetId: elsewhere.id }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
