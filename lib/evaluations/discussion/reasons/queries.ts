import type { Ctx } from "@/lib/access/context";
import { getDiscussion } from "../queries";
import type { ReasonsAfter } from "./input";
import { reasonsAfter, type NamedVote } from "./rules";

/** The next reasons of one cell, as the discussion shows them. Empty when there is nothing to show the caller. */
export async function readReasons(ctx: Ctx, input: ReasonsAfter): Promise<readonly NamedVote[]> {
  const { number, evaluation, round } = input;
  const shown = await getDiscussion(ctx, { number, evaluation, round });
  const cell = shown?.cells.find((one) => one.criterionId === input.criterionId && one.optionId === input.optionId);
  if (shown === null || cell === undefined) return [];
  const nameOf = new Map(shown.people.map(({ memberId, name }) => [memberId, name]));
  return reasonsAfter(cell.votes, input.after).map((vote) => ({ ...vote, name: nameOf.get(vote.memberId) ?? "" }));
}
