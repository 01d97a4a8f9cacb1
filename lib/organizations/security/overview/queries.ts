import { sql } from "drizzle-orm";
import { withOrg } from "@/db/client";
import type { Role } from "@/db/enums";
import { assertCan } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { IDLE_DAYS } from "@/lib/auth/sessions/open";

/** What a member proves, and what stands open to their account. */
export interface MemberSecurity {
  readonly memberId: string;
  readonly name: string;
  readonly role: Role;
  readonly passkeys: number;
  readonly hasAuthenticator: boolean;
  /** Browsers in which they are signed in. */
  readonly sessions: number;
  /** Of those, how many have not been used for `STALE_DAYS`. */
  readonly staleSessions: number;
  readonly lastSeenAt: Date | null;
}

export interface SecurityOverview {
  /** Those without a second factor first. */
  readonly members: readonly MemberSecurity[];
  readonly openInvitations: number;
  readonly openShareLinks: number;
}

/** A browser that was not used for so long is worth asking about. */
export const STALE_DAYS = 7;

/** How safe the accounts of the active members are, and which doors stand open: for those who manage members. */
export async function getSecurityOverview(ctx: Ctx): Promise<SecurityOverview> {
  assertCan(ctx, "manage members");
  const { organizationId } = ctx;
  return withOrg(ctx, async (tx) => {
    const { rows } = await tx.execute<
      Record<string, unknown> & Omit<MemberSecurity, "lastSeenAt"> & { lastSeenAt: string | null }
    >(sql`
      select m.id as "memberId", u.name, m.role,
        (select count(*)::int from passkeys k where k.user_id = u.id and k.sso_organization_id is null) as passkeys,
        exists (select from second_factors f where f.user_id = u.id and f.confirmed_at is not null) as "hasAuthenticator",
        coalesce(open.sessions, 0) as sessions, coalesce(open.stale, 0) as "staleSessions", open.seen as "lastSeenAt"
      from memberships m join users u on u.id = m.user_id
      left join lateral (
        select count(*)::int as sessions, max(s.last_seen_at) as seen,
          count(*) filter (where s.last_seen_at < clock_timestamp() - make_interval(days => ${STALE_DAYS}))::int as stale
        from sessions s where s.user_id = u.id and s.expires_at > clock_timestamp()
          and s.last_seen_at > clock_timestamp() - make_interval(days => ${IDLE_DAYS})) open on true
      where m.organization_id = ${organizationId} and m.status = 'active'
      order by exists (select from passkeys k where k.user_id = u.id and k.sso_organization_id is null)
          or exists (select from second_factors f where f.user_id = u.id and f.confirmed_at is not null),
        case m.role when 'owner' then 0 when 'admin' then 1 when 'lead' then 2 else 3 end, u.name`);
    const open = await tx.execute<{ invitations: number; links: number }>(sql`
      select (select count(*)::int from invitations i where i.organization_id = ${organizationId} and i.used_at is null
          and i.revoked_at is null and i.expires_at > clock_timestamp()) as invitations,
        (select count(*)::int from share_links l where l.organization_id = ${organizationId} and l.revoked_at is null
          and (l.expires_at is null or l.expires_at > clock_timestamp())) as links`);
    return {
      members: rows.map((row) => ({ ...row, lastSeenAt: row.lastSeenAt === null ? null : new Date(row.lastSeenAt) })),
      openInvitations: open.rows[0]?.invitations ?? 0,
      openShareLinks: open.rows[0]?.links ?? 0,
    };
  });
}
