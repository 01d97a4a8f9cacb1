import { eq } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { withOrg, type Tx } from "@/db/client";
import { organizationDirectory } from "@/db/schema/accounts";
import { memberships, organizations, productLines } from "@/db/schema/organizations";
import type { OrganizationId } from "@/db/scope";
import { assertCan } from "@/lib/access/can";
import { mayFoundOrganization } from "@/lib/auth/accounts/queries";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { mintOrganizationId } from "@/lib/auth/context";
import { countOwn } from "@/lib/auth/guard/guessing";
import type { Person } from "@/lib/auth/person";
import { conflict, forbidden, notFound } from "@/lib/errors";
import { momentOf } from "@/lib/history/clock";
import { appendEvent, openChain, type ActingCtx } from "@/lib/history/mutations";
import type { CreateOrganization, ProposalLimit, RenameOrganization } from "./input";
import { slugCandidates, slugOf } from "./rules";

/** A person outside of any organization, with the moment it happened where that was not now (the demo). */
export type ActingPerson = Pick<Person, "userId" | "name" | "email"> & { readonly happenedAt?: Date };

export interface Founded {
  readonly organizationId: OrganizationId;
  readonly slug: string;
  readonly memberId: string;
  readonly lineId: string;
}

/** Founds an organization with its first product line. The person becomes its owner (rules 8 and 12). */
export async function createOrganization(person: ActingPerson, input: CreateOrganization): Promise<Founded> {
  await countOwn(person, "found");
  if (!(await mayFoundOrganization(person.userId)))
    throw forbidden(
      "On this server only invited people work together. Ask the person who runs it to create the organization.",
    );
  return foundOrganization(person, input);
}

/** What `createOrganization` does once it is allowed; `isDemo` marks the organization that shows how others look. */
export async function foundOrganization(
  person: ActingPerson,
  input: CreateOrganization & { readonly isDemo?: boolean },
): Promise<Founded> {
  const organizationId = mintOrganizationId(uuid());
  const actor = {
    organizationId,
    userId: person.userId,
    memberId: uuid(),
    ...(person.happenedAt && { happenedAt: person.happenedAt }),
  };
  const lineId = uuid();
  return withOrg(actor, async (tx) => {
    const slug = await takeSlug(tx, organizationId, input.name);
    const createdAt = momentOf(actor);
    await tx
      .insert(organizations)
      .values({ organizationId, name: input.name, slug, isDemo: input.isDemo ?? false, createdAt });
    await openChain(tx, actor, "organization", organizationId);
    await tx.insert(memberships).values({
      organizationId,
      id: actor.memberId,
      userId: person.userId,
      role: "owner",
      joinedAt: createdAt,
    });
    const lineSlug = slugOf(input.lineName, "line");
    await tx
      .insert(productLines)
      .values({ organizationId, id: lineId, name: input.lineName, slug: lineSlug, createdAt });
    await appendEvent(tx, actor, organizationId, { type: "organization.created", texts: { name: input.name } });
    await appendEvent(tx, actor, organizationId, {
      type: "member.joined",
      data: { member: actor.memberId, role: "owner" },
      texts: { name: person.name },
    });
    await appendEvent(tx, actor, organizationId, {
      type: "product_line.created",
      data: { line: lineId, parent: null },
      texts: { name: input.lineName },
    });
    return { organizationId, slug, memberId: actor.memberId, lineId };
  });
}

/** Takes the first free address. Two founders of one name meet at the directory's key, and the second takes the next. */
async function takeSlug(tx: Tx, organizationId: OrganizationId, name: string): Promise<string> {
  for (const slug of slugCandidates(name, organizationId)) {
    const taken = await tx
      .insert(organizationDirectory)
      .values({ slug, organizationId })
      .onConflictDoNothing()
      .returning();
    if (taken.length > 0) return slug;
  }
  throw conflict("Too many organizations have this name. Choose another one.");
}

/** Renames the organization. Its address stays, so that links keep working. */
export async function renameOrganization(ctx: ActingCtx, input: RenameOrganization): Promise<{ name: string }> {
  assertCan(ctx, "manage the organization");
  return withAuthority(ctx, async (tx) => {
    const isOwn = eq(organizations.organizationId, ctx.organizationId);
    const [before] = await tx
      .select({ name: organizations.name })
      .from(organizations)
      .where(isOwn)
      .for("no key update");
    if (before === undefined) throw notFound("organization");
    if (before.name === input.name) return input;
    await tx.update(organizations).set({ name: input.name }).where(isOwn);
    await appendEvent(tx, ctx, ctx.organizationId, {
      type: "organization.renamed",
      texts: { name: input.name, formerName: before.name },
    });
    return input;
  });
}

/** Sets after how many days a proposal counts as left lying. */
export async function changeProposalLimit(ctx: ActingCtx, { days }: ProposalLimit): Promise<ProposalLimit> {
  assertCan(ctx, "manage the organization");
  return withAuthority(ctx, async (tx) => {
    const isOwn = eq(organizations.organizationId, ctx.organizationId);
    const [before] = await tx
      .select({ days: organizations.proposalLimitDays })
      .from(organizations)
      .where(isOwn)
      .for("no key update");
    if (before === undefined) throw notFound("organization");
    if (before.days === days) return { days };
    await tx.update(organizations).set({ proposalLimitDays: days }).where(isOwn);
    await appendEvent(tx, ctx, ctx.organizationId, {
      type: "organization.proposal_limit_changed",
      data: { days, formerDays: before.days },
    });
    return { days };
  });
}
