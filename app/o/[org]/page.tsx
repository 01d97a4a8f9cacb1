import { Plus } from "@/app/_ui/icons";
import type { Metadata } from "next";
import { EmptyState } from "@/app/_ui/feedback/empty-state";
import { ButtonLink } from "@/app/_ui/form/button-link";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Lead } from "@/app/_ui/text/lead";
import { numberWord } from "@/app/_ui/text/format";
import type { Role } from "@/db/enums";
import { can } from "@/lib/access/can";
import { requireOrg } from "@/lib/auth/context";
import { listFollowedChanges } from "@/lib/following/changes/queries";
import { getHome, type Home } from "@/lib/home/queries";
import { getHistoryCheck } from "@/lib/upkeep/checks/queries";
import { Aside } from "./_home/aside";
import { FirstSteps } from "./_home/first-steps";
import { Followed } from "./_home/followed";
import { HistoryAlarm } from "./_home/history-alarm";
import { Tasks } from "./_home/tasks";
import { TellOnLeave } from "./_request/tell-on-leave";
import { Today } from "./_home/today";
import { When } from "./_home/when";

export const metadata: Metadata = { title: "Home" };

interface Props {
  readonly params: Promise<{ readonly org: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What needs me, and by when? */
export default async function HomePage({ params, searchParams }: Props) {
  const ctx = await requireOrg((await params).org);
  const isWhole = (await searchParams)["show"] === "all";
  const [home, followed] = await Promise.all([getHome(ctx), listFollowedChanges(ctx)]);
  const canCreateDecisions = can(ctx, "create decisions").allowed;
  const canOwn = can(ctx, "manage the organization").allowed;
  const canManage = can(ctx, "manage members").allowed;
  // To a stakeholder nothing says whether there are decisions that they may not read.
  const isNew = home.beginning.decisions === 0 && (canCreateDecisions || canManage);
  return (
    <>
      <PageBar path={[{ label: "Home" }]}>
        {canCreateDecisions && (
          <ButtonLink href={`/o/${ctx.slug}/decisions/new`} size="sm" shortcut="N">
            <Plus className="size-3.5" /> New decision
          </ButtonLink>
        )}
      </PageBar>
      <PageBody>
        <div className="grid max-w-[1132px] lg:grid-cols-[minmax(0,1fr)_304px] lg:gap-11">
          <div>
            <HistoryAlarm slug={ctx.slug} check={canOwn ? await getHistoryCheck(ctx) : null} />
            <Today now={home.now} />
            <HomeLead home={home} name={ctx.organizationName} isNew={isNew} ahead={AHEAD[ctx.role]} />
            {isNew ? (
              <FirstSteps
                slug={ctx.slug}
                beginning={home.beginning}
                canManage={canManage}
                canCreateDecisions={canCreateDecisions}
              />
            ) : home.total > 0 ? (
              <Tasks slug={ctx.slug} home={home} memberId={ctx.memberId} isWhole={isWhole} />
            ) : followed.decisions.length === 0 ? (
              <div className="mt-[22px]">
                <EmptyState
                  title="Ballots, approvals, reviews and mentions appear here when they need you."
                  actions={
                    <ButtonLink href={`/o/${ctx.slug}/decisions`} size="sm">
                      Read the decisions
                    </ButtonLink>
                  }
                />
              </div>
            ) : null}
            <Followed slug={ctx.slug} followed={followed} now={home.now} />
          </div>
          <Aside slug={ctx.slug} home={home} memberId={ctx.memberId} />
        </div>
        <TellOnLeave url={`/o/${ctx.slug}/seen`} seen={{ until: home.now.toISOString() }} />
      </PageBody>
    </>
  );
}

/** What somebody of this role will be asked to do here, or how to begin. */
const AHEAD: Readonly<Record<Role, string>> = {
  owner: "Three steps, in any order.",
  admin: "Three steps, in any order.",
  lead: "Ballots you are asked to cast, and decisions that wait for your approval, appear here.",
  member: "Ballots you are asked to cast appear here.",
  stakeholder: "What is proposed for your product lines is announced here.",
};

interface LeadProps {
  readonly home: Home;
  readonly name: string;
  readonly isNew: boolean;
  readonly ahead: string;
}

function HomeLead({ home, name, isNew, ahead }: LeadProps) {
  if (home.total === 0)
    return isNew ? (
      <Lead rest={ahead}>{name} has no decisions yet.</Lead>
    ) : (
      <Lead rest={home.waitingForOthers.length > 0 ? "What you proposed waits for others." : undefined}>
        Nothing needs you now.
      </Lead>
    );
  const first = home.ballots.find((ballot) => ballot.deadlineAt !== null)?.deadlineAt;
  const rest = first ? (
    <>
      The first closes <When at={first} now={home.now} isInline />.
    </>
  ) : undefined;
  return (
    <Lead rest={rest}>
      {home.isCut ? `At least ${home.total}` : numberWord(home.total)}{" "}
      {home.total === 1 ? "thing needs" : "things need"} you.
    </Lead>
  );
}
