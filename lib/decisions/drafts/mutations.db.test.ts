import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { events } from "@/db/schema/history";
import { testDecision } from "@/db/testing/decision-states";
import { testMember, testOrganization } from "@/db/testing/factories";
import { discardDraft, saveDraft } from "./mutations";
import { getEditor } from "./queries";

const baseCommitment = "ab".repeat(32);

describe("private drafts", () => {
  test("are kept per person and section, replaced while typing, and are no event", async () => {
    const organization = await testOrganization();
    const { owner, organizationId } = organization;
    const colleague = await testMember(organization, "member");
    const { id, number } = await testDecision(owner);
    await saveDraft(owner, { number, kind: "context", body: "Fir", baseCommitment });
    await saveDraft(owner, { number, kind: "context", body: "First thought", baseCommitment });
    await saveDraft(owner, { number, kind: "more", body: "Link", baseCommitment });
    expect((await getEditor(owner, number)).drafts.map((draft) => draft.body).sort()).toEqual([
      "First thought",
      "Link",
    ]);
    expect((await getEditor(colleague, number)).drafts).toEqual([]);
    const rows = await withOrg(owner, (tx) =>
      tx
        .select({ type: events.type })
        .from(events)
        .where(and(eq(events.organizationId, organizationId), eq(events.chainId, id))),
    );
    expect(rows.map((row) => row.type)).toEqual(["decision.created"]);
    expect(await discardDraft(owner, { number, kind: "more" })).toEqual({ discarded: 1 });
    expect(await discardDraft(owner, { number })).toEqual({ discarded: 1 });
    expect(await discardDraft(owner, { number })).toEqual({ discarded: 0 });
  });

  test("are refused to a stakeholder, on a decision that has ended, and in another organization", async () => {
    const organization = await testOrganization();
    const elsewhere = await testOrganization();
    const stakeholder = await testMember(organization, "stakeholder");
    const { number } = await testDecision(organization.owner, { status: "rejected" });
    const draft = { number, kind: "context" as const, body: "Late", baseCommitment };
    await expect(saveDraft(stakeholder, draft)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(saveDraft(organization.owner, draft)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(getEditor(organization.owner, number)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(saveDraft(elsewhere.owner, draft)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(discardDraft(elsewhere.owner, { number })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getEditor(elsewhere.owner, number)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
