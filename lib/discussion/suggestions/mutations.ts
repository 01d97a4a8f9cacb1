import { and, eq } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { memberships } from "@/db/schema/organizations";
import { suggestions } from "@/db/schema/record/passages";
import { assertCan } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { SECTION_LIMIT } from "@/lib/decisions/input";
import { writeRevision } from "@/lib/decisions/mutations";
import { loadDecision, type LoadedDecision } from "@/lib/decisions/queries";
import { readRevision } from "@/lib/decisions/revisions/queries";
import { savePastTogether } from "@/lib/decisions/together/mutations";
import { conflict, notFound, notFoundAs, precondition } from "@/lib/errors";
import { momentOfEvent } from "@/lib/history/clock";
import { appendEvent, type ActingCtx, type AppendedEvent } from "@/lib/history/mutations";
import { anchorAt, findPassage } from "../anchors/rules";
import type { RejectSuggestion, SuggestionConflict, SuggestionKey, SuggestWords } from "./input";
import { readOpenSuggestions } from "./queries";
import {
  assertOpen,
  assertOwnSuggestion,
  assertRoomForSuggestion,
  assertStands,
  assertSuggestable,
  isSameSuggestion,
  summaryOf,
} from "./rules";

/** Proposes other words for a passage of one revision, with a reason. Whoever may comment may. Once more while it waits changes nothing. */
export async function suggestWords(ctx: ActingCtx, input: SuggestWords): Promise<SuggestionKey> {
  const { revision, kind, quote, startsAt, replacement, reason } = input;
  return withAuthority(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { id: input.decisionId }, "update");
    assertCan(ctx, "comment", decision);
    assertSuggestable(decision.status);
    const waiting = await readOpenSuggestions(tx, ctx, decision);
    const same = waiting.find((one) => one.isOwn && isSameSuggestion(one, input));
    if (same !== undefined) return { suggestionId: same.id };
    assertRoomForSuggestion(waiting.length);
    const body = await readBody(tx, ctx, decision, revision, kind);
    assertStands(body, quote, startsAt, replacement);
    const suggestionId = uuid();
    const event = await appendEvent(tx, ctx, decision.id, {
      type: "suggestion.made",
      data: { suggestion: suggestionId, section: kind, revision },
      texts: { quote, replacement, reason },
    });
    await tx.insert(suggestions).values({
      organizationId: ctx.organizationId,
      id: suggestionId,
      decisionId: decision.id,
      kind,
      ...anchorAt(body, startsAt, startsAt + quote.length),
      revision,
      replacement,
      reason,
      authorId: ctx.memberId,
      createdAt: momentOfEvent(ctx, event),
    });
    return { suggestionId };
  });
}

/**
 * Takes a suggestion up: its words go into a new revision of the latest text, which credits its author; on an accepted decision
 * that begins or extends a correction (rule 17). When the words it replaces have changed since, CONFLICT with what stands there
 * now and what was suggested (`SuggestionConflict`).
 */
export async function acceptSuggestion(
  ctx: ActingCtx,
  input: SuggestionKey,
): Promise<SuggestionKey & { readonly revision: number }> {
  return withAuthority(ctx, async (tx) => {
    const { suggestion, decision } = await lockSuggestion(tx, ctx, input.suggestionId);
    assertCan(ctx, "edit decisions", decision);
    assertOpen(suggestion.state);
    const { kind, replacement } = suggestion;
    const body = await readBody(tx, ctx, decision, decision.latestRevision, kind);
    const found = findPassage(body, suggestion);
    if (found.state === "gone" || found.state === "changed") {
      const theirs = found.state === "gone" ? "" : body.slice(found.start, found.end);
      throw conflict(
        "These words have changed since. Take what is good of the suggestion over by hand, or reject it.",
        {
          kind,
          theirs,
          yours: replacement,
        } satisfies SuggestionConflict,
      );
    }
    const next = body.slice(0, found.start) + replacement + body.slice(found.end);
    if (next.length > SECTION_LIMIT)
      throw precondition("With these words the section would be too long. Shorten it first.");
    const summary = summaryOf(suggestion.author, suggestion.reason);
    await savePastTogether(tx, ctx, decision, kind, next);
    const { number } = await writeRevision(tx, ctx, decision, { sections: { [kind]: next }, summary });
    const event = await appendEvent(tx, ctx, decision.id, {
      type: "suggestion.accepted",
      data: { suggestion: suggestion.id, section: kind, revision: number, author: suggestion.authorId },
    });
    await settle(tx, ctx, suggestion.id, event, "accepted", number);
    return { suggestionId: suggestion.id, revision: number };
  });
}

/** Refuses a suggestion with a reason, which stays in the history. */
export async function rejectSuggestion(ctx: ActingCtx, input: RejectSuggestion): Promise<SuggestionKey> {
  return withAuthority(ctx, async (tx) => {
    const { suggestion, decision } = await lockSuggestion(tx, ctx, input.suggestionId);
    assertCan(ctx, "edit decisions", decision);
    assertOpen(suggestion.state);
    const event = await appendEvent(tx, ctx, decision.id, {
      type: "suggestion.rejected",
      data: { suggestion: suggestion.id, section: suggestion.kind, author: suggestion.authorId },
      texts: { reason: input.reason },
    });
    await settle(tx, ctx, suggestion.id, event, "rejected");
    return { suggestionId: suggestion.id };
  });
}

/** Takes the caller's own suggestion back. */
export async function withdrawSuggestion(ctx: ActingCtx, input: SuggestionKey): Promise<SuggestionKey> {
  return withAuthority(ctx, async (tx) => {
    const { suggestion, decision } = await lockSuggestion(tx, ctx, input.suggestionId);
    assertCan(ctx, "comment", decision);
    assertOwnSuggestion(suggestion.authorId, suggestion.author, ctx.memberId);
    assertOpen(suggestion.state);
    const event = await appendEvent(tx, ctx, decision.id, {
      type: "suggestion.withdrawn",
      data: { suggestion: suggestion.id, section: suggestion.kind },
    });
    await settle(tx, ctx, suggestion.id, event, "withdrawn");
    return { suggestionId: suggestion.id };
  });
}

async function readBody(
  tx: Tx,
  ctx: ActingCtx,
  decision: LoadedDecision,
  revision: number,
  kind: SuggestWords["kind"],
): Promise<string> {
  const { sections } = await readRevision(tx, ctx, decision.id, revision);
  return sections.find((section) => section.kind === kind)?.body ?? "";
}

async function settle(
  tx: Tx,
  ctx: ActingCtx,
  suggestionId: string,
  event: AppendedEvent,
  state: "accepted" | "rejected" | "withdrawn",
  settledRevision: number | null = null,
): Promise<void> {
  await tx
    .update(suggestions)
    .set({ state, settledBy: ctx.memberId, settledAt: momentOfEvent(ctx, event), settledRevision })
    .where(and(eq(suggestions.organizationId, ctx.organizationId), eq(suggestions.id, suggestionId)));
}

/** A suggestion under its decision's lock, for somebody who may see both. */
async function lockSuggestion(tx: Tx, ctx: ActingCtx, suggestionId: string) {
  const { decisionId } = await readSuggestion(tx, ctx, suggestionId);
  const decision = await loadDecision(tx, ctx, { id: decisionId }, "update").catch(notFoundAs("suggestion"));
  return { decision, suggestion: await readSuggestion(tx, ctx, suggestionId) };
}

async function readSuggestion(tx: Tx, ctx: ActingCtx, suggestionId: string) {
  const [suggestion] = await tx
    .select({
      id: suggestions.id,
      decisionId: suggestions.decisionId,
      kind: suggestions.kind,
      quote: suggestions.quote,
      before: suggestions.before,
      after: suggestions.after,
      startsAt: suggestions.startsAt,
      replacement: suggestions.replacement,
      reason: suggestions.reason,
      state: suggestions.state,
      authorId: suggestions.authorId,
      author: users.name,
    })
    .from(suggestions)
    .innerJoin(
      memberships,
      and(eq(memberships.organizationId, suggestions.organizationId), eq(memberships.id, suggestions.authorId)),
    )
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(suggestions.organizationId, ctx.organizationId), eq(suggestions.id, suggestionId)));
  if (suggestion === undefined) throw notFound("suggestion");
  return suggestion;
}
