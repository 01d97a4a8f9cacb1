import "server-only";
import { and, eq } from "drizzle-orm";
import { headers } from "next/headers";
import { notFound as notFoundPage, redirect } from "next/navigation";
import { cache } from "react";
import { database, withOrg } from "@/db/client";
import { memberships, organizations } from "@/db/schema/organizations";
import { organizationDirectory } from "@/db/schema/accounts";
import type { OrganizationId } from "@/db/scope";
import type { Ctx } from "@/lib/access/context";
import { notFound, Refusal } from "@/lib/errors";
import { OWN_LINES } from "./own-lines";
import { currentPerson, type Person } from "./person";
import { ASKED_FOR, safeNext } from "./rules";

/** For a page: the proven person in this organization. Signed out → the sign-in page; not a member → 404. */
export const requireOrg = cache(async (slug: string): Promise<Ctx> => {
  return (await contextOf(await requirePerson(), slug)) ?? notFoundPage();
});

/** For a page outside any organization. Signed out → the sign-in page, which leads back to the address asked for. */
export async function requirePerson(): Promise<Person> {
  return (await currentPerson()) ?? redirect(`/sign-in?next=${encodeURIComponent(await askedFor())}`);
}

/** What the browser asked for, on this site. A header is anybody's word, so it is read like one. */
async function askedFor(): Promise<string> {
  return safeNext((await headers()).get(ASKED_FOR));
}

/** For actions and endpoints: like `requireOrg`, but refuses with a value instead of a page. */
export async function contextForRequest(slug: string): Promise<Ctx> {
  const person = await personForRequest();
  const ctx = await contextOf(person, slug);
  if (ctx === null) throw notFound("organization");
  return ctx;
}

/** For actions and endpoints outside any organization. */
export async function personForRequest(): Promise<Person> {
  const person = await currentPerson();
  if (person === null)
    throw new Refusal("UNAUTHENTICATED", "Your session has ended. Sign in again; your drafts are kept.");
  return person;
}

/** Mints the context from the directory and the membership, read at this moment. Null for strangers, suspended and removed members. */
export const contextOf = cache(async (person: Person, slug: string): Promise<Ctx | null> => {
  const [place] = await database()
    .select({ id: organizationDirectory.organizationId })
    .from(organizationDirectory)
    .where(eq(organizationDirectory.slug, slug));
  if (place === undefined) return null;
  const organizationId = mintOrganizationId(place.id);
  return withOrg({ organizationId, userId: person.userId }, async (tx) => {
    const [member] = await tx
      .select({
        memberId: memberships.id,
        role: memberships.role,
        organizationName: organizations.name,
        // A line brings its descendants; no line at all means every line.
        productLineIds: OWN_LINES,
      })
      .from(memberships)
      .innerJoin(organizations, eq(organizations.organizationId, memberships.organizationId))
      .where(
        and(
          eq(memberships.organizationId, organizationId),
          eq(memberships.userId, person.userId),
          eq(memberships.status, "active"),
        ),
      );
    return member === undefined ? null : { organizationId, userId: person.userId, name: person.name, slug, ...member };
  });
});

/** The one place where an id becomes a proven `OrganizationId`: it came from our own directory or from a token of ours. */
export function mintOrganizationId(id: string): OrganizationId {
  return id as OrganizationId;
}
