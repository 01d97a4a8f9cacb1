import type { Metadata } from "next";
import { EmptyState } from "@/app/_ui/feedback/empty-state";
import { ButtonLink } from "@/app/_ui/form/button-link";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Lead } from "@/app/_ui/text/lead";
import { Time } from "@/app/_ui/text/time";
import { requireOrg } from "@/lib/auth/context";
import { activityViewShape, readCursor } from "@/lib/home/activity/input";
import { listActivity } from "@/lib/home/activity/queries";
import type { HistoryEvent } from "@/lib/history/queries";
import { listMemberNames } from "@/lib/organizations/members/queries";
import { CsvLink } from "../_exports/csv-link";
import { EventList } from "../_history/event-list";
import { PlayedInNote } from "../_history/played-in";
import { ActivityFilters } from "./_components/activity-filters";

export const metadata: Metadata = { title: "Activity" };

interface Props {
  readonly params: Promise<{ readonly org: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What happened lately, everywhere the reader may look. */
export default async function ActivityPage({ params, searchParams }: Props) {
  const ctx = await requireOrg((await params).org);
  const asked = await searchParams;
  const before = readCursor(asked["before"]);
  const view = activityViewShape.parse(asked);
  const [{ events, next }, people] = await Promise.all([
    listActivity(ctx, before, undefined, view),
    ctx.role === "stakeholder" ? [] : listMemberNames(ctx),
  ]);
  const address = `/o/${ctx.slug}/activity`;
  const chosen = new URLSearchParams(Object.entries(view).filter(([, value]) => value !== undefined));
  const isFiltered = chosen.size > 0;
  return (
    <>
      <PageBar path={[{ label: "Activity" }]}>
        {events.length > 0 && (
          <CsvLink
            href={`/o/${ctx.slug}/export/activity?${chosen.toString()}`}
            label={isFiltered ? "This activity as CSV" : "All activity as CSV"}
          />
        )}
        {before !== null && (
          <ButtonLink href={`${address}?${chosen.toString()}`} size="sm" variant="quiet">
            Newest
          </ButtonLink>
        )}
      </PageBar>
      <PageBody>
        <ActivityFilters address={address} view={view} people={people} />
        <ActivityLead events={events} isNewest={before === null} />
        {events.length === 0 ? (
          <div className="mt-6">
            <EmptyState title={isFiltered ? "Nothing of that happened." : "Nothing to tell yet."}>
              {isFiltered
                ? "Choose other people, another time, or everything."
                : "Decisions, votes, approvals and changes of people appear here, each with who did it and when."}
            </EmptyState>
          </div>
        ) : (
          <EventList slug={ctx.slug} events={events} label={`Activity in ${ctx.organizationName}`} isNamed />
        )}
        {next !== null && (
          <p className="pt-7 pl-9">
            <ButtonLink
              href={`${address}?${new URLSearchParams([...chosen, ["before", next]]).toString()}`}
              size="sm"
              variant="quiet"
            >
              Show earlier events
            </ButtonLink>
          </p>
        )}
      </PageBody>
    </>
  );
}

function ActivityLead({ events, isNewest }: { events: readonly HistoryEvent[]; isNewest: boolean }) {
  const [first] = events;
  if (first === undefined) return <Lead rest="No event is older than this.">Nothing happened here.</Lead>;
  const at = <Time at={first.happenedAt ?? first.recordedAt} as="day" />;
  const note = <PlayedInNote events={events} />;
  if (!isNewest) return <Lead rest={<>Newest first. {note}</>}>Up to {at}.</Lead>;
  return (
    <Lead
      rest={
        <>
          {first.decision === null ? "In the organization." : `About ADR-${first.decision.number}.`} {note}
        </>
      }
    >
      The latest change was on {at}.
    </Lead>
  );
}
