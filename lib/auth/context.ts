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
import { forbidden, notFound, precondition, Refusal } from "@/lib/errors";
import { log } from "@/lib/log";
import { OWN_LINES_TEXT } from "./authority/own-lines";
import { currentPerson, type Person } from "./person";
import { BARRIER_WORDS, barrierTo, safeNext, type Barrier } from "./rules";

/**
 * For a page: the proven person in this organization. Signed out → the sign-in page; not a member → 404; without the second factor
 * that the organization requires → the page that asks for it.
 */
export const requireOrg = cache(async (slug: string): Promise<Ctx> => {
  const standing = await standingOf(await requirePerson(), slug);
  if (standing === null) {
    log.info({ event: "page.refused" }, "refused");
    return notFoundPage();
  }
  if (standing.barrier !== null) redirect(`${WAY_OUT[standing.barrier]}?next=${encodeURIComponent(await askedFor())}`);
  return standing.ctx;
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
  const standing = await standingOf(person, slug);
  if (standing === null) throw notFound("organization");
  if (standing.barrier !== null) throw forbidden(BARRIER_WORDS[standing.barrier]);
  return standing.ctx;
}

/** Like `contextForRequest`, for what changes something: refuses where the organization is to be deleted. */
export async function contextForChange(slug: string): Promise<Ctx> {
  const ctx = await contextForRequest(slug);
  if (!ctx.closedSince) return ctx;
  throw precondition(
    `${ctx.organizationName} is closed, because an owner asked to delete it. Keep it in Settings, then make your change.`,
  );
}

/** For streams: the context as long as it may be used, else null. */
export async function contextOf(person: Person, slug: string): Promise<Ctx | null> {
  const standing = await standingOf(person, slug);
  return standing === null || standing.barrier !== null ? null : standing.ctx;
}

/** A member of an organization, and whether this session is enough for it. */
interface Standing {
  readonly ctx: Ctx;
  /** What keeps this very session out, or null. */
  readonly barrier: Barrier | null;
}

/** Where a page leads whoever is kept out. */
const WAY_OUT: Readonly<Record<Barrier, string>> = {
  second_factor: "/second-factor",
  sign_on: "/sso",
  other_sign_on: "/sso/elsewhere",
};

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
    closedSince: z.date().nullable(),
    requiresSecondFactor: z.boolean(),
    isSignOnEnforced: z.boolean(),
    session: z.object({ isTwoFactor: z.boolean(), ssoOrganizationId: z.uuid().nullable() }).nullable(),
  }),
);

/** Mints the context from the directory and the membership, read at this moment. Null for strangers, suspended and removed members. */
const standingOf = cache(async (person: Person, slug: string): Promise<Standing | null> => {
  if (!SLUG.test(slug)) return null;
  const here = "nullif(current_setting('app.organization_id', true), '')::uuid";
  const rows = await readAtAddress(
    slug,
    person.userId,
    `select memberships.organization_id as "organizationId", memberships.id as "memberId", memberships.role,
       organizations.name as "organizationName", ${OWN_LINES_TEXT} as "productLineIds",
       organizations.requires_second_factor as "requiresSecondFactor",
       exists (select from sso_connections c where c.organization_id = ${here} and c.is_enforced) as "isSignOnEnforced",
       ${sessionText(person)} as session,
       organizations.deletion_asked_at as "closedSince"
     from memberships join organizations on organizations.organization_id = memberships.organization_id
     where memberships.organization_id = ${here} and memberships.user_id = ${quoted(person.userId)}
       and memberships.status = 'active'`,
  );
  const [member] = found.parse(rows);
  if (member === undefined || (member.closedSince !== null && member.role !== "owner")) return null;
  // A session that has just ended is nobody's.
  if (person.sessionId !== "" && member.session === null) return null;
  const { organizationId, requiresSecondFactor, isSignOnEnforced, session, ...standing } = member;
  const ctx = {
    organizationId: mintOrganizationId(organizationId),
    userId: person.userId,
    name: person.name,
    slug,
    ...standing,
  };
  const policy = { organizationId, requiresSecondFactor, isSignOnEnforced, isOwner: standing.role === "owner" };
  return { ctx, barrier: person.sessionId === "" ? null : barrierTo(policy, session) };
});

/** What this session has shown, at this moment. The server's own command line has none, and nothing to prove to itself. */
function sessionText({ sessionId }: Person): string {
  if (sessionId === "") return "null";
  return `(select json_build_object('isTwoFactor', s.second_factor_at is not null, 'ssoOrganizationId', s.sso_organization_id)
    from sessions s where s.id = ${quoted(sessionId)})`;
}

/** The one place where an id becomes a proven `OrganizationId`: it came from our own directory or from a token of ours. */
export function mintOrganizationId(id: string): OrganizationId {
  return id as OrganizationId;
}
