import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { rowsOf } from "@/lib/history/verification/beside";
import { allOf, compareRows, momentText } from "@/lib/history/verification/compared";
import type { CheckedRows, ToldChain } from "@/lib/history/verification/one-chain";
import { asSaid } from "@/lib/history/verification/rules";
import { tellReviews, tellTriggers } from "./rules";

interface KeptReview extends Record<string, unknown> {
  readonly id: string;
  readonly answer: string;
  readonly cause: string;
  readonly next: string | null;
  readonly successor: string | null;
  readonly by: string;
  readonly at: string;
  readonly reason: string;
}

interface KeptTrigger extends Record<string, unknown> {
  readonly id: string;
  readonly words: string;
  readonly addedBy: string;
  readonly addedAt: string;
  readonly happenedBy: string | null;
  readonly happenedAt: string | null;
  readonly note: string;
  readonly isRemoved: boolean;
}

/** Compares every answer to a review, and everything that is watched for, with the events that tell of it. */
export async function checkReviews(tx: Tx, chain: ToldChain): Promise<CheckedRows> {
  const ofDecision = sql`organization_id = ${chain.scope.organizationId} and decision_id = ${chain.id}`;
  const reviews = await rowsOf(
    tx,
    chain,
    "reviews",
  )<KeptReview>(sql`
    select id, answer, cause, next_review_on::text as next, successor_id as successor, answered_by as by,
      ${momentText(sql`answered_at`)} as at, reason
    from reviews where ${ofDecision} order by id`);
  const triggers = await rowsOf(
    tx,
    chain,
    "triggers",
  )<KeptTrigger>(sql`
    select id, words, created_by as "addedBy", ${momentText(sql`created_at`)} as "addedAt", happened_by as "happenedBy",
      ${momentText(sql`happened_at`)} as "happenedAt", note, removed_at is not null as "isRemoved"
    from review_triggers where ${ofDecision} order by id`);
  return allOf([
    await compareRows(
      tx,
      chain,
      "the answer to a review",
      tellReviews(chain.events),
      reviews.map(({ id, answer, cause, next, successor, by, at, reason }) => ({
        id,
        said: asSaid(answer, cause, next, successor, by, at),
        words: { reason },
      })),
    ),
    await compareRows(
      tx,
      chain,
      "what is watched for",
      tellTriggers(chain.events),
      triggers.map(({ id, words, addedBy, addedAt, happenedBy, happenedAt, note, isRemoved }) => ({
        id,
        said: asSaid(asSaid(addedBy, addedAt), happenedBy, happenedAt, isRemoved),
        words: { words, note },
      })),
    ),
  ]);
}
