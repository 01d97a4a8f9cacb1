import { and, asc, eq, inArray, isNull, lt, sql, type SQL } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import type { DecisionLinkKind, EvaluationPhase } from "@/db/enums";
import { users } from "@/db/schema/accounts";
import { adoptions } from "@/db/schema/adoption";
import { decisions } from "@/db/schema/decisions";
import { evidence } from "@/db/schema/evaluation/evidence";
import { evaluationCriteria, evaluationOptions, evaluations, rounds } from "@/db/schema/evaluations";
import { memberships, organizations, productLines } from "@/db/schema/organizations";
import { danglingLinks } from "@/db/schema/record/connections";
import type { Ctx } from "@/lib/access/context";
import { readMatrix } from "@/lib/adoption/matrix/queries";
import { NAMING } from "@/lib/decisions/links/rules";
import { databaseClock } from "@/lib/history/clock";
import { visibleDecisions, visibleLines } from "@/lib/product-lines/visibility/queries";
import { readDueReviews, type DueReview } from "@/lib/reviews/queries";

/** A decision that something is wrong with. */
interface Ailing {
  readonly decision: { readonly id: string; readonly number: number; readonly title: string };
  readonly steward: string;
}

/** Some of what was found, the oldest first. */
export interface Found<T> {
  readonly rows: readonly T[];
  /** There are more than are listed. */
  readonly isCut: boolean;
}

/** A proposal that nobody has decided for longer than the organization allows. */
export interface OldProposal extends Ailing {
  readonly proposedAt: Date;
}

/** A fact of a closed evaluation whose day has passed. */
export interface ExpiredEvidence extends Ailing {
  readonly id: string;
  readonly option: string;
  readonly criterion: string;
  /** ISO date: the last day it held. */
  readonly validUntil: string;
}

export interface ExpiredWaiver extends Ailing {
  readonly id: string;
  readonly line: string;
  /** ISO date: the last day it held. */
  readonly expiresOn: string;
}

export interface Dangling extends Ailing {
  readonly kind: (typeof NAMING)[DecisionLinkKind];
  readonly target: string;
}

/** An evaluation whose round is past its deadline, or that has been open for longer than the organization allows a proposal to lie. */
export interface UnclosedEvaluation extends Ailing {
  readonly id: string;
  readonly phase: EvaluationPhase;
  readonly since: Date;
  /** Its round takes no more ballots and waits to be revealed. */
  readonly isLocked: boolean;
}

/** A decision in force to which a product line has not said how it stands. */
export interface Unadopted {
  readonly decision: Ailing["decision"];
  readonly lines: readonly string[];
}

/** What rots in an organization, of what the reader may see. */
export interface Upkeep {
  readonly now: Date;
  /** In days: after how many a proposal or an open evaluation counts as left lying. */
  readonly proposalLimit: number;
  readonly proposals: Found<OldProposal>;
  readonly reviews: Found<DueReview>;
  readonly waivers: Found<ExpiredWaiver>;
  readonly evidence: Found<ExpiredEvidence>;
  readonly dangling: Found<Dangling>;
  readonly unadopted: Found<Unadopted>;
  readonly evaluations: Found<UnclosedEvaluation>;
}

/** So many of each kind are listed. */
const LISTED = 50;

function cut<T>(rows: readonly T[]): Found<T> {
  return { rows: rows.slice(0, LISTED), isCut: rows.length > LISTED };
}

/** Everything that rots, the oldest of each kind first; with `own`, only of decisions that the reader looks after. */
export async function getUpkeep(ctx: Ctx, { own }: { readonly own: boolean }): Promise<Upkeep> {
  const found = await withOrg(ctx, async (tx) => {
    const limit = await readProposalLimit(tx, ctx);
    const which = and(
      eq(decisions.organizationId, ctx.organizationId),
      visibleDecisions(ctx),
      own ? eq(decisions.stewardId, ctx.memberId) : undefined,
    );
    return {
      now: await databaseClock(tx),
      proposalLimit: limit,
      proposals: cut(await readOldProposals(tx, which, limit)),
      reviews: cut(await readDueReviews(tx, ctx, which, { ahead: 0, limit: LISTED + 1 })),
      waivers: cut(await readExpiredWaivers(tx, ctx, which)),
      evidence: cut(ctx.role === "stakeholder" ? [] : await readExpiredEvidence(tx, ctx, which)),
      dangling: cut(await readDangling(tx, which)),
      evaluations: cut(ctx.role === "stakeholder" ? [] : await readUnclosed(tx, ctx, which, limit)),
    };
  });
  return { ...found, unadopted: own ? { rows: [], isCut: false } : await readUnadopted(ctx) };
}

/** After how many days a proposal counts as left lying. */
export async function getProposalLimit(ctx: Ctx): Promise<number> {
  return withOrg(ctx, (tx) => readProposalLimit(tx, ctx));
}

async function readProposalLimit(tx: Tx, { organizationId }: Ctx): Promise<number> {
  const [row] = await tx
    .select({ days: organizations.proposalLimitDays })
    .from(organizations)
    .where(eq(organizations.organizationId, organizationId));
  return row?.days ?? 30;
}

const AILING = {
  decision: { id: decisions.id, number: decisions.number, title: decisions.title },
  steward: users.name,
};

const STEWARD = and(eq(memberships.organizationId, decisions.organizationId), eq(memberships.id, decisions.stewardId));

async function readOldProposals(tx: Tx, which: SQL | undefined, days: number): Promise<OldProposal[]> {
  const rows = await tx
    .select({ ...AILING, proposedAt: decisions.proposedAt })
    .from(decisions)
    .innerJoin(memberships, STEWARD)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        which,
        eq(decisions.status, "proposed"),
        sql`${decisions.proposedAt} < clock_timestamp() - make_interval(days => ${days})`,
      ),
    )
    .orderBy(asc(decisions.proposedAt))
    .limit(LISTED + 1);
  return rows.flatMap(({ proposedAt, ...row }) => (proposedAt === null ? [] : [{ ...row, proposedAt }]));
}

async function readExpiredWaivers(tx: Tx, ctx: Ctx, which: SQL | undefined): Promise<ExpiredWaiver[]> {
  const rows = await tx
    .select({ ...AILING, id: adoptions.id, line: productLines.name, expiresOn: adoptions.expiresOn })
    .from(adoptions)
    .innerJoin(
      decisions,
      and(eq(decisions.organizationId, adoptions.organizationId), eq(decisions.id, adoptions.decisionId)),
    )
    .innerJoin(
      productLines,
      and(eq(productLines.organizationId, adoptions.organizationId), eq(productLines.id, adoptions.productLineId)),
    )
    .innerJoin(memberships, STEWARD)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        which,
        visibleLines(ctx),
        eq(decisions.status, "accepted"),
        eq(adoptions.stance, "waived"),
        isNull(adoptions.replacedAt),
        isNull(productLines.archivedAt),
        sql`${adoptions.expiresOn} < current_date`,
      ),
    )
    .orderBy(asc(adoptions.expiresOn))
    .limit(LISTED + 1);
  return rows.flatMap(({ expiresOn, ...row }) => (expiresOn === null ? [] : [{ ...row, expiresOn }]));
}

async function readExpiredEvidence(tx: Tx, { organizationId }: Ctx, which: SQL | undefined) {
  const rows = await tx
    .select({
      ...AILING,
      id: evidence.id,
      option: evaluationOptions.name,
      criterion: evaluationCriteria.name,
      validUntil: evidence.validUntil,
    })
    .from(evidence)
    .innerJoin(
      evaluations,
      and(eq(evaluations.organizationId, evidence.organizationId), eq(evaluations.id, evidence.evaluationId)),
    )
    .innerJoin(
      decisions,
      and(eq(decisions.organizationId, evaluations.organizationId), eq(decisions.id, evaluations.decisionId)),
    )
    .innerJoin(
      evaluationOptions,
      and(eq(evaluationOptions.organizationId, evidence.organizationId), eq(evaluationOptions.id, evidence.optionId)),
    )
    .innerJoin(
      evaluationCriteria,
      and(
        eq(evaluationCriteria.organizationId, evidence.organizationId),
        eq(evaluationCriteria.id, evidence.criterionId),
      ),
    )
    .innerJoin(memberships, STEWARD)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        which,
        eq(evidence.organizationId, organizationId),
        eq(decisions.status, "accepted"),
        eq(evaluations.phase, "closed"),
        isNull(evidence.removedAt),
        sql`${evidence.validUntil} < current_date`,
        // Whoever looked since then and kept the decision has answered for it.
        sql`${evidence.validUntil} >= coalesce((select max(a.answered_at) from reviews a where a.organization_id = decisions.organization_id
          and a.decision_id = decisions.id and a.answer = 'still_valid'), '-infinity')::date`,
      ),
    )
    .orderBy(asc(evidence.validUntil))
    .limit(LISTED + 1);
  return rows.flatMap(({ validUntil, ...row }) => (validUntil === null ? [] : [{ ...row, validUntil }]));
}

async function readDangling(tx: Tx, which: SQL | undefined): Promise<Dangling[]> {
  const rows = await tx
    .select({ ...AILING, kind: danglingLinks.kind, target: danglingLinks.target })
    .from(danglingLinks)
    .innerJoin(
      decisions,
      and(eq(decisions.organizationId, danglingLinks.organizationId), eq(decisions.id, danglingLinks.decisionId)),
    )
    .innerJoin(memberships, STEWARD)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(which)
    .orderBy(asc(decisions.number), asc(danglingLinks.target))
    .limit(LISTED + 1);
  return rows.map(({ kind, ...row }) => ({ ...row, kind: NAMING[kind] }));
}

async function readUnclosed(tx: Tx, { organizationId }: Ctx, which: SQL | undefined, days: number) {
  const lockedSince =
    sql<Date | null>`(select max(r.deadline_at) from ${rounds} r where r.organization_id = ${evaluations.organizationId}
    and r.evaluation_id = ${evaluations.id} and r.revealed_at is null and r.deadline_at < clock_timestamp())`.mapWith(
      evaluations.createdAt,
    );
  const rows = await tx
    .select({
      ...AILING,
      id: evaluations.id,
      phase: evaluations.phase,
      createdAt: evaluations.createdAt,
      lockedSince,
    })
    .from(evaluations)
    .innerJoin(
      decisions,
      and(eq(decisions.organizationId, evaluations.organizationId), eq(decisions.id, evaluations.decisionId)),
    )
    .innerJoin(memberships, STEWARD)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        which,
        eq(evaluations.organizationId, organizationId),
        inArray(evaluations.phase, ["setup", "weighting", "scoring", "discussion"]),
        sql`(${lt(evaluations.createdAt, sql`clock_timestamp() - make_interval(days => ${days})`)} or ${lockedSince} is not null)`,
      ),
    )
    .orderBy(asc(evaluations.createdAt))
    .limit(LISTED + 1);
  return rows.map(({ createdAt, lockedSince: locked, ...row }) => ({
    ...row,
    since: locked ?? createdAt,
    isLocked: locked !== null,
  }));
}

/** The newest of what applies to a line that has not answered. */
async function readUnadopted(ctx: Ctx): Promise<Found<Unadopted>> {
  const { rows, columns, next } = await readMatrix(ctx, { stance: "missing" }, LISTED);
  return {
    isCut: next !== null,
    rows: rows.map(({ decision, cells }) => ({
      decision,
      lines: cells.flatMap(({ standing }, at) => (standing.kind === "missing" ? (columns[at]?.name ?? []) : [])),
    })),
  };
}
