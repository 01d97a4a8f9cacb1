import { v7 as uuid } from "uuid";
import { database, withOrg, type Tx } from "@/db/client";
import type { Role } from "@/db/enums";
import { organizationDirectory, users } from "@/db/schema/accounts";
import { membershipProductLines, memberships, organizations, productLines } from "@/db/schema/organizations";
import type { OrganizationId } from "@/db/scope";
import type { Ctx } from "@/lib/access/context";
import { appendEvent, openChain } from "@/lib/history/mutations";

/** An organization of a test's own: nothing is shared, everything is committed. */
export interface TestOrganization {
  readonly organizationId: OrganizationId;
  readonly slug: string;
  readonly owner: Ctx;
  /** The line that exists from the start. */
  readonly lineId: string;
}

/** What the chain of a new test organization begins with, in this order. */
export const FOUNDING = ["organization.created", "product_line.created", "member.joined"] as const;

/** Makes an organization with one owner and one product line, "Core". */
export async function testOrganization(name = "Test organization"): Promise<TestOrganization> {
  const organizationId = mintForTest(uuid());
  const slug = `t-${organizationId.slice(-12)}`;
  const scope = { organizationId, userId: null };
  const lineId = uuid();
  await database().insert(organizationDirectory).values({ slug, organizationId });
  await withOrg(scope, async (tx) => {
    await tx.insert(organizations).values({ organizationId, name, slug });
    await openChain(tx, scope, "organization", organizationId);
    await appendEvent(tx, nobody(organizationId), organizationId, { type: "organization.created", texts: { name } });
    await insertLine(tx, organizationId, { id: lineId, name: "Core", slug: "core", parentId: null });
  });
  const owner = await testMember({ organizationId, slug, organizationName: name }, "owner", { name: "Olga Owner" });
  return { organizationId, slug, owner, lineId };
}

/** Adds a person with a role, and, for leads and stakeholders, the lines that limit them. Returns their proven context. */
export async function testMember(
  organization: { organizationId: OrganizationId; slug: string; organizationName?: string },
  role: Role,
  options: { name?: string; productLineIds?: readonly string[]; memberId?: string } = {},
): Promise<Ctx> {
  const { organizationId, slug, organizationName = "Test organization" } = organization;
  const userId = uuid();
  const memberId = options.memberId ?? uuid();
  const name = options.name ?? `${role} ${memberId.slice(-6)}`;
  await database()
    .insert(users)
    .values({ id: userId, name, email: `${userId}@test.example` });
  await withOrg({ organizationId, userId: null }, async (tx) => {
    await tx.insert(memberships).values({ organizationId, id: memberId, userId, role });
    const lines = [...(options.productLineIds ?? [])].toSorted();
    for (const productLineId of lines)
      await tx.insert(membershipProductLines).values({ organizationId, memberId, productLineId });
    await appendEvent(tx, nobody(organizationId), organizationId, {
      type: "member.joined",
      data: { member: memberId, role, lines },
      texts: { name },
    });
  });
  return {
    organizationId,
    userId,
    memberId,
    slug,
    organizationName,
    name,
    role,
    productLineIds: options.productLineIds ?? null,
  };
}

/** Adds a product line. */
export async function testLine(
  organizationId: OrganizationId,
  name: string,
  parentId: string | null = null,
): Promise<string> {
  const id = uuid();
  await withOrg({ organizationId, userId: null }, (tx) =>
    insertLine(tx, organizationId, { id, name, slug: `${name.toLowerCase()}-${id.slice(-6)}`, parentId }),
  );
  return id;
}

interface NewLine {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly parentId: string | null;
}

async function insertLine(tx: Tx, organizationId: OrganizationId, line: NewLine): Promise<void> {
  await tx.insert(productLines).values({ organizationId, ...line });
  await appendEvent(tx, nobody(organizationId), organizationId, {
    type: "product_line.created",
    data: { line: line.id, parent: line.parentId },
    texts: { name: line.name },
  });
}

/** What a test begins with nobody did. */
const nobody = (organizationId: OrganizationId) => ({ organizationId, userId: null, memberId: null });

function mintForTest(id: string): OrganizationId {
  return id as OrganizationId;
}
