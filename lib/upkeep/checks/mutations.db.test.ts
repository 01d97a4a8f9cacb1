import { describe, expect, it } from "vitest";
import { proposed } from "@/db/testing/decisions";
import { speakingAs } from "@/db/testing/connections";
import { testMember, testOrganization } from "@/db/testing/factories";
import { checkOrganization } from "./mutations";
import { getHistoryCheck } from "./queries";

async function house() {
  const organization = await testOrganization();
  const author = await testMember(organization, "member");
  const decisionId = await proposed(author, [organization.lineId]);
  return { ...organization, author, decisionId };
}

describe("the nightly check", () => {
  it("keeps when it looked and that everything held", async () => {
    const { owner, organizationId } = await house();
    expect(await getHistoryCheck(owner)).toBeNull();
    await checkOrganization({ organizationId, userId: null });
    expect((await getHistoryCheck(owner))?.came).toMatchObject({ chains: 2, found: 0, findings: [] });
  });

  it("names what does not hold, and forgets it once it holds again", async () => {
    const { owner, organizationId, decisionId } = await house();
    const swap = (from: string, to: string) =>
      speakingAs("superuser", (client) =>
        client.query(
          "update revision_sections set body = replace(body, $3, $4) where organization_id = $1 and decision_id = $2",
          [organizationId, decisionId, from, to],
        ),
      );
    await swap("PostgreSQL", "MySQL");
    await checkOrganization({ organizationId, userId: null });
    const check = await getHistoryCheck(owner);
    expect(check?.came?.found).toBeGreaterThan(0);
    const admin = await testMember({ organizationId, slug: owner.slug }, "admin");
    expect(await getHistoryCheck(admin)).toEqual(check);
    // Everybody else sees that it ran, and neither what it found nor whether it found anything.
    for (const role of ["lead", "member", "stakeholder"] as const) {
      const reader = await testMember({ organizationId, slug: owner.slug }, role);
      expect(await getHistoryCheck(reader)).toEqual({ checkedAt: check?.checkedAt, came: null });
    }
    expect(check?.came?.findings[0]).toMatch(/^ADR-1 of Test organization/);
    await swap("MySQL", "PostgreSQL");
    await checkOrganization({ organizationId, userId: null });
    expect(await getHistoryCheck(owner)).toMatchObject({ came: { found: 0 } });
  });

  it("says nothing of another organization", async () => {
    const [one, other] = [await house(), await house()];
    await checkOrganization({ organizationId: one.organizationId, userId: null });
    expect(await getHistoryCheck(other.owner)).toBeNull();
  });
});
