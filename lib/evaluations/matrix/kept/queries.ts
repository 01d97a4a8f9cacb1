import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Scope } from "@/db/scope";
import { notFound } from "@/lib/errors";
import { evaluate, type EvaluationResult } from "@/lib/mcda/evaluate";
import { readStanding } from "../queries";
import { evaluationInput, type Standing } from "../rules";

/** A standing with what was computed from it, for as long as nothing that it follows from changes. */
export interface KeptStanding {
  readonly standing: Standing;
  /** The outcome as of scoring round `through`, or of all; computed once. */
  readonly resultThrough: (through?: number) => EvaluationResult;
  /** Anything else that follows from the standing alone, made once per name. Never what depends on who reads it. */
  readonly derived: <T>(name: string, make: () => T) => T;
}

interface Entry {
  readonly fingerprint: string;
  readonly kept: KeptStanding;
}

const key = Symbol.for("accord.standings");
type Global = typeof globalThis & { [key]?: Map<string, Entry> };

/** So many evaluations are kept. One of 1,000 ballots on 42 cells takes about 20 MB, one of ten almost nothing. */
const MOST = 8;

/**
 * Like `readStanding`, from this process's memory while nothing changed: ballots of a revealed round never do, and reading, checking
 * and weighing a thousand of them takes most of a second. Call it only for whom the evaluation was found to be shown; what closes or
 * verifies reads anew.
 */
export async function readKeptStanding(tx: Tx, scope: Scope, evaluationId: string): Promise<KeptStanding> {
  const home: Global = globalThis;
  const entries = (home[key] ??= new Map<string, Entry>());
  const name = `${scope.organizationId} ${evaluationId}`;
  const fingerprint = await readFingerprint(tx, scope, evaluationId);
  const found = entries.get(name);
  entries.delete(name);
  const entry =
    found?.fingerprint === fingerprint
      ? found
      : { fingerprint, kept: keep(await readStanding(tx, scope, evaluationId)) };
  entries.set(name, entry);
  for (const oldest of entries.keys()) {
    if (entries.size <= MOST) break;
    entries.delete(oldest);
  }
  return entry.kept;
}

function keep(standing: Standing): KeptStanding {
  const made = new Map<string, unknown>();
  const derived = <T>(name: string, make: () => T): T => {
    if (!made.has(name)) made.set(name, make());
    return asMade<T>(made.get(name));
  };
  return {
    standing,
    derived,
    resultThrough: (through) =>
      derived(`result ${through ?? "of all"}`, () => evaluate(evaluationInput(standing, through))),
  };
}

/** What is kept under a name was made by the one caller of that name, with this type. */
function asMade<T>(value: unknown): T {
  return value as T;
}

/** Everything a standing follows from, in a hash that the database computes without reading a ballot. */
async function readFingerprint(tx: Tx, { organizationId }: Scope, evaluationId: string): Promise<string> {
  const { rows } = await tx.execute<{ fingerprint: string }>(sql`
    select md5(jsonb_build_array(e.method_version, e.steward_weights, e.role_weights, e.closed_at, md5(e.pseudonym_salt),
      (select jsonb_agg(to_jsonb(o) order by o.id) from evaluation_options o
        where o.organization_id = e.organization_id and o.evaluation_id = e.id),
      (select jsonb_agg(to_jsonb(c) order by c.id) from evaluation_criteria c
        where c.organization_id = e.organization_id and c.evaluation_id = e.id),
      (select jsonb_agg(to_jsonb(m) order by m.criterion_id, m.option_id) from criterion_measures m
        join evaluation_criteria c on c.organization_id = m.organization_id and c.id = m.criterion_id
        where c.organization_id = e.organization_id and c.evaluation_id = e.id),
      (select md5(string_agg(concat_ws(' ', p.member_id, p.weight, p.removed_at), ',' order by p.member_id))
        from evaluation_participants p where p.organization_id = e.organization_id and p.evaluation_id = e.id),
      (select jsonb_agg(jsonb_build_array(r.id, r.revealed_at,
          (select jsonb_build_array(count(b.submitted_at), count(b.voided_at), max(b.submitted_at), max(b.event_sequence))
            from ballots b where b.organization_id = r.organization_id and b.round_id = r.id)) order by r.id)
        from rounds r where r.organization_id = e.organization_id and r.evaluation_id = e.id and r.revealed_at is not null)
      )::text) as fingerprint
    from evaluations e where e.organization_id = ${organizationId} and e.id = ${evaluationId}`);
  const [row] = rows;
  if (row === undefined) throw notFound("evaluation");
  return row.fingerprint;
}
