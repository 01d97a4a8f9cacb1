import type { Metadata } from "next";
import { Link } from "@/app/_ui/link/link";
import { Note } from "@/app/_ui/feedback/note";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { PageBody } from "@/app/_ui/layout/page-body";
import { dayOf } from "@/app/_ui/text/format";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { Time } from "@/app/_ui/text/time";
import { orNotFound } from "@/app/o/[org]/or-not-found";
import { can } from "@/lib/access/can";
import type { Confirmation, SigningMethod } from "@/db/enums";
import { getApproval, type ApprovalView } from "@/lib/approvals/queries";
import { getSigningMeans, type SigningMeans } from "@/lib/approvals/signing/queries";
import { requireOrg } from "@/lib/auth/context";
import { getRecord } from "@/lib/decisions/record/queries";
import { getResult, type ResultView } from "@/lib/evaluations/results/queries";
import { getSource } from "@/lib/imports/source/queries";
import { Ending } from "../../_components/ending";
import { ContentHash } from "../../_components/seal/content-hash";
import { Unwritten } from "../../_components/unwritten";
import { numberOf, titleOf, type DecisionParams } from "../../decision";
import { namedAt } from "../../_components/named";
import { picturesAt } from "../../_components/pictures";
import { RecordSections } from "../_components/record-sections";
import { ApprovalLead } from "./_components/approval-lead";
import { DropCorrection } from "./_components/drop-correction";
import { LineApprovals } from "./_components/line-approvals";
import { OverrideApproval } from "./_components/override-approval";
import { Proposing } from "./_components/proposing";
import { VerdictActions } from "./_components/verdict-actions";
import { VerdictList } from "./_components/verdict-list";

export async function generateMetadata({ params }: { params: DecisionParams }): Promise<Metadata> {
  return titleOf(params, "Approval");
}

/** Who has to approve exactly which text, and what they said. */
export default async function ApprovalPage({ params }: { params: DecisionParams }) {
  const { org, number: asked } = await params;
  const ctx = await requireOrg(org);
  const number = numberOf(asked);
  const [view, result, source] = await Promise.all([
    orNotFound(getApproval(ctx, number)),
    orNotFound(getResult(ctx, { number })),
    orNotFound(getSource(ctx, number)),
  ]);
  const { decision, subject, mine, lines, isCorrection } = view;
  const awaits = decision.status === "proposed" || isCorrection;
  const places = awaits && can(ctx, "approve").allowed ? mine.places : [];
  const means = places.some(({ confirmation }) => confirmation !== "none") ? await getSigningMeans(ctx) : null;
  const hasApproved = view.verdicts.some((v) => v.counts && v.verdict === "approved" && v.memberId === ctx.memberId);
  const isBlocked = awaits && view.isBlocked;
  // All approved and still waiting: what blocked it went with its author, and one more approval finishes it.
  const isLeftToFinish = awaits && !isBlocked && view.approvedLines === lines.length;
  // By its number: what is read here is what the hash beside it is of, even when somebody revises it this moment.
  const text = awaits ? await orNotFound(getRecord(ctx, number, subject.revision)) : null;
  const base = `/o/${ctx.slug}/decisions/${number}`;
  // Who else decides is said above; why the writer of a text does not is said once more.
  const isWriter = subject.stewardId === ctx.memberId || subject.authorId === ctx.memberId;
  const mayEdit = can(ctx, "edit decisions", decision).allowed;
  const mayWithdraw = can(ctx, "steer evaluations", decision).allowed;
  return (
    <PageBody>
      <div className="grid gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1fr)_288px]">
        <div className="min-w-0">
          <ApprovalLead ctx={ctx} view={view} />
          {source?.isInForce === true && (
            <div className="mt-4">
              <Note>
                It was imported as{" "}
                {source.facts.statusRaw === null ? "it is" : `“${source.facts.statusRaw.slice(0, 60)}”`} from{" "}
                {source.sourceName}. Who decided it there is told by its file; nobody has approved this text here.
              </Note>
            </div>
          )}
          {places.length > 0 && !(hasApproved && !isLeftToFinish) && (
            <p className="mt-2">
              Read revision {subject.revision} here, then{" "}
              <a href={`#${VERDICT}`} className={link}>
                decide at its end
              </a>
              .
            </p>
          )}
          {decision.status === "draft" && <Proposing ctx={ctx} view={view} />}
          {isBlocked && (
            <div className="mt-5">
              <Refusal title="A new revision, or whoever asked lifting it, is needed first.">
                A request for changes blocks exactly this text, however many approve it.
              </Refusal>
            </div>
          )}
          {awaits && places.length === 0 && isWriter && mine.reason !== null && (
            <p className="mt-3 text-ink-3">{mine.reason}</p>
          )}
          {text !== null && (
            <div className="mt-5">
              <Unwritten ctx={ctx} number={number} revision={subject.revision} />
            </div>
          )}
          {text !== null && (
            <h2 className="text-xl font-semibold tracking-tight text-balance lg:sr-only">{text.revision.title}</h2>
          )}
          {text !== null && (
            <RecordSections
              sections={text.revision.sections}
              base={base}
              canEdit={false}
              pictures={picturesAt(base, text.pictures)}
              named={namedAt(ctx.slug, text.named)}
            />
          )}
          {places.length > 0 && (
            <section id={VERDICT} aria-label="Your verdict" className="mt-8 scroll-mt-4 border-t border-line pt-4">
              <VerdictActions
                slug={ctx.slug}
                subject={{
                  decisionId: decision.id,
                  number,
                  revision: subject.revision,
                  contentHash: subject.contentHash,
                  isImported: subject.isImported,
                  result: resultWords(subject.resultHash === null ? null : result),
                  isAgainstVote: subject.isAgainstVote,
                }}
                places={places.map(({ standsInFor, lineIds, isSelf, confirmation }) => ({
                  standsInFor,
                  lines: lineNamesFor(lineIds, lines),
                  isSelf,
                  ways: waysFor(confirmation, means),
                }))}
                hasApproved={hasApproved && !isLeftToFinish}
              />
            </section>
          )}
          {isCorrection && mayEdit && (
            <div className="mt-4 flex flex-wrap items-center gap-2.5">
              <DropCorrection
                slug={ctx.slug}
                decisionId={decision.id}
                dropped={subject.revision}
                kept={decision.acceptedRevision ?? 1}
              />
              <span className="text-xs text-ink-3">The accepted text stands again, with its approvals.</span>
            </div>
          )}
          <LineApprovals ctx={ctx} view={view} />
          {awaits && <OverrideApproval ctx={ctx} view={view} />}
          <VerdictList ctx={ctx} view={view} />
          <Endings ctx={ctx} view={view} mayWithdraw={mayWithdraw} />
        </div>
        <Subject slug={ctx.slug} view={view} result={subject.resultHash === null ? null : result} />
      </div>
    </PageBody>
  );
}

const VERDICT = "verdict";
const link = "font-medium text-accent-ink hover:underline";

/** The lines an approval would be for: those of the reader that nobody approved yet, or all, where all are. */
function lineNamesFor(lineIds: readonly string[], lines: ApprovalView["lines"]): string[] {
  const mine = lines.filter((line) => lineIds.includes(line.id));
  const open = mine.filter((line) => line.by === null);
  return (open.length === 0 ? mine : open).map((line) => line.name);
}

/** With what the reader can sign what the rule asks for, the best first; null where it asks for nothing. */
function waysFor(confirmation: Confirmation, means: SigningMeans | null): readonly SigningMethod[] | null {
  if (confirmation === "none" || means === null) return null;
  return [
    ...(means.passkeys > 0 ? (["passkey"] as const) : []),
    ...(means.hasPassword && confirmation === "password_or_passkey" ? (["password"] as const) : []),
  ];
}

const CLOSENESS: Readonly<Partial<Record<ResultView["frozen"]["result"]["closeness"], string>>> = {
  close: " The vote was a close call.",
  tie: " The vote was a tie.",
};

function resultWords(result: ResultView | null): string {
  if (result === null) return "without a vote.";
  return `and the result of ${dayOf(result.closedAt)}.${CLOSENESS[result.frozen.result.closeness] ?? ""}`;
}

/** What is put before the approvers: the text, the result it cites, and the hash of both. */
function Subject({ slug, view, result }: { slug: string; view: ApprovalView; result: ResultView | null }) {
  const { subject, decision, isCorrection } = view;
  const base = `/o/${slug}/decisions/${decision.number}`;
  const outdated = view.verdicts.find((verdict) => !verdict.counts && verdict.revision < subject.revision);
  const since = isCorrection ? decision.acceptedRevision : (outdated?.revision ?? null);
  return (
    <aside aria-label="What is approved" className="self-start">
      <SectionTitle className="mb-2">Exactly this text</SectionTitle>
      <div className="rounded-card border border-line">
        <dl className="grid grid-cols-[72px_minmax(0,1fr)] gap-y-[7px] px-3.5 py-3 [&>dd]:text-ink [&>dt]:text-ink-3">
          <dt>Revision</dt>
          <dd>
            <Link href={isCorrection ? `${base}?revision=${subject.revision}` : base} className="link">
              {subject.revision}
            </Link>
            , {subject.isImported && "imported "}by {subject.authorName}
          </dd>
          <dt>Written</dt>
          <dd>
            <Time at={subject.revisedAt} />
          </dd>
          <dt>Result</dt>
          <dd>
            {result === null ? (
              "No vote"
            ) : (
              <>
                <Link href={`${base}/evaluation`} className="link">
                  {dayOf(result.closedAt)}
                </Link>
                .{CLOSENESS[result.frozen.result.closeness]}
              </>
            )}
          </dd>
        </dl>
        <div className="border-t border-line py-1 pr-1.5 pl-3.5">
          <ContentHash hash={subject.contentHash} />
        </div>
      </div>
      {since !== null && (
        <div className="mt-3">
          <Note>
            <Link href={`${base}/revisions?a=${since}&b=${subject.revision}`} className="link">
              What changed since revision {since}
            </Link>
          </Note>
        </div>
      )}
    </aside>
  );
}

function Endings({
  ctx,
  view,
  mayWithdraw,
}: {
  ctx: Parameters<typeof can>[0];
  view: ApprovalView;
  mayWithdraw: boolean;
}) {
  const { decision } = view;
  const isOpen = decision.status === "draft" || decision.status === "proposed";
  const mayDeprecate = decision.status === "accepted" && can(ctx, "supersede and deprecate", decision).allowed;
  if (!(isOpen && mayWithdraw) && !mayDeprecate) return null;
  return (
    <div className="mt-9 flex flex-wrap items-center gap-2.5 border-t border-line pt-4">
      <Ending kind={isOpen ? "withdraw" : "deprecate"} size="sm" slug={ctx.slug} decisionId={decision.id} />
      <span className="text-xs text-ink-3">
        {isOpen ? "Ends it undecided." : "Says that it should no longer be followed, without a successor."}
      </span>
    </div>
  );
}
