import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { withOrg } from "@/db/client";
import { events } from "@/db/schema/history";
import type { Scope } from "@/db/scope";
import { testMember, testOrganization } from "@/db/testing/factories";
import { testPerson } from "@/db/testing/people";
import { countOwn } from "@/lib/auth/guard/guessing";
import { contextOf } from "@/lib/auth/context";
import { createOrganization, renameOrganization } from "./mutations";
import { lastOrganization, listOrganizations } from "./queries";

const eventTypes = (scope: Scope) =>
  withOrg(scope, (tx) =>
    tx
      .select({ type: events.type })
      .from(events)
      .where(eq(events.organizationId, scope.organizationId))
      .orderBy(events.sequence),
  );

describe("founding an organization", () => {
  it("makes its founder the owner, opens its chain and its first product line", async () => {
    const person = await testPerson();
    const founded = await createOrganization(person, { name: "Grüne Äpfel & Co", lineName: "Orchard" });
    expect(founded.slug).toMatch(/^grune-apfel-co/);
    const ctx = await contextOf(person, founded.slug);
    expect(ctx).toMatchObject({ role: "owner", memberId: founded.memberId, organizationName: "Grüne Äpfel & Co" });
    const types = await eventTypes({ organizationId: founded.organizationId, userId: person.userId });
    expect(types.map(({ type }) => type)).toEqual(["organization.created", "member.joined", "product_line.created"]);
    expect(await lastOrganization(person)).toEqual({ slug: founded.slug });
    expect(await listOrganizations(person)).toEqual([
      { slug: founded.slug, name: "Grüne Äpfel & Co", role: "owner", isDemo: false },
    ]);
  });

  it("gives each of 20 founders of one name, at the same moment, an address of their own", async () => {
    const founders = await Promise.all(Array.from({ length: 20 }, () => testPerson()));
    const founded = await Promise.all(
      founders.map((person) => createOrganization(person, { name: "Twins of one name", lineName: "Core" })),
    );
    expect(new Set(founded.map(({ slug }) => slug)).size).toBe(20);
  });

  it("is founded 20 times an hour by one person, and no more", async () => {
    const person = await testPerson();
    for (let time = 0; time < 20; time += 1) await countOwn(person, "found");
    const wish = { name: "One too many", lineName: "Core" };
    await expect(createOrganization(person, wish)).rejects.toMatchObject({ code: "RATE_LIMITED" });
    await expect(createOrganization(await testPerson(), wish)).resolves.toBeDefined();
  });

  it("finds an address for a name without a single letter", async () => {
    const { slug } = await createOrganization(await testPerson(), { name: "日本", lineName: "東京" });
    expect(slug).toMatch(/^organization/);
  });
});

describe("renaming an organization", () => {
  it("keeps the address and says so in the chain", async () => {
    const { owner } = await testOrganization("Before");
    expect(await renameOrganization(owner, { name: "After" })).toEqual({ name: "After" });
    expect((await eventTypes(owner)).at(-1)).toEqual({ type: "organization.renamed" });
    const ctx = await contextOf({ userId: owner.userId, name: owner.name, email: "", sessionId: "" }, owner.slug);
    expect(ctx?.organizationName).toBe("After");
  });

  it.each(["admin", "lead", "member", "stakeholder"] as const)("is refused to a %s", async (role) => {
    const organization = await testOrganization();
    const ctx = await testMember(organization, role);
    await expect(renameOrganization(ctx, { name: "Mine" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("reaches no other organization", async () => {
    const [own, other] = [await testOrganization("Own"), await testOrganization("Other")];
    await renameOrganization(own.owner, { name: "Renamed" });
    const ctx = await contextOf({ userId: other.owner.userId, name: "", email: "", sessionId: "" }, other.slug);
    expect(ctx?.organizationName).toBe("Other");
    expect(await contextOf({ userId: own.owner.userId, name: "", email: "", sessionId: "" }, other.slug)).toBeNull();
  });
});
