import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import type { SectionKind } from "@/db/enums";
import { users } from "@/db/schema/accounts";
import { comments, mentions } from "@/db/schema/discussion";
import { memberships } from "@/db/schema/organizations";
import { passages } from "@/db/schema/record/passages";
import { assertCan, can } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { locateWords } from "@/lib/adr/text/passages/locate";
import { readNamed } from "@/lib/decisions/naming/queries";
import { loadDecision, type LoadedDecision } from "@/lib/decisions/queries";
import { readRevision } from "@/lib/decisions/revisions/queries";
import { invalid } from "@/lib/errors";
import { bodiesOf, readComments, type Thread } from "../queries";
import { readOpenSuggestions, type OpenSuggestion } from "../suggestions/queries";
import type { LocatePassage } from "./input";
import { anchorAt, type Anchor } from "../anchors/rules";

/** A thread on a passage, with where it stood when it was begun. */
export interface PassageThread extends Anchor {
  readonly id: string;
  readonly kind: SectionKind;
  readonly revision: number;
  readonly author: string;
  readonly resolvedAt: Date | null;
  /** May the reader resolve or reopen it? */
  readonly canSettle: boolean;
  readonly thread: Thread;
}

/** What is said and suggested on passages of one record. */
export interface PassageTalk {
  readonly threads: readonly PassageThread[];
  readonly suggestions: readonly OpenSuggestion[];
}

/** The threads and open suggestions on a decision's record, or NOT_FOUND. Where they stand now is the page's to find. */
export async function getPassageTalk(ctx: Ctx, number: number): Promise<PassageTalk> {
  return withOrg(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { number });
    return {
      threads: await readThreads(tx, ctx, decision),
      suggestions: await readOpenSuggestions(tx, ctx, decision),
    };
  });
}

/** Where the chosen words stand in the section's Markdown, or INVALID with a sentence for the field. */
export async function locatePassage(ctx: Ctx, input: LocatePassage): Promise<Anchor> {
  return withOrg(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { id: input.decisionId });
    assertCan(ctx, "comment", decision);
    return readAnchor(tx, ctx, input);
  });
}

/** Like `locatePassage`, within a verb. */
export async function readAnchor(
  tx: Tx,
  ctx: Ctx,
  { decisionId, revision, kind, words, at }: LocatePassage,
): Promise<Anchor> {
  const { sections } = await readRevision(tx, ctx, decisionId, revision);
  const body = sections.find((section) => section.kind === kind)?.body ?? "";
  const place = locateWords(body, words, at);
  if (place === null) {
    const message = "These words do not stand in this section as they are. Choose them again, as they are read there.";
    throw invalid(message, { words: message });
  }
  return anchorAt(body, place.start, place.end);
}

async function readThreads(tx: Tx, ctx: Ctx, decision: LoadedDecision): Promise<PassageThread[]> {
  const rows = await tx
    .select({
      id: passages.id,
      kind: passages.kind,
      quote: passages.quote,
      before: passages.before,
      after: passages.after,
      startsAt: passages.startsAt,
      revision: passages.revision,
      createdBy: passages.createdBy,
      author: users.name,
      resolvedAt: passages.resolvedAt,
    })
    .from(passages)
    .innerJoin(
      memberships,
      and(eq(memberships.organizationId, passages.organizationId), eq(memberships.id, passages.createdBy)),
    )
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(passages.organizationId, ctx.organizationId), eq(passages.decisionId, decision.id)))
    .orderBy(asc(passages.createdAt), asc(passages.id));
  if (rows.length === 0) return [];
  const ofPassages = and(
    eq(comments.organizationId, ctx.organizationId),
    eq(comments.decisionId, decision.id),
    isNotNull(comments.passageId),
  );
  const said = await readComments(tx, ctx, ofPassages);
  const named = await readNamed(tx, ctx, decision.id, bodiesOf(said));
  const unseen = await tx
    .select({ passageId: comments.passageId })
    .from(mentions)
    .innerJoin(comments, and(eq(comments.organizationId, mentions.organizationId), eq(comments.id, mentions.commentId)))
    .where(and(ofPassages, eq(mentions.memberId, ctx.memberId), isNull(mentions.seenAt)));
  const canEdit = can(ctx, "edit decisions", decision).allowed;
  return rows.map(({ createdBy, ...row }) => ({
    ...row,
    canSettle: canEdit || createdBy === ctx.memberId,
    thread: {
      place: { decisionId: decision.id, passageId: row.id },
      comments: said.flatMap(({ passageId, ...comment }) => (passageId === row.id ? [comment] : [])),
      named,
      shut: row.resolvedAt === null ? null : "This thread is resolved. Reopen it to answer.",
      unseenMentions: unseen.filter(({ passageId }) => passageId === row.id).length,
    },
  }));
}
