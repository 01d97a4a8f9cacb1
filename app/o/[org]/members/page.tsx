import type { Metadata } from "next";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Note } from "@/app/_ui/feedback/note";
import { counted, numberWord } from "@/app/_ui/text/format";
import { Lead } from "@/app/_ui/text/lead";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { ROLES } from "@/db/enums";
import { can } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { requireOrg } from "@/lib/auth/context";
import { isMailConfigured } from "@/lib/mail/send";
import { getMembersPage, type MemberRow } from "@/lib/organizations/members/queries";
import { canGrant, canLimit, canMakeResetLink, canManage, canWithdraw } from "@/lib/organizations/members/rules";
import { inTreeOrder } from "@/lib/product-lines/rules";
import { InvitationList } from "./_components/invitations/invitation-list";
import { InviteButton } from "./_components/invitations/invite-button";
import { MemberTable } from "./_components/member-table";
import { reasonOf, type ShownMember } from "./_components/shown-member";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage({ params }: { readonly params: Promise<{ readonly org: string }> }) {
  const ctx = await requireOrg((await params).org);
  const { members, invitations, lines } = await getMembersPage(ctx);
  const manage = can(ctx, "manage members");
  const grantable = ROLES.filter((role) => canGrant(ctx, role).allowed);
  const choices = inTreeOrder(lines);
  const deciding = members.filter(({ status, role }) => status === "active" && role !== "stakeholder").length;
  return (
    <>
      <PageBar path={[{ label: "Members" }]}>
        <InviteButton
          slug={ctx.slug}
          refusal={reasonOf(manage)}
          roles={grantable}
          lines={choices}
          isMailConfigured={isMailConfigured()}
        />
      </PageBar>
      <PageBody>
        <Lead rest={restOf(members, invitations?.length ?? 0)}>
          {members.length === 1
            ? "You are alone"
            : `${numberWord(deciding)} ${deciding === 1 ? "person decides" : "people decide"}`}{" "}
          in {ctx.organizationName}.
        </Lead>
        {!manage.allowed && (
          <div className="mt-5">
            <Note>Roles and invitations: {manage.reason}</Note>
          </div>
        )}
        <MemberTable
          canManageAnybody={manage.allowed}
          slug={ctx.slug}
          members={members.map((row) => shown(ctx, row))}
          roles={grantable}
          lines={choices}
        />
        {invitations !== null && (
          <section className="mt-8" aria-labelledby="invitations">
            <SectionTitle count={invitations.length}>
              <span id="invitations">Open invitations</span>
            </SectionTitle>
            <InvitationList
              slug={ctx.slug}
              invitations={invitations.map((row) => ({
                ...row,
                lineNames: namesOf(row.productLineIds, lines),
                refusal: reasonOf(canWithdraw(ctx, row.role)),
              }))}
            />
          </section>
        )}
      </PageBody>
    </>
  );
}

/** A row with what the reader may do to it, and otherwise why not. */
function shown(ctx: Ctx, row: MemberRow): ShownMember {
  const isSelf = row.id === ctx.memberId;
  return {
    ...row,
    isSelf,
    manage: reasonOf(canManage(ctx, row)),
    limit: reasonOf(canLimit(ctx, row)),
    resetLink: reasonOf(canMakeResetLink(ctx, row)),
  };
}

function namesOf(ids: readonly string[], lines: readonly { readonly id: string; readonly name: string }[]): string[] {
  return lines.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
}

function restOf(members: readonly MemberRow[], invitations: number): string {
  const owners = members.filter(({ role, status }) => role === "owner" && status === "active").length;
  const stakeholders = members.filter(({ role, status }) => role === "stakeholder" && status === "active").length;
  const suspended = members.filter(({ status }) => status === "suspended").length;
  return [
    `${counted(owners, "owner")}.`,
    stakeholders > 0 ? `${counted(stakeholders, "stakeholder")} follow${stakeholders === 1 ? "s" : ""}.` : "",
    suspended > 0 ? `${numberWord(suspended)} suspended.` : "",
    invitations > 0 ? `${counted(invitations, "invitation")} open.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}
