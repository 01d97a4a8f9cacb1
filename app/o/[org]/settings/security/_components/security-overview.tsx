import { Link } from "@/app/_ui/link/link";
import { Person } from "@/app/_ui/people/person";
import { counted } from "@/app/_ui/text/format";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { Time } from "@/app/_ui/text/time";
import type { Ctx } from "@/lib/access/context";
import { getSecurityOverview, STALE_DAYS, type MemberSecurity } from "@/lib/organizations/security/overview/queries";

/** Who has no second factor, which browsers lie about, and which doors stand open: for those who manage members. */
export async function SecurityOverview({ ctx }: { readonly ctx: Ctx }) {
  const { members, openInvitations, openShareLinks } = await getSecurityOverview(ctx);
  const without = members.filter((member) => !hasSecond(member)).length;
  return (
    <>
      <SectionTitle className="mt-10 mb-2">People and doors</SectionTitle>
      <p className="mb-3 text-ink-3">
        {without === 0
          ? "Everybody has a second factor."
          : `${counted(without, "person", "people")} of ${members.length} without a second factor.`}{" "}
        <Link href={`/o/${ctx.slug}/members`} className="link">
          {counted(openInvitations, "open invitation")}
        </Link>
        , {counted(openShareLinks, "open share link")}.{" "}
        <Link href={`/o/${ctx.slug}/activity?about=audit`} className="link">
          Every change of rules, roles and doors
        </Link>
        .
      </p>
      <ul>
        {members.map((member) => (
          <li
            key={member.memberId}
            className="flex flex-wrap items-center gap-x-2.5 gap-y-0.5 border-line py-2 not-first:border-t"
          >
            <Person id={member.memberId} name={member.name} />
            <span className="clip min-w-0 flex-1 font-medium text-ink">{member.name}</span>
            <span className={hasSecond(member) ? "text-ink-3" : "text-caution-ink"}>{factorsOf(member)}</span>
            <span className="w-full pl-[32px] text-xs text-ink-3">
              {member.sessions === 0 ? "Signed in nowhere" : counted(member.sessions, "open session")}
              {member.staleSessions > 0 && `, ${member.staleSessions} unused for ${STALE_DAYS} days`}
              {member.lastSeenAt !== null && (
                <>
                  , last seen <Time at={member.lastSeenAt} as="day" />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

const hasSecond = ({ passkeys, hasAuthenticator }: MemberSecurity): boolean => passkeys > 0 || hasAuthenticator;

function factorsOf(member: MemberSecurity): string {
  if (!hasSecond(member)) return "No second factor";
  return [
    ...(member.passkeys > 0 ? [counted(member.passkeys, "passkey")] : []),
    ...(member.hasAuthenticator ? ["authenticator app"] : []),
  ].join(", ");
}
