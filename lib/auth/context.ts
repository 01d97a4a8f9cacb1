import "server-only";
import { headers } from "next/headers";
import { notFound as notFoundPage, redirect } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { quoted, readAtAddress } from "@/db/client";
import { ROLES } from "@/db/enums";
import type { OrganizationId } from "@/db/scope";
import type { Ctx } from "@/lib/access/context";
import { ASKED_FOR } from "@/lib/asked-for";
import { notFound, Refusal } from "@/lib/errors";
import { OWN_LINES_TEXT } from "./authority/own-lines";
import { currentPerson, type Person } from "./person";
import { safeNext } from "./rules";

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

const SLUG = /^[a-z0-9-]{1,100}$/;
const found = z.array(
  z.object({
    organizationId: z.uuid(),
    memberId: z.uuid(),
    role: z.enum(ROLES),
    organizationName: z.string(),
    productLineIds: z.array(z.uuid()).nullable(),
  }),
);

/** Mints the context from the directory and the membership, read at this moment. Null for strangers, suspended and removed members. */
export const contextOf = cache(async (person: Person, slug: string): Promise<Ctx | null> => {
  if (!SLUG.test(slug)) return null;
  const here = "nullif(current_setting('app.organization_id', true), '')::uuid";
  const rows = await readAtAddress(
    slug,
    person.userId,
    `select memberships.organization_id as "organizationId", memberships.id as "memberId", memberships.role,
       organizations.name as "organizationName", ${OWN_LINES_TEXT} as "productLineIds"
     from memberships join organizations on organizations.organization_id = memberships.organization_id
     where memberships.organization_id = ${here} and memberships.user_id = ${quoted(person.userId)}
       and memberships.status = 'active'`,
  );
  const [member] = found.parse(rows);
  if (member === undefined) return null;
  const { organizationId, ...standing } = member;
  return {
    organizationId: mintOrganizationId(organizationId),
    userId: person.userId,
    name: person.name,
    slug,
    ...standing,
  };
});

/** The one place where an id becomes a proven `OrganizationId`: it came from our own directory or from a token of ours. */
export function mintOrganizationId(id: string): OrganizationId {
  return id as OrganizationId;
}
