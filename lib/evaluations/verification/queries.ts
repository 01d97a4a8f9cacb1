import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { EvaluationMethod, EvaluationPhase } from "@/db/enums";
import type { Standing } from "@/lib/history/struck/rules";
import { rowsOf } from "@/lib/history/verification/beside";
import type { CheckedRows, ToldChain } from "@/lib/history/verification/one-chain";
import type { Finding } from "@/lib/history/verification/rules";
import { readMemberNames } from "../queries";
import { recompute } from "../results/queries";
import { recomputeVote } from "../votes/closing/queries";
import { checkFacts } from "./facts/queries";
import { tellVote, type ToldBallot, type ToldEvaluation, type ToldVote } from "./rules";

const found = (sequence: number | null, what: string): Finding => ({ sequence, what });

/** Compares a decision's evaluations, their ballots, frozen results, choices and facts with what its events say. */
export async function checkEvaluations(tx: Tx, chain: ToldChain): Promise<CheckedRows> {
  const told = tellVote(chain.events);
  const results = await checkResults(tx, chain, told);
  const ballots = await checkBallots(tx, chain, told);
  const facts = await checkFacts(tx, chain);
  return {
    read: results.read + ballots.read + facts.read,
    findings: [...results.findings, ...ballots.findings, ...facts.findings],
  };
}

/** Computes every frozen result of a decision again from its ballots. */
export async function checkRecomputed(tx: Tx, chain: ToldChain): Promise<CheckedRows> {
  const { scope, id, events } = chain;
  const closed = [...tellVote(events).evaluations.values()].filter(({ phase }) => phase === "closed");
  const rows = await rowsOf(
    tx,
    chain,
    "evaluations",
  )<{ id: string; method: EvaluationMethod }>(sql`
    select id, method from evaluations where organization_id = ${scope.organizationId} and decision_id = ${id} and result is not null`);
  const methods = new Map(rows.map((row) => [row.id, row.method]));
  const findings: Finding[] = [];
  for (const { id: evaluationId, number, result } of closed) {
    const method = methods.get(evaluationId);
    if (method === undefined) continue;
    const again = method === "matrix" ? recompute : recomputeVote;
    const fault = await again(tx, scope, evaluationId).then(
      ({ isEqual }) => (isEqual ? null : "does not follow from its ballots"),
      (error: unknown) => `cannot be computed from its ballots (${error instanceof Error ? error.name : "no reason"})`,
    );
    if (fault !== null) findings.push(found(result?.sequence ?? null, `the result of evaluation ${number} ${fault}.`));
  }
  return { read: closed.length, findings };
}

interface KeptEvaluation extends Record<string, unknown> {
  readonly id: string;
  readonly number: number;
  readonly phase: EvaluationPhase;
  /** SHA-256 of the frozen text, computed by the database. */
  readonly hash: string | null;
  readonly resultHash: string | null;
  readonly option: string | null;
  readonly reason: string;
}

async function checkResults(tx: Tx, chain: ToldChain, told: ToldVote): Promise<CheckedRows> {
  const { scope, id } = chain;
  const rows = await rowsOf(
    tx,
    chain,
    "evaluations",
  )<KeptEvaluation>(sql`
    select id, number, phase, encode(sha256(convert_to(result, 'UTF8')), 'hex') as hash, encode(result_hash, 'hex') as "resultHash",
      chosen_option_id as option, coalesce(choice_reason, '') as reason
    from evaluations where organization_id = ${scope.organizationId} and decision_id = ${id} order by number`);
  const reasons = await rowsOf(
    tx,
    chain,
    "texts",
  )<{ sequence: number; body: string }>(sql`
    select sequence, body from event_texts
    where organization_id = ${scope.organizationId} and chain_id = ${id} and name = 'reason'`);
  const reasonAt = new Map(reasons.map(({ sequence, body }) => [sequence, body]));
  const kept = new Map(rows.map((row) => [row.id, row]));
  const findings = [...told.evaluations.values()].flatMap((evaluation) => {
    const row = kept.get(evaluation.id);
    if (row === undefined) return [found(null, `evaluation ${evaluation.number} was deleted.`)];
    return checkEvaluation(row, evaluation, reasonAt.get(evaluation.choice.sequence));
  });
  const untold = rows
    .filter((row) => !told.evaluations.has(row.id))
    .map((row) => found(null, `evaluation ${row.number} was inserted without an event.`));
  return { read: rows.length, findings: [...findings, ...untold] };
}

/** `reason` is what the choice committed to, unless it was erased. */
function checkEvaluation(row: KeptEvaluation, told: ToldEvaluation, reason: string | undefined): Finding[] {
  const of = `of evaluation ${told.number}`;
  const findings: Finding[] = [];
  if (row.number !== told.number || row.phase !== told.phase)
    findings.push(found(null, `the phase ${of} is ${row.phase}, but by its events it is ${told.phase}.`));
  const sequence = told.result?.sequence ?? null;
  if (told.result !== null && row.hash === null) findings.push(found(sequence, `the result ${of} was deleted.`));
  else if (row.hash !== row.resultHash || row.hash !== (told.result?.hash ?? null))
    findings.push(found(sequence, `the result ${of} was changed after it was frozen.`));
  const { choice } = told;
  if (row.option !== choice.option)
    findings.push(found(choice.sequence, `the option chosen after evaluation ${told.number} was changed.`));
  if ((row.reason !== "") !== choice.hasReason || (choice.hasReason && reason !== undefined && reason !== row.reason))
    findings.push(found(choice.sequence, `the reason for the choice after evaluation ${told.number} was changed.`));
  return findings;
}

interface KeptBallot extends Record<string, unknown> {
  readonly round: string;
  readonly member: string;
  readonly name: string;
  readonly which: string;
  readonly hash: string | null;
  readonly commitment: string | null;
  readonly sequence: number | null;
  readonly isVoid: boolean;
}

async function checkBallots(tx: Tx, chain: ToldChain, told: ToldVote): Promise<CheckedRows> {
  const { scope, id, standing } = chain;
  const rows = await rowsOf(
    tx,
    chain,
    "evaluations",
  )<KeptBallot>(sql`
    select b.round_id as round, b.member_id as member, u.name,
      r.kind || ' round ' || r.number || ' of evaluation ' || e.number as which,
      encode(sha256(b.salt || convert_to(b.submission, 'UTF8')), 'hex') as hash, encode(b.commitment, 'hex') as commitment,
      b.event_sequence as sequence, b.voided_at is not null as "isVoid"
    from ballots b
    join rounds r on r.organization_id = b.organization_id and r.id = b.round_id
    join evaluations e on e.organization_id = r.organization_id and e.id = r.evaluation_id
    join memberships m on m.organization_id = b.organization_id and m.id = b.member_id
    join users u on u.id = m.user_id
    where b.organization_id = ${scope.organizationId} and e.decision_id = ${id} and b.submission is not null
    order by e.number, r.number, r.kind, u.name`);
  const kept = new Set(rows.map((row) => `${row.round} ${row.member}`));
  const missing = [...told.ballots].flatMap(([key, ballot]) => (kept.has(key) ? [] : [ballot]));
  const members = missing.flatMap(({ member }) => (member === null ? [] : [member]));
  const names = await readMemberNames(tx, scope, members);
  const findings = [
    ...missing.map(({ sequence, member }) =>
      found(sequence, `the ballot of ${names.get(member ?? "") ?? "a member"} was deleted.`),
    ),
    ...rows.flatMap((row) => checkBallot(row, told.ballots.get(`${row.round} ${row.member}`), standing)),
  ];
  return { read: rows.length, findings };
}

function checkBallot(row: KeptBallot, told: ToldBallot | undefined, standing: Standing): Finding[] {
  const what = `the ballot of ${row.name} in ${row.which}`;
  if (told === undefined) return [found(null, `${what} was inserted without an event.`)];
  const { commitment = "", sequence } = told;
  if (row.hash !== standing(commitment) || row.commitment !== commitment || row.sequence !== sequence)
    return [found(told.sequence, `${what} is not the one they submitted.`)];
  return row.isVoid && !told.mayBeVoid ? [found(told.sequence, `${what} was voided without an event.`)] : [];
}
