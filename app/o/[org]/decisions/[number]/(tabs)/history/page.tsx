import type { Metadata } from "next";
import { Link } from "@/app/_ui/link/link";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Lead } from "@/app/_ui/text/lead";
import { counted, numberWord } from "@/app/_ui/text/format";
import { Time } from "@/app/_ui/text/time";
import { orNotFound } from "@/app/o/[org]/or-not-found";
import { requireOrg } from "@/lib/auth/context";
import { getRevisions } from "@/lib/decisions/revisions/queries";
import { getHistory, type DecisionHistory, type HistoryEvent } from "@/lib/history/queries";
import { HISTORY_SUBJECTS } from "@/lib/history/reading/subjects";
import type { Part } from "@/lib/history/sentences/parts";
import { verifyOne, type ChainReport } from "@/lib/history/verification/one-chain";
import { PAGE_CHECKS } from "@/lib/upkeep/verification/queries";
import { EventList } from "../../../../_history/event-list";
import { PlayedInNote } from "../../../../_history/played-in";
import { numberOf, titleOf, type DecisionParams } from "../../decision";
import { OpenedChange } from "./_components/opened-change";
import { Proof } from "./_components/proof";
import { Subjects } from "./_components/subjects";

interface Props {
  readonly params: DecisionParams;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: { params: DecisionParams }): Promise<Metadata> {
  return titleOf(params, "History");
}

/** What happened, and can it be believed: every event as a sentence on one unbroken line. */
export default async function HistoryPage({ params, searchParams }: Props) {
  const ctx = await requireOrg((await params).org);
  const number = numberOf((await params).number);
  const asked = await searchParams;
  const subject = HISTORY_SUBJECTS.find((candidate) => candidate === asked["about"]);
  const before =
    typeof asked["before"] === "string" && /^\d{1,9}$/.test(asked["before"]) ? Number(asked["before"]) : undefined;
  const history = await orNotFound(getHistory(ctx, number, { subject, before }));
  const change = newestChange(history.events);
  const [report, texts] = await Promise.all([
    verifyOne(ctx, history.decision.id, PAGE_CHECKS),
    change === null ? null : getRevisions(ctx, number, change.from, change.to),
  ]);
  const base = `/o/${ctx.slug}/decisions/${number}/history`;
  const about = subject === undefined ? "" : `about=${subject}&`;
  const last = history.events.at(-1);
  return (
    <PageBody>
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_288px] lg:gap-12">
        <div className="min-w-0">
          <HistoryLead history={history} report={report} />
          <Subjects base={base} total={history.total} counts={history.counts} current={subject} />
          <EventList
            slug={ctx.slug}
            events={history.events}
            label={`History of ADR-${number}`}
            opened={
              change === null || texts === null
                ? {}
                : {
                    [change.sequence]: (
                      <OpenedChange
                        from={change.from}
                        to={change.to}
                        before={texts.before.sections}
                        after={texts.after.sections}
                      />
                    ),
                  }
            }
          />
          {history.earlier > 0 && last !== undefined && (
            <p className="pt-7 pl-9 text-ink-3">
              <Link href={`${base}?${about}before=${last.sequence}`} className="link">
                {counted(history.earlier, "earlier event")}
              </Link>
              , before <Time at={last.happenedAt ?? last.recordedAt} as="day" />
            </p>
          )}
        </div>
        <Proof
          report={report}
          checkedAt={new Date()}
          decisionHref={`/o/${ctx.slug}/decisions/${number}`}
          own={history.events.filter(({ actor, type }) => actor?.id === ctx.memberId && RECEIPTED.test(type))}
        />
      </div>
    </PageBody>
  );
}

/** What a person may want to prove later that they did. */
const RECEIPTED = /^(approval\.(given|changes_requested|rejected)|evaluation\.ballot_submitted)$/;

/** "Forty-one events, none missing, none changed": only what the check has just shown. */
function HistoryLead({ history, report }: { history: DecisionHistory; report: ChainReport }) {
  const events = report.events === 1 ? "One event" : `${numberWord(report.events)} events`;
  const hidden = report.events - history.total;
  const rest =
    hidden > 0
      ? `${hidden === 1 ? "One is" : `${numberWord(hidden)} are`} about what you do not see.`
      : "Who did what, when, and why, since the decision was created.";
  return report.holds ? (
    <Lead
      rest={
        <>
          {rest} <PlayedInNote events={history.events} />
        </>
      }
    >
      {events}, none missing, none changed.
    </Lead>
  ) : (
    <Lead rest="Tell an owner, and compare with a backup before relying on it.">This history was changed.</Lead>
  );
}

type Change = Extract<Part, { kind: "change" }>;

/** The newest revision among these events: its change is opened. */
function newestChange(events: readonly HistoryEvent[]): (Pick<Change, "from" | "to"> & { sequence: number }) | null {
  for (const { sequence, sentence } of events) {
    const change = sentence.parts.find((part): part is Change => part.kind === "change");
    if (change !== undefined) return { sequence, from: change.from, to: change.to };
  }
  return null;
}
