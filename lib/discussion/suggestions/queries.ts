import { and, asc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { SectionKind } from "@/db/enums";
import { users } from "@/db/schema/accounts";
import { memberships } from "@/db/schema/organizations";
import { suggestions } from "@/db/schema/record/passages";
import type { Ctx } from "@/lib/access/context";
import type { LoadedDecision } from "@/lib/decisions/queries";
import type { Anchor } from "../anchors/rules";

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
