import { and, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { z } from "zod";
import { withOrg } from "@/db/client";
import { ballots, rounds } from "@/db/schema/evaluations";
import { events } from "@/db/schema/history";
import {
  evaluationInDiscussion,
  evaluationInScoring,
  score,
  scoresOf,
  type TestEvaluation,
} from "@/db/testing/evaluations";
import type { Ctx } from "@/lib/access/context";
import { evaluate } from "@/lib/mcda/evaluate";
import { readStanding } from "../matrix/queries";
import { evaluationInput } from "../matrix/rules";
import { openSecondRound } from "../phases/mutations";
import { changeDeadline, revealRound } from "../rounds/mutations";
import { submitBallot, type BallotReceipt } from "./mutations";

const ROUNDS = 60;

interface Race {
  readonly roundId: string;
  readonly deadline: Date;
  readonly accepted: ReadonlyMap<string, readonly BallotReceipt[]>;
  readonly refused: number;
}

/** Fires ballots at a round whose deadline falls among them, while the steward extends it or reveals it. */
async function race(of: TestEvaluation, at: number): Promise<Race> {
  const { steward, ana, ben, evaluationId, number, criteria, options } = of;
  const extraCells = criteria.flatMap(({ id: criterionId }) =>
    options.map(({ id: optionId }) => ({ criterionId, optionId })),
  );
  const { roundId } = await openSecondRound(steward, { evaluationId, extraCells });
  const deadline = await expireIn(steward, roundId, (at % 6) * 8);
  const accepted = new Map<string, BallotReceipt[]>();
  let refusals = 0;
  const vote = async (voter: Ctx, turn: number) => {
    const ballot = scoresOf(of, `${1 + (turn % 5)}${1 + (at % 5)} 4${1 + ((turn + at) % 5)}`);
    const receipt = await submitBallot(voter, { number, roundId, ballot }).catch(refused);
    if (receipt === null) refusals += 1;
    else accepted.set(voter.memberId, [...(accepted.get(voter.memberId) ?? []), receipt]);
  };
  const votes = async (voter: Ctx) => {
    for (let turn = 0; turn < 3; turn++) await vote(voter, turn);
  };
  const steer = async () => {
    if (at % 3 === 1)
      await changeDeadline(steward, { evaluationId, deadline: { at: later(deadline), zone: "UTC" } }).catch(refused);
    await vote(steward, at);
    await revealRound(steward, { evaluationId }).catch(refused);
  };
  await Promise.all([votes(ana), votes(ben), votes(ana), votes(ben), steer()]);
  return { roundId, deadline, accepted, refused: refusals };
}

test(`no ballot counts past the deadline or the reveal, and none acknowledged is lost, in ${ROUNDS} races`, async () => {
  const evaluation = await evaluationInDiscussion();
  const { steward, evaluationId, decisionId } = evaluation;
  let late = 0;
  let lost = 0;
  let taken = 0;
  let refusals = 0;
  for (let at = 0; at < ROUNDS; at++) {
    const { roundId, deadline, accepted, refused: tooLate } = await race(evaluation, at);
    const history = (await historyOf(steward, decisionId)).filter((event) => event.data.round === roundId);
    refusals += tooLate;
    taken += [...accepted.values()].flat().length;
    late += countLate(history, deadline);
    lost += await countLost(steward, roundId, accepted, history);
    if (!history.some((event) => event.type === "evaluation.round_revealed")) await finish(evaluation, roundId);
  }
  expect({ late, lost }).toEqual({ late: 0, lost: 0 });
  expect(Math.min(taken, refusals), "the deadline has to fall among the ballots").toBeGreaterThan(ROUNDS / 2);
  const standing = await withOrg(steward, (tx) => readStanding(tx, steward, evaluationId));
  const result = evaluate(evaluationInput(standing));
  const votes = new Set(result.cells.flatMap((cell) => cell.votes.map((vote) => vote.voterId)));
  expect(votes.size).toBe(3);
}, 180_000);

test("a reveal is let in while ballots keep coming", async () => {
  const evaluation = await evaluationInScoring();
  const { steward, ana, ben, evaluationId, number, roundId } = evaluation;
  let left = 300;
  const keepVoting = async (voter: Ctx): Promise<void> => {
    const ballot = scoresOf(evaluation, "33 33");
    for (let isTaken = true; isTaken && left > 0; left--)
      isTaken = (await submitBallot(voter, { number, roundId, ballot }).catch(refused)) !== null;
  };
  await Promise.all([steward, ana, ben].map((voter) => score(evaluation, voter, "33 33")));
  const crowd = [steward, ana, ben, steward, ana, ben].map(keepVoting);
  await revealRound(steward, { evaluationId });
  expect(left, "the reveal may not wait until everybody has had enough").toBeGreaterThan(0);
  await Promise.all(crowd);
});

interface Told {
  readonly type: string;
  readonly sequence: number;
  readonly recordedAt: number;
  readonly data: Readonly<Record<string, unknown>>;
}

async function historyOf(ctx: Ctx, chainId: string): Promise<Told[]> {
  const rows = await withOrg(ctx, (tx) =>
    tx
      .select({ type: events.type, sequence: events.sequence, recordedAt: events.recordedAt, bytes: events.bytes })
      .from(events)
      .where(and(eq(events.organizationId, ctx.organizationId), eq(events.chainId, chainId)))
      .orderBy(events.sequence),
  );
  return rows.map(({ bytes, recordedAt, ...row }) => ({
    ...row,
    recordedAt: recordedAt.getTime(),
    data: dataOf(bytes),
  }));
}

/** Ballots recorded after the reveal, or after the deadline that was in force at their place in the chain. */
function countLate(history: readonly Told[], first: Date): number {
  let deadline = first.getTime();
  let isRevealed = false;
  let late = 0;
  for (const { type, data, recordedAt } of history) {
    if (type === "evaluation.deadline_changed") deadline = Date.parse(String(data.to));
    if (type === "evaluation.round_revealed") isRevealed = true;
    if (type === "evaluation.ballot_submitted" && (isRevealed || recordedAt > deadline)) late += 1;
  }
  return late;
}

/** Acknowledged ballots that neither count nor were replaced by a later one, and events nobody was told of. */
async function countLost(
  ctx: Ctx,
  roundId: string,
  accepted: ReadonlyMap<string, readonly BallotReceipt[]>,
  history: readonly Told[],
) {
  const counted = await withOrg(ctx, (tx) =>
    tx
      .select({ memberId: ballots.memberId, sequence: ballots.eventSequence })
      .from(ballots)
      .where(and(eq(ballots.organizationId, ctx.organizationId), eq(ballots.roundId, roundId))),
  );
  const expected = [...accepted].map(
    ([memberId, receipts]) => `${memberId}:${Math.max(...receipts.map((receipt) => receipt.sequence))}`,
  );
  const found = counted.map(({ memberId, sequence }) => `${memberId}:${sequence}`);
  const acknowledged = [...accepted.values()].flat().length;
  const recorded = history.filter((event) => event.type === "evaluation.ballot_submitted").length;
  return (
    expected.filter((key) => !found.includes(key)).length +
    Math.abs(found.length - expected.length) +
    Math.abs(acknowledged - recorded)
  );
}

/** Brings a round that nobody voted in to its end, so that the next can open. */
async function finish({ steward, number, evaluationId, ...of }: TestEvaluation, roundId: string): Promise<void> {
  await changeDeadline(steward, { evaluationId, deadline: { at: later(new Date()), zone: "UTC" } });
  await submitBallot(steward, { number, roundId, ballot: scoresOf(of, "33 33") });
  await revealRound(steward, { evaluationId });
}

/** Sets a deadline that many milliseconds from now, by the database's clock: closer than a person could choose. */
async function expireIn(ctx: Ctx, roundId: string, milliseconds: number): Promise<Date> {
  const [round] = await withOrg(ctx, (tx) =>
    tx
      .update(rounds)
      .set({
        deadlineAt: sql`date_trunc('milliseconds', clock_timestamp()) + make_interval(secs => ${milliseconds / 1000})`,
      })
      .where(and(eq(rounds.organizationId, ctx.organizationId), eq(rounds.id, roundId)))
      .returning({ deadlineAt: rounds.deadlineAt }),
  );
  if (!round?.deadlineAt) throw new Error("The round is gone.");
  return round.deadlineAt;
}

const later = (at: Date) => new Date(at.getTime() + 60_000).toISOString();

/** A refusal is an answer; anything else is a bug. */
function refused(error: unknown): null {
  if (error instanceof Error && "code" in error && error.code === "PRECONDITION") return null;
  throw error;
}

function dataOf(bytes: Buffer): Record<string, unknown> {
  return z.object({ data: z.record(z.string(), z.unknown()) }).parse(JSON.parse(bytes.toString())).data;
}
