import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { demoPeople } from "@/db/demo/people";
import { users } from "@/db/schema/accounts";
import { decisions } from "@/db/schema/decisions";
import { events } from "@/db/schema/history";
import { memberships, organizations, productLines } from "@/db/schema/organizations";
import type { Ctx } from "@/lib/access/context";
import { OWN_LINES } from "@/lib/auth/authority/own-lines";
import { notFound } from "@/lib/errors";
import type { ActingCtx } from "@/lib/history/mutations";
import { mentionOf } from "@/lib/discussion/rules";
import { addressIn, officeMoment, withMentions } from "../rules";

/** The people and places of one demo organization, by the keys of its content. */
export interface Cast {
  /** The moment the demo was opened: everything is told in days before it. */
  readonly openedAt: Date;
  /** Somebody, acting that many days before. The demo's owner is the person who opened it. */
  readonly acting: (key: string, daysAgo: number) => ActingCtx;
  readonly line: (key: string) => string;
  /** A decision that has been played, by its number. */
  readonly decision: (number: number) => string;
  /** The number of the decision to be played next. */
  readonly nextNumber: number;
  readonly text: (text: string) => string;
}

/** Who founded the organization in the content, and is played by the person who opens it. */
export const [FOUNDER] = demoPeople;

/** Reads the cast of the caller's demo organization, or refuses: an organization of people is never played in. */
export async function readCast(tx: Tx, ctx: Ctx): Promise<Cast> {
  const { organizationId } = ctx;
  const [organization] = await tx
    .select({
      isDemo: organizations.isDemo,
      nextNumber: organizations.nextDecisionNumber,
      // The moment of opening: the first event is dated back, but recorded when it was written.
      openedAt: events.recordedAt,
    })
    .from(organizations)
    .innerJoin(
      events,
      and(
        eq(events.organizationId, organizations.organizationId),
        eq(events.chainId, organizations.organizationId),
        eq(events.sequence, 1),
      ),
    )
    .where(eq(organizations.organizationId, organizationId));
  if (organization === undefined || !organization.isDemo) throw notFound("demo");
  const people = await readPeople(tx, ctx);
  const lines = await tx
    .select({ key: productLines.slug, id: productLines.id })
    .from(productLines)
    .where(eq(productLines.organizationId, organizationId));
  const played = await tx
    .select({ key: decisions.number, id: decisions.id })
    .from(decisions)
    .where(eq(decisions.organizationId, organizationId));
  const { openedAt } = organization;
  const person = (key: string) => found(people, key);
  return {
    openedAt,
    acting: (key, daysAgo) => ({ ...person(key), happenedAt: officeMoment(openedAt, daysAgo) }),
    line: (key) => found(new Map(lines.map((line) => [line.key, line.id])), key),
    decision: (number) => found(new Map(played.map((one) => [one.key, one.id])), number),
    nextNumber: organization.nextNumber,
    text: (text) => withMentions(text, (key) => mentionOf(person(key))),
  };
}

async function readPeople(tx: Tx, ctx: Ctx): Promise<ReadonlyMap<string, Ctx>> {
  const rows = await tx
    .select({
      memberId: memberships.id,
      userId: memberships.userId,
      role: memberships.role,
      name: users.name,
      email: users.email,
      productLineIds: OWN_LINES,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.organizationId, ctx.organizationId), eq(memberships.status, "active")));
  const { organizationId, slug, organizationName } = ctx;
  const keyOf = new Map<string, string>(demoPeople.map((person) => [addressIn(slug, person.email), person.key]));
  return new Map<string, Ctx>([
    [FOUNDER.key, ctx],
    ...rows.flatMap(({ email, ...member }) => {
      const key = keyOf.get(email);
      return key === undefined ? [] : [[key, { organizationId, slug, organizationName, ...member }] as const];
    }),
  ]);
}

function found<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`The demo has no ${String(key)}.`);
  return value;
}
