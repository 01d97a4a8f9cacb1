import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { events } from "@/db/schema/history";
import { testDecision } from "@/db/testing/decision-states";
import { FOUNDING, testLine, testMember, testOrganization } from "@/db/testing/factories";
import { createDecision } from "@/lib/decisions/mutations";
import {
  archiveProductLine,
  createProductLine,
  moveProductLine,
  renameProductLine,
  restoreProductLine,
} from "./mutations";
import { getProductLine, listProductLines } from "./queries";

describe("changing the tree", () => {
  test("creates below another line, renames without changing the address, and moves to the top", async () => {
    const { owner, lineId } = await testOrganization();
    const billing = await createProductLine(owner, { name: "Billing", parentId: lineId });
    await renameProductLine(owner, { lineId: billing.id, name: "Invoicing" });
    expect((await getProductLine(owner, "billing")).ancestors.map((line) => line.name)).toEqual(["Core"]);
    await moveProductLine(owner, { lineId: billing.id, parentId: null });
    const lines = await listProductLines(owner);
    expect(lines.map(({ name, slug, depth }) => ({ name, slug, depth }))).toEqual([
      { name: "Core", slug: "core", depth: 0 },
      { name: "Invoicing", slug: "billing", depth: 0 },
    ]);
    const rows = await withOrg(owner, (tx) =>
      tx
        .select({ type: events.type })
        .from(events)
        .where(and(eq(events.organizationId, owner.organizationId), eq(events.chainId, owner.organizationId))),
    );
    expect(rows.map((row) => row.type).sort()).toEqual([
      ...[...FOUNDING].sort(),
      "product_line.created",
      "product_line.moved",
      "product_line.renamed",
    ]);
  });

  test("refuses a circle, also when its two halves are moved at the same moment", async () => {
    const { owner, organizationId } = await testOrganization();
    const [a, b] = [await testLine(organizationId, "A"), await testLine(organizationId, "B")];
    const moves = await Promise.allSettled([
      moveProductLine(owner, { lineId: a, parentId: b }),
      moveProductLine(owner, { lineId: b, parentId: a }),
    ]);
    expect(moves.map((move) => move.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await listProductLines(owner)).toHaveLength(3);
  });

  test("gives two lines of one name different addresses, and refuses them side by side", async () => {
    const { owner, lineId } = await testOrganization();
    await createProductLine(owner, { name: "Reports", parentId: null });
    await expect(createProductLine(owner, { name: "reports", parentId: null })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    expect(await createProductLine(owner, { name: "Reports", parentId: lineId })).toMatchObject({ slug: "reports-2" });
  });

  test("is refused to leads, members and stakeholders, and granted to admins", async () => {
    const organization = await testOrganization();
    const lineId = organization.lineId;
    for (const role of ["lead", "member", "stakeholder"] as const) {
      const ctx = await testMember(organization, role);
      const attempts = [
        () => createProductLine(ctx, { name: "Mine", parentId: null }),
        () => renameProductLine(ctx, { lineId, name: "Mine" }),
        () => moveProductLine(ctx, { lineId, parentId: null }),
        () => archiveProductLine(ctx, { lineId }),
        () => restoreProductLine(ctx, { lineId }),
      ];
      for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    const admin = await testMember(organization, "admin");
    await expect(createProductLine(admin, { name: "Ours", parentId: null })).resolves.toMatchObject({ slug: "ours" });
  });

  test("does not find another organization's line, as itself or as a parent", async () => {
    const [here, elsewhere] = [await testOrganization(), await testOrganization()];
    const ctx = here.owner;
    const foreign = elsewhere.lineId;
    const attempts = [
      () => createProductLine(ctx, { name: "Below", parentId: foreign }),
      () => renameProductLine(ctx, { lineId: foreign, name: "Taken" }),
      () => moveProductLine(ctx, { lineId: here.lineId, parentId: foreign }),
      () => moveProductLine(ctx, { lineId: foreign, parentId: null }),
      () => archiveProductLine(ctx, { lineId: foreign }),
      () => restoreProductLine(ctx, { lineId: foreign }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("archiving", () => {
  test("waits for draft and proposed decisions, and leaves accepted ones readable", async () => {
    const { owner, lineId } = await testOrganization();
    await testDecision(owner, { status: "accepted", productLineIds: [lineId] });
    const proposed = await testOrganization();
    await testDecision(proposed.owner, { status: "proposed", productLineIds: [proposed.lineId] });
    await expect(archiveProductLine(proposed.owner, { lineId: proposed.lineId })).rejects.toMatchObject({
      code: "PRECONDITION",
    });
    await archiveProductLine(owner, { lineId });
    expect(await listProductLines(owner)).toEqual([]);
    expect((await getProductLine(owner, "core")).line).toMatchObject({ decisions: { count: 1 } });
    await expect(archiveProductLine(owner, { lineId })).rejects.toMatchObject({ code: "PRECONDITION" });
    await restoreProductLine(owner, { lineId });
    await expect(restoreProductLine(owner, { lineId })).rejects.toMatchObject({ code: "PRECONDITION" });
    expect(await listProductLines(owner)).toHaveLength(1);
  });

  test("waits for the lines below, and nothing is moved or made below an archived line", async () => {
    const { owner, lineId } = await testOrganization();
    const below = await createProductLine(owner, { name: "Below", parentId: lineId });
    await expect(archiveProductLine(owner, { lineId })).rejects.toMatchObject({ code: "PRECONDITION" });
    await archiveProductLine(owner, { lineId: below.id });
    await archiveProductLine(owner, { lineId });
    await expect(createProductLine(owner, { name: "More", parentId: lineId })).rejects.toMatchObject({
      code: "PRECONDITION",
    });
    await expect(restoreProductLine(owner, { lineId: below.id })).rejects.toMatchObject({ code: "PRECONDITION" });
    await expect(createDecision(owner, { title: "Late", productLineIds: [lineId] })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("never leaves a draft on an archived line, whoever comes first", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { owner, lineId } = await testOrganization();
      const outcomes = await Promise.allSettled([
        createDecision(owner, { title: "Now", productLineIds: [lineId] }),
        archiveProductLine(owner, { lineId }),
      ]);
      expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
    }
  });
});

describe("who sees which lines", () => {
  test("a limited stakeholder sees their lines with what lies below, and counts only proposed decisions", async () => {
    const organization = await testOrganization();
    const { owner, lineId, organizationId } = organization;
    const below = await testLine(organizationId, "Below", lineId);
    await testLine(organizationId, "Other");
    const draftOn = await testDecision(owner, { productLineIds: [below] });
    await testDecision(owner, { status: "proposed", productLineIds: [lineId, below] });
    expect(draftOn.number).toBe(1);
    const stakeholder = await testMember(organization, "stakeholder", { productLineIds: [lineId, below] });
    expect((await listProductLines(stakeholder)).map((line) => [line.name, line.decisions.count])).toEqual([
      ["Core", 1],
      ["Below", 1],
    ]);
    expect((await listProductLines(owner)).map((line) => [line.name, line.decisions.count])).toEqual([
      ["Core", 2],
      ["Below", 2],
      ["Other", 0],
    ]);
    const other = (await listProductLines(owner)).find((line) => line.name === "Other");
    await expect(getProductLine(stakeholder, other?.slug ?? "")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("a line names its leads: its own, those of a line above, and those without a limit", async () => {
    const organization = await testOrganization();
    const below = await testLine(organization.organizationId, "Below", organization.lineId);
    const other = await testLine(organization.organizationId, "Other");
    await testMember(organization, "lead", { name: "Above", productLineIds: [organization.lineId] });
    await testMember(organization, "lead", { name: "Everywhere" });
    await testMember(organization, "lead", { name: "Elsewhere", productLineIds: [other] });
    await testMember(organization, "stakeholder", { name: "Follower", productLineIds: [below] });
    const slug = (await listProductLines(organization.owner)).find((line) => line.id === below)?.slug ?? "";
    const page = await getProductLine(organization.owner, slug);
    expect(page.leads.map(({ name, through }) => ({ name, through }))).toEqual([
      { name: "Above", through: "Core" },
      { name: "Everywhere", through: null },
    ]);
    expect(page.stakeholders.map((member) => member.name)).toEqual(["Follower"]);
  });

  test("a limited stakeholder is not told the name of a line above theirs through which somebody leads", async () => {
    const organization = await testOrganization();
    const below = await testLine(organization.organizationId, "Below", organization.lineId);
    await testMember(organization, "lead", { name: "Above", productLineIds: [organization.lineId] });
    await testMember(organization, "lead", { name: "Everywhere" });
    const follower = await testMember(organization, "stakeholder", { productLineIds: [below] });
    const [line] = await listProductLines(follower);
    const page = await getProductLine(follower, line?.slug ?? "");
    expect(page.leads.map(({ name, through }) => ({ name, through }))).toEqual([
      { name: "Above", through: "Below" },
      { name: "Everywhere", through: null },
    ]);
  });
});
