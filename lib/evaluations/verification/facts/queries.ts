import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { rowsOf } from "@/lib/history/verification/beside";
import type { CheckedRows, ToldChain } from "@/lib/history/verification/one-chain";
import type { Finding } from "@/lib/history/verification/rules";
import { cellOf, tellFacts, type ToldAnswer, type ToldEvidence, type ToldFacts, type ToldMeasure } from "./rules";

const found = (sequence: number | null, what: string): Finding => ({ sequence, what });

/** The words an event committed to, as they are kept beside it; undefined once they were erased. */
type Said = (sequence: number, name: string) => string | undefined;

/** Compares evidence, measured values and objections of a decision's evaluations with what its events say. */
export async function checkFacts(tx: Tx, chain: ToldChain): Promise<CheckedRows> {
  const told = tellFacts(chain.events);
  const rows = await rowsOf(
    tx,
    chain,
    "texts",
  )<{ sequence: number; name: string; body: string }>(sql`
    select sequence, name, body from event_texts
    where organization_id = ${chain.scope.organizationId} and chain_id = ${chain.id}
      and name in ('body', 'url', 'source', 'resolution')`);
  const texts = new Map(rows.map(({ sequence, name, body }) => [`${sequence} ${name}`, body]));
  const said: Said = (sequence, name) => texts.get(`${sequence} ${name}`);
  const checked = [
    await checkEvidence(tx, chain, told, said),
    await checkMeasures(tx, chain, told, said),
    await checkObjections(tx, chain, told, said),
  ];
  return {
    read: checked.reduce((sum, { read }) => sum + read, 0),
    findings: checked.flatMap(({ findings }) => findings),
  };
}

interface KeptEvidence extends Record<string, unknown> {
  readonly id: string;
  readonly evaluation: string;
  readonly criterion: string;
  readonly option: string;
  readonly kind: string;
  readonly url: string;
  readonly body: string;
  readonly confidence: string;
  readonly validUntil: string | null;
  readonly author: string;
  readonly isRemoved: boolean;
  readonly which: string;
}

async function checkEvidence(tx: Tx, chain: ToldChain, told: ToldFacts, said: Said): Promise<CheckedRows> {
  const { scope, id } = chain;
  const rows = await rowsOf(
    tx,
    chain,
    "evaluations",
  )<KeptEvidence>(sql`
    select v.id, v.evaluation_id as evaluation, v.criterion_id as criterion, v.option_id as option, v.kind, v.url, v.body,
      v.confidence, to_char(v.valid_until, 'YYYY-MM-DD') as "validUntil", v.author_id as author,
      v.removed_at is not null as "isRemoved", c.name || ' of ' || o.name as which
    from evidence v
    join evaluations e on e.organization_id = v.organization_id and e.id = v.evaluation_id
    join evaluation_criteria c on c.organization_id = v.organization_id and c.id = v.criterion_id
    join evaluation_options o on o.organization_id = v.organization_id and o.id = v.option_id
    where v.organization_id = ${scope.organizationId} and e.decision_id = ${id} order by v.id`);
  const kept = new Set(rows.map((row) => row.id));
  const missing = [...told.evidence]
    .filter(([key]) => !kept.has(key))
    .map(([, { sequence }]) => found(sequence, "a piece of evidence was deleted."));
  const findings = rows.flatMap((row) => {
    const one = told.evidence.get(row.id);
    if (one === undefined) return [found(null, `evidence on ${row.which} was inserted without an event.`)];
    return isEvidenceAsTold(row, one, said)
      ? []
      : [found(one.sequence, `the evidence on ${row.which} is not as it was entered.`)];
  });
  return { read: rows.length, findings: [...missing, ...findings] };
}

function isEvidenceAsTold(row: KeptEvidence, told: ToldEvidence, said: Said): boolean {
  return (
    row.evaluation === told.evaluation &&
    row.criterion === told.criterion &&
    row.option === told.option &&
    row.kind === told.kind &&
    row.confidence === told.confidence &&
    row.validUntil === told.validUntil &&
    row.author === told.author &&
    row.isRemoved === told.isRemoved &&
    isText(row.body, true, said(told.sequence, "body")) &&
    isText(row.url, told.hasUrl, said(told.sequence, "url"))
  );
}

interface KeptMeasure extends Record<string, unknown> {
  readonly criterion: string;
  readonly option: string;
  readonly value: string;
  readonly source: string;
  readonly setBy: string;
  readonly which: string;
}

async function checkMeasures(tx: Tx, chain: ToldChain, told: ToldFacts, said: Said): Promise<CheckedRows> {
  const { scope, id } = chain;
  const rows = await rowsOf(
    tx,
    chain,
    "evaluations",
  )<KeptMeasure>(sql`
    select m.criterion_id as criterion, m.option_id as option, m.value::text as value, m.source, m.set_by as "setBy",
      c.name || ' of ' || o.name as which
    from criterion_measures m
    join evaluation_criteria c on c.organization_id = m.organization_id and c.id = m.criterion_id
    join evaluations e on e.organization_id = c.organization_id and e.id = c.evaluation_id
    join evaluation_options o on o.organization_id = m.organization_id and o.id = m.option_id
    where m.organization_id = ${scope.organizationId} and e.decision_id = ${id} order by c.position, o.position`);
  const kept = new Set(rows.map((row) => cellOf(row.criterion, row.option)));
  const missing = [...told.measures]
    .filter(([cell, { isCarried }]) => !kept.has(cell) && !isCarried)
    .map(([, { sequence }]) => found(sequence, "a measured value was deleted."));
  const findings = rows.flatMap((row) => {
    const one = told.measures.get(cellOf(row.criterion, row.option));
    if (one === undefined) return [found(null, `the value of ${row.which} was inserted without an event.`)];
    return isMeasureAsTold(row, one, said)
      ? []
      : [found(one.sequence, `the value of ${row.which} is not the one that was entered.`)];
  });
  return { read: rows.length, findings: [...missing, ...findings] };
}

function isMeasureAsTold(row: KeptMeasure, told: ToldMeasure, said: Said): boolean {
  return (
    row.value === told.value &&
    row.setBy === told.setBy &&
    isText(row.source, told.hasSource, said(told.sequence, "source"))
  );
}

interface KeptObjection extends Record<string, unknown> {
  readonly evaluation: string;
  readonly member: string;
  readonly name: string;
  readonly which: string;
  /** Null where the row is missing. */
  readonly reason: string | null;
  readonly state: string | null;
  readonly resolution: string | null;
  readonly by: string | null;
  /** What they objected in the latest revealed round; null where they did not. */
  readonly objected: string | null;
  /** Did their ballot count when it was revealed? A later void leaves the objection as it is. */
  readonly isVoid: boolean;
}

/** An objection is what its member's ballot said in the latest revealed round, and what was answered to it since. */
async function checkObjections(tx: Tx, chain: ToldChain, told: ToldFacts, said: Said): Promise<CheckedRows> {
  const { scope, id } = chain;
  const rounds = [...told.revealed.values()].map(({ round }) => round);
  const rows = await rowsOf(
    tx,
    chain,
    "evaluations",
  )<KeptObjection>(sql`
    with raised as (
      select r.evaluation_id, b.member_id, b.submission::jsonb ->> 'reason' as reason, b.voided_at is not null as is_void
      from ballots b join rounds r on r.organization_id = b.organization_id and r.id = b.round_id
      join evaluations e on e.organization_id = r.organization_id and e.id = r.evaluation_id and e.method = 'consent'
      where b.organization_id = ${scope.organizationId} and e.decision_id = ${id}
        and r.id = any(${sql.param(rounds)}::uuid[]) and b.submission::jsonb ->> 'stance' = 'object'),
    kept as (select o.* from objections o join evaluations e on e.organization_id = o.organization_id and e.id = o.evaluation_id
      where o.organization_id = ${scope.organizationId} and e.decision_id = ${id})
    select e.id as evaluation, m.id as member, case when e.names_hidden_at is null then u.name else 'a participant' end as name, 'evaluation ' || e.number as which, o.reason, o.state, o.resolution,
      o.resolved_by as by, r.reason as objected, coalesce(r.is_void, false) as "isVoid"
    from kept o full join raised r on r.evaluation_id = o.evaluation_id and r.member_id = o.member_id
    join evaluations e on e.organization_id = ${scope.organizationId} and e.id = coalesce(o.evaluation_id, r.evaluation_id)
    join memberships m on m.organization_id = e.organization_id and m.id = coalesce(o.member_id, r.member_id)
    join users u on u.id = m.user_id
    where e.decision_id = ${id} order by e.number, u.name`);
  const findings = rows.flatMap((row) => {
    const answer = told.answers.get(`${row.evaluation} ${row.member}`);
    const sequence = answer?.sequence ?? told.revealed.get(row.evaluation)?.sequence ?? null;
    const what = `the objection of ${row.name} in ${row.which}`;
    if (row.reason === null) return row.isVoid ? [] : [found(sequence, `${what} was deleted.`)];
    if (row.objected === null) return [found(sequence, `${what} is in no ballot.`)];
    if (row.reason !== row.objected) return [found(sequence, `${what} is not what their ballot says.`)];
    return isAnsweredAsTold(row, answer, said) ? [] : [found(sequence, `what became of ${what.slice(4)} was changed.`)];
  });
  return { read: rows.length, findings };
}

function isAnsweredAsTold(row: KeptObjection, told: ToldAnswer | undefined, said: Said): boolean {
  if (told === undefined) return row.state === "open" && row.resolution === "" && row.by === null;
  const resolution = said(told.sequence, "resolution");
  return row.state === told.state && row.by === told.by && isText(row.resolution ?? "", told.hasResolution, resolution);
}

/** Is a kept text there exactly when the event committed to one, and the same unless that was erased? */
function isText(kept: string, isTold: boolean, said: string | undefined): boolean {
  if (!isTold) return kept === "";
  return said === undefined || kept === said;
}
