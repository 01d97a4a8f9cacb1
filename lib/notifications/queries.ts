import { and, eq, inArray, isNull, not, sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { decisions } from "@/db/schema/decisions";
import { comments, mentions } from "@/db/schema/discussion";
import { evaluationParticipants, evaluations, rounds } from "@/db/schema/evaluations";
import { events, eventTexts } from "@/db/schema/history";
import { memberships, organizations } from "@/db/schema/organizations";
import { suggestions } from "@/db/schema/record/passages";
import type { Scope } from "@/db/scope";
import { readAwaiting, waitsFor } from "@/lib/approvals/waiting/queries";
import { readMentionable } from "@/lib/discussion/mentions/queries";
import { commentAddress, inOneLine } from "@/lib/discussion/rules";
import { hasSubmitted } from "@/lib/evaluations/rounds/queries";
import { readUnread } from "@/lib/following/readings/queries";
import { CALLING_EVENTS, LATER_CALLING_EVENTS, type CallingEvent } from "@/lib/history/types";
import { readDueReviews } from "@/lib/reviews/queries";
import { CAUSE_WORDS } from "@/lib/reviews/rules";
import { KIND_OF, type Call } from "./rules";

/** Names one event. */
export interface EventKey {
  readonly chainId: string;
  readonly sequence: number;
}

/** Somebody a mail goes to. */
export interface Recipient {
  readonly memberId: string;
  readonly email: string;
}

/** What an event calls for now: one mail, and whom it still concerns. */
export interface CallFor {
  readonly call: Call;
  readonly recipients: readonly Recipient[];
}

const said = z.object({
  data: z.object({
    participants: z.array(z.string()).optional(),
    member: z.string().optional(),
    evaluation: z.string().optional(),
    comment: z.string().optional(),
    suggestion: z.string().optional(),
    basedOn: z.number().optional(),
    mentions: z.array(z.string()).optional(),
    members: z.array(z.string()).optional(),
    dueOn: z.string().nullish(),
  }),
});
type Said = z.output<typeof said>["data"];

const LATER: ReadonlySet<string> = new Set(LATER_CALLING_EVENTS);

/** What the event calls for now, read from the event: null when nobody needs a mail any more, or the organization is a demo. */
export async function readCall(tx: Tx, scope: Scope, key: EventKey): Promise<CallFor | null> {
  const event = await readEvent(tx, scope, key);
  if (event === null || event.isDemo) return null;
  const found = await concerned(tx, scope, event);
  if (found === null) return null;
  const recipients = await readRecipients(
    tx,
    scope,
    // Nobody is told what they just did; who set a day for themselves is told when it comes.
    found.memberIds.filter((id) => id !== event.actorId || LATER.has(event.type)),
  );
  const { slug, organizationName, number, title, actorName } = event;
  return {
    call: {
      kind: KIND_OF[event.type],
      slug,
      organizationName,
      number,
      title,
      actorName,
      deadline: null,
      isWeighting: false,
      isVote: false,
      causes: "",
      words: "",
      place: "",
      ...found.call,
    },
    recipients,
  };
}

interface Called {
  readonly type: CallingEvent;
  readonly data: Said;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly decisionId: string;
  readonly number: number;
  readonly title: string;
  readonly stewardId: string;
  readonly proposedAt: Date | null;
  readonly productLineIds: readonly string[];
  readonly acceptedRevision: number | null;
  readonly slug: string;
  readonly organizationName: string;
  readonly isDemo: boolean;
  readonly reason: string;
}

interface Concern {
  readonly memberIds: readonly string[];
  readonly call: Partial<Call>;
}

async function readEvent(tx: Tx, { organizationId }: Scope, { chainId, sequence }: EventKey): Promise<Called | null> {
  const [row] = await tx
    .select({
      type: events.type,
      bytes: events.bytes,
      actorId: events.actorId,
      actorName: sql<string>`coalesce(${users.name}, 'Accord')`,
      decisionId: decisions.id,
      number: decisions.number,
      title: decisions.title,
      stewardId: decisions.stewardId,
      proposedAt: decisions.proposedAt,
      productLineIds: sql<string[]>`array(
        select l.product_line_id::text from decision_product_lines l
        where l.organization_id = decisions.organization_id and l.decision_id = decisions.id)`,
      acceptedRevision: decisions.acceptedRevision,
      slug: organizations.slug,
      organizationName: organizations.name,
      isDemo: organizations.isDemo,
      reason: sql<string>`coalesce(${eventTexts.body}, '')`,
    })
    .from(events)
    .innerJoin(decisions, and(eq(decisions.organizationId, events.organizationId), eq(decisions.id, events.chainId)))
    .innerJoin(organizations, eq(organizations.organizationId, events.organizationId))
    .leftJoin(
      memberships,
      and(eq(memberships.organizationId, events.organizationId), eq(memberships.id, events.actorId)),
    )
    .leftJoin(users, eq(users.id, memberships.userId))
    .leftJoin(
      eventTexts,
      and(
        eq(eventTexts.organizationId, events.organizationId),
        eq(eventTexts.chainId, events.chainId),
        eq(eventTexts.sequence, events.sequence),
        eq(eventTexts.name, "reason"),
      ),
    )
    .where(and(eq(events.organizationId, organizationId), eq(events.chainId, chainId), eq(events.sequence, sequence)));
  const type = [...CALLING_EVENTS, ...LATER_CALLING_EVENTS].find((calling) => calling === row?.type);
  if (row === undefined || type === undefined) return null;
  return { ...row, type, data: said.parse(JSON.parse(row.bytes.toString("utf8"))).data };
}

/** Whom it still concerns. What was done meanwhile calls nobody. */
function concerned(tx: Tx, scope: Scope, event: Called): Promise<Concern | null> {
  switch (event.type) {
    case "evaluation.weighting_opened":
    case "evaluation.scoring_opened":
      return ballotConcern(tx, scope, event, event.data.participants ?? []);
    case "evaluation.participant_added":
      return ballotConcern(tx, scope, event, event.data.member === undefined ? [] : [event.data.member]);
    case "evaluation.reminded":
      return ballotConcern(tx, scope, event, null);
    case "decision.proposed":
    case "decision.revised":
      return approvalConcern(tx, scope, event);
    case "decision.reading_asked":
      return readingConcern(tx, scope, event);
    case "approval.changes_requested":
      return changesConcern(tx, scope, event);
    case "suggestion.made":
      return suggestionConcern(tx, scope, event);
    case "decision.trigger_happened":
    case "decision.review_date_changed":
    case "decision.reviewed":
    case "decision.adoption_recorded":
    case "evaluation.evidence_added":
      return reviewConcern(tx, scope, event);
    case "comment.posted":
    case "comment.edited":
      return mentionConcern(tx, scope, event);
  }
}

/** Who has not submitted in the open round: of those named, or, with null, of all who take part. */
async function ballotConcern(
  tx: Tx,
  scope: Scope,
  event: Called,
  named: readonly string[] | null,
): Promise<Concern | null> {
  const { evaluation } = event.data;
  if (evaluation === undefined || named?.length === 0) return null;
  const p = evaluationParticipants;
  const rows = await tx
    .select({
      memberId: p.memberId,
      kind: rounds.kind,
      method: evaluations.method,
      deadlineAt: rounds.deadlineAt,
      deadlineZone: rounds.deadlineZone,
    })
    .from(p)
    .innerJoin(evaluations, and(eq(evaluations.organizationId, p.organizationId), eq(evaluations.id, p.evaluationId)))
    .innerJoin(
      rounds,
      and(
        eq(rounds.organizationId, evaluations.organizationId),
        eq(rounds.evaluationId, evaluations.id),
        sql`${rounds.kind} = ${evaluations.phase}`,
        isNull(rounds.revealedAt),
        sql`(${rounds.deadlineAt} is null or ${rounds.deadlineAt} > clock_timestamp())`,
      ),
    )
    .where(
      and(
        eq(p.organizationId, scope.organizationId),
        eq(p.evaluationId, evaluation),
        named === null ? undefined : inArray(p.memberId, [...named]),
        isNull(p.removedAt),
        not(hasSubmitted(rounds.id, p)),
      ),
    );
  const [first] = rows;
  if (first === undefined) return null;
  const deadline = first.deadlineAt === null ? null : deadlineOf(first.deadlineAt, first.deadlineZone ?? "UTC");
  const isVote = first.method !== "matrix";
  const call = { deadline, isWeighting: first.kind === "weighting", isVote, place: "/evaluation/ballot" };
  return { memberIds: rows.map((row) => row.memberId), call };
}

/** A proposal, or a first text of a correction, calls everybody who may decide; a later text, whose word no longer counts. */
async function approvalConcern(tx: Tx, scope: Scope, event: Called): Promise<Concern | null> {
  const [awaiting] = await readAwaiting(tx, scope, sql`decisions.id = ${event.decisionId}`);
  if (awaiting === undefined) return null;
  const waiting = awaiting.eligible.map((approver) => approver.memberId).filter((id) => waitsFor(awaiting, id));
  const isFirst =
    event.type === "decision.proposed" ||
    (event.acceptedRevision !== null && event.data.basedOn === event.acceptedRevision);
  const memberIds = isFirst ? waiting : waiting.filter((id) => awaiting.earlierReaders.includes(id));
  return { memberIds, call: { place: "/approval", title: awaiting.decision.title, actorName: awaiting.authorName } };
}

async function changesConcern(tx: Tx, scope: Scope, event: Called): Promise<Concern | null> {
  const [awaiting] = await readAwaiting(tx, scope, sql`decisions.id = ${event.decisionId}`);
  const stands = awaiting?.requests.some((request) => request.memberId === event.actorId) === true;
  return stands
    ? { memberIds: await stewardOf(tx, scope, event), call: { place: "/approval", words: event.reason } }
    : null;
}

/** The steward, as long as nobody has settled it. */
async function suggestionConcern(tx: Tx, scope: Scope, event: Called): Promise<Concern | null> {
  const { suggestion } = event.data;
  if (suggestion === undefined) return null;
  const open = await tx.$count(
    suggestions,
    and(
      eq(suggestions.organizationId, scope.organizationId),
      eq(suggestions.id, suggestion),
      eq(suggestions.state, "open"),
    ),
  );
  return open === 0
    ? null
    : { memberIds: await stewardOf(tx, scope, event), call: { place: "#passages", words: event.reason } };
}

/** The steward, as long as they may see what they look after: their role or lines may have changed since. */
async function stewardOf(tx: Tx, scope: Scope, decision: Called): Promise<readonly string[]> {
  return [...(await readMentionable(tx, scope, decision, null, [decision.stewardId]))];
}

/** The steward, as long as the review is due: what was answered or put off meanwhile calls nobody. */
async function reviewConcern(tx: Tx, scope: Scope, event: Called): Promise<Concern | null> {
  const [due] = await readDueReviews(tx, scope, sql`decisions.id = ${event.decisionId}`, { ahead: 0 });
  if (due === undefined) return null;
  const causes = due.causes.map((cause) => CAUSE_WORDS[cause]).join(", and ");
  const words = event.type === "decision.trigger_happened" ? event.reason : "";
  return { memberIds: await stewardOf(tx, scope, event), call: { place: "/review", causes, words } };
}

/** Of those who were asked, who can still read it and has not. */
async function readingConcern(tx: Tx, scope: Scope, { data, ...decision }: Called): Promise<Concern> {
  const unread = await readUnread(tx, scope, decision.decisionId, data.members ?? []);
  const readers = await readMentionable(tx, scope, decision, null, unread);
  const deadline = data.dueOn == null ? null : dayInWords(data.dueOn);
  return { memberIds: unread.filter((id) => readers.has(id)), call: { deadline } };
}

async function mentionConcern(tx: Tx, scope: Scope, { data, ...decision }: Called): Promise<Concern | null> {
  if (data.comment === undefined || (data.mentions ?? []).length === 0) return null;
  const rows = await tx
    .select({
      memberId: mentions.memberId,
      body: comments.body,
      evaluationId: comments.evaluationId,
      criterionId: comments.criterionId,
      optionId: comments.optionId,
    })
    .from(mentions)
    .innerJoin(comments, and(eq(comments.organizationId, mentions.organizationId), eq(comments.id, mentions.commentId)))
    .where(
      and(
        eq(mentions.organizationId, scope.organizationId),
        eq(mentions.commentId, data.comment),
        inArray(mentions.memberId, [...(data.mentions ?? [])]),
        isNull(mentions.seenAt),
        isNull(comments.deletedAt),
      ),
    );
  const [first] = rows;
  if (first === undefined) return null;
  const place = commentAddress({ commentId: data.comment, ...first });
  // Who may read it now: between the comment and its mail somebody's role or lines, or the decision's, may have changed.
  const mentioned = rows.map((row) => row.memberId);
  const readers = await readMentionable(tx, scope, decision, first.evaluationId, mentioned);
  const memberIds = mentioned.filter((id) => readers.has(id));
  return { memberIds, call: { words: inOneLine(first.body), place } };
}

async function readRecipients(tx: Tx, scope: Scope, memberIds: readonly string[]): Promise<readonly Recipient[]> {
  if (memberIds.length === 0) return [];
  return tx
    .select({ memberId: memberships.id, email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.organizationId, scope.organizationId),
        eq(memberships.status, "active"),
        inArray(memberships.id, [...memberIds]),
      ),
    );
}

/** An ISO date as people write it. */
const dayInWords = (day: string): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" }).format(
    new Date(day),
  );

/** "Thu 15 Oct, 17:00 CEST", in the zone in which the deadline was set. */
function deadlineOf(at: Date, timeZone: string): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-GB", { timeZone, ...options }).format(at);
  const day = part({ weekday: "short", day: "numeric", month: "short" }).replace(",", "");
  const clock = part({ hour: "2-digit", minute: "2-digit", timeZoneName: "short" });
  return `${day}, ${clock}`;
}
