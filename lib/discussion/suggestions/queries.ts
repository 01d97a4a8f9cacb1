import { and, asc, eq, inArray, ne, sql, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { SectionKind } from "@/db/enums";
import { users } from "@/db/schema/accounts";
import { decisions } from "@/db/schema/decisions";
import { memberships } from "@/db/schema/organizations";
import { suggestions } from "@/db/schema/record/passages";
import type { Ctx } from "@/lib/access/context";
import type { LoadedDecision } from "@/lib/decisions/queries";
import { visibleDecisions } from "@/lib/product-lines/visibility/queries";
import type { Anchor } from "../anchors/rules";
import { SUGGESTABLE } from "./rules";

/** Other words for a passage, which nobody has taken up or refused yet. */
export interface OpenSuggestion extends Anchor {
  readonly id: string;
  readonly kind: SectionKind;
  readonly revision: number;
  readonly replacement: string;
  readonly reason: string;
  readonly author: { readonly memberId: string; readonly name: string };
  readonly createdAt: Date;
  readonly isOwn: boolean;
}

/** The open suggestions for a decision's record, oldest first. */
export async function readOpenSuggestions(tx: Tx, ctx: Ctx, decision: LoadedDecision): Promise<OpenSuggestion[]> {
  const rows = await tx
    .select({
      id: suggestions.id,
      kind: suggestions.kind,
      quote: suggestions.quote,
      before: suggestions.before,
      after: suggestions.after,
      startsAt: suggestions.startsAt,
      revision: suggestions.revision,
      replacement: suggestions.replacement,
      reason: suggestions.reason,
      authorId: suggestions.authorId,
      authorName: users.name,
      createdAt: suggestions.createdAt,
    })
    .from(suggestions)
    .innerJoin(
      memberships,
      and(eq(memberships.organizationId, suggestions.organizationId), eq(memberships.id, suggestions.authorId)),
    )
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(suggestions.organizationId, ctx.organizationId),
        eq(suggestions.decisionId, decision.id),
        eq(suggestions.state, "open"),
      ),
    )
    .orderBy(asc(suggestions.createdAt), asc(suggestions.id));
  return rows.map(({ authorId, authorName, ...row }) => ({
    ...row,
    author: { memberId: authorId, name: authorName },
    isOwn: authorId === ctx.memberId,
  }));
}

/** A decision that the reader looks after, with what others suggest for its text. */
export interface SuggestedTo {
  readonly decision: { readonly id: string; readonly number: number; readonly title: string };
  readonly suggestions: number;
  /** Who suggests it, each once. */
  readonly authorNames: readonly string[];
  /** Of the first that waits. */
  readonly since: Date;
}

/** A condition on suggestions joined with their decisions: they wait for the reader, who looks after the text and may settle them. */
export function waitingSuggestions(ctx: Ctx): SQL | undefined {
  if (ctx.role === "stakeholder") return sql`false`;
  return and(
    eq(suggestions.organizationId, ctx.organizationId),
    eq(decisions.stewardId, ctx.memberId),
    eq(suggestions.state, "open"),
    ne(suggestions.authorId, ctx.memberId),
    inArray(decisions.status, [...SUGGESTABLE]),
    visibleDecisions(ctx),
  );
}

/** What the reader looks after and others suggest other words for, what waits longest first. */
export async function readSuggestedTo(tx: Tx, ctx: Ctx): Promise<readonly SuggestedTo[]> {
  const rows = await tx
    .select({
      decision: { id: decisions.id, number: decisions.number, title: decisions.title },
      suggestions: sql<number>`count(*)::int`,
      authorNames: sql<string[]>`array_agg(distinct ${users.name})`,
      since: sql<string>`min(${suggestions.createdAt})`,
    })
    .from(suggestions)
    .innerJoin(
      decisions,
      and(eq(decisions.organizationId, suggestions.organizationId), eq(decisions.id, suggestions.decisionId)),
    )
    .innerJoin(
      memberships,
      and(eq(memberships.organizationId, suggestions.organizationId), eq(memberships.id, suggestions.authorId)),
    )
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(waitingSuggestions(ctx))
    .groupBy(decisions.id, decisions.number, decisions.title)
    .orderBy(sql`min(${suggestions.createdAt})`, asc(decisions.number));
  return rows.map(({ since, ...row }) => ({ ...row, since: new Date(since) }));
}
