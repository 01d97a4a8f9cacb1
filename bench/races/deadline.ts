import { randomInt } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { withOrg } from "@/db/client";
import { rounds as roundsTable } from "@/db/schema/evaluations";
import { evaluationInScoring, scoresOf, type TestEvaluation } from "@/db/testing/evaluations";
import type { Ctx } from "@/lib/access/context";
import { submitBallot } from "@/lib/evaluations/ballots/mutations";
import { closeEvaluation } from "@/lib/evaluations/results/mutations";
import { readFrozen } from "@/lib/evaluations/results/queries";
import { revealDueRounds, revealRound } from "@/lib/evaluations/rounds/mutations";
import { headStart, isRefused, readChain, type RaceReport, type Told } from "./race";

type Raced = TestEvaluation & { readonly roundId: string };

interface Race {
  readonly receipts: readonly { readonly memberId: string; readonly sequence: number }[];
  readonly counted: number;
  readonly refused: number;
  readonly deadline: Date | null;
}

/** Two clients of each of three people, all submitting at once. */
const CLIENTS_PER_VOTER = 2;

/**
 * Ballots are fired until they are refused, while the round ends among them: every other time by its deadline, else by its
 * steward, and the evaluation is closed at once. Wrong is a ballot accepted after that end, and one that the frozen result lacks.
 */
export async function raceDeadline(rounds: number): Promise<RaceReport> {
  const ways = { "ballots counted": 0, "ballots refused": 0, "rounds with both": 0 };
  const wrong: string[] = [];
  for (let at = 0; at < rounds; at++) {
    const evaluation = await evaluationInScoring();
    const raced = await race(evaluation, at % 2 === 0);
    ways["ballots counted"] += raced.counted;
    ways["ballots refused"] += raced.refused;
    ways["rounds with both"] += Number(raced.counted > 0 && raced.refused > 0);
    const problem = await findLateOrLost(evaluation, raced);
    if (problem !== null) wrong.push(`round ${at}: ${problem}`);
  }
  return { name: "ballot against the deadline", rounds, ways, wrong };
}

async function race(of: Raced, isByDeadline: boolean): Promise<Race> {
  const { number, roundId } = of;
  const receipts: Race["receipts"][number][] = [];
  const vote = async (voter: Ctx) => {
    const ballot = scoresOf(of, `${randomInt(1, 6)}${randomInt(1, 6)} ${randomInt(1, 6)}${randomInt(1, 6)}`);
    const { sequence } = await submitBallot(voter, { number, roundId, ballot });
    receipts.push({ memberId: voter.memberId, sequence });
  };
  // A result needs two scores in each cell: these two have voted before and replace it. The steward votes in the race only.
  for (const voter of [of.ana, of.ben]) await vote(voter);
  const before = receipts.length;
  let refused = 0;
  const fire = async (voter: Ctx) => {
    await headStart(2);
    refused += Number(!(await vote(voter).then(() => true, isRefused)));
  };
  const clients = [of.steward, of.ana, of.ben].flatMap((voter) => Array<Ctx>(CLIENTS_PER_VOTER).fill(voter));
  // In waves, because PostgreSQL lets ever new FOR SHARE pass a waiting FOR UPDATE: the reveal gets in between two of them.
  const fireWaves = async () => {
    while (refused === 0) await Promise.all(clients.map(fire));
  };
  const deadline = isByDeadline ? await expireIn(of, randomInt(20, 90)) : null;
  await Promise.all([fireWaves(), end(of, isByDeadline)]);
  return { receipts, counted: receipts.length - before, refused, deadline };
}

/** Ends the round as soon as it may, and closes while the last ballots are still under way. */
async function end({ steward, evaluationId }: Raced, isByDeadline: boolean): Promise<void> {
  await headStart(20);
  if (isByDeadline) while ((await revealDueRounds(steward)) === 0);
  else await revealRound(steward, { evaluationId });
  await closeEvaluation(steward, { evaluationId });
}

/** Compares what was acknowledged with the chain, its clocks, and the frozen result. */
async function findLateOrLost(of: Raced, { receipts, deadline }: Race): Promise<string | null> {
  const { steward, decisionId, evaluationId, roundId } = of;
  const chain = await readChain(steward, decisionId);
  const { frozen, revealedAt } = await withOrg(steward, async (tx) => {
    const [round] = await tx
      .select({ revealedAt: roundsTable.revealedAt })
      .from(roundsTable)
      .where(and(eq(roundsTable.organizationId, steward.organizationId), eq(roundsTable.id, roundId)));
    return { frozen: await readFrozen(tx, steward, evaluationId), revealedAt: round?.revealedAt };
  });
  const revealed = chain.find(({ type, data }) => type === "evaluation.round_revealed" && data["round"] === roundId);
  if (revealed === undefined || !revealedAt) return "never revealed";
  const submitted = chain.filter((event) => isBallotOf(roundId, event));
  const latest = Math.min(deadline?.getTime() ?? Infinity, revealedAt.getTime());
  const late = submitted.filter((event) => event.recordedAt > latest || event.sequence > revealed.sequence).length;
  const untold = receipts.filter(({ sequence }) => !submitted.some((event) => event.sequence === sequence)).length;
  const last = new Map(
    receipts.toSorted((a, b) => a.sequence - b.sequence).map((each) => [each.memberId, each.sequence]),
  );
  const expected = [...last].map(([member, sequence]) => {
    return `${member} ${submitted.find((event) => event.sequence === sequence)?.commitments["ballot"] ?? ""}`;
  });
  const counted = frozen.ballots
    .filter(({ kind }) => kind === "scoring")
    .map(({ member, commitment }) => `${member} ${commitment}`);
  const missing = expected.filter((each) => !counted.includes(each)).length;
  const surplus = counted.length - expected.length + submitted.length - receipts.length;
  if (late + untold + missing + Math.abs(surplus) === 0) return null;
  return `${late} accepted late, ${missing} not in the result, ${untold} not in the history, ${surplus} nobody was told of`;
}

const isBallotOf = (roundId: string, { type, data }: Told) =>
  type === "evaluation.ballot_submitted" && data["round"] === roundId;

/** Sets a deadline that many milliseconds from now, by the database's clock: closer than a person could choose. */
async function expireIn({ steward, roundId }: Raced, milliseconds: number): Promise<Date> {
  const [round] = await withOrg(steward, (tx) =>
    tx
      .update(roundsTable)
      .set({
        deadlineAt: sql`date_trunc('milliseconds', clock_timestamp()) + make_interval(secs => ${milliseconds / 1000})`,
      })
      .where(and(eq(roundsTable.organizationId, steward.organizationId), eq(roundsTable.id, roundId)))
      .returning({ deadlineAt: roundsTable.deadlineAt }),
  );
  if (!round?.deadlineAt) throw new Error("The round is gone.");
  return round.deadlineAt;
}
