import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Verdict } from "@/db/enums";
import { checkDecision } from "@/lib/decisions/verification/queries";
import { checkEvaluations, checkRecomputed } from "@/lib/evaluations/verification/queries";
import { rowsOf } from "@/lib/history/verification/beside";
import type { CheckedRows, RowCheck, ToldChain } from "@/lib/history/verification/one-chain";
import type { Finding } from "@/lib/history/verification/rules";
import { checkSignatures } from "./signatures/queries";
import { tellVerdicts, type ToldVerdict } from "./rules";

/** What a page compares with a decision's history: everything that its approval rests on. */
export const ROW_CHECKS: readonly RowCheck[] = [checkDecision, checkEvaluations, checkVerdicts, checkSignatures];

/** What `npm run verify` does: beside that, every frozen result is computed again from its ballots. */
export const ALL_CHECKS: readonly RowCheck[] = [...ROW_CHECKS, checkRecomputed];

interface KeptVerdict extends Record<string, unknown> {
  readonly id: string;
  readonly member: string;
  readonly name: string;
  readonly verdict: Verdict;
  readonly revision: number;
  readonly contentHash: string;
  readonly lines: readonly string[];
  readonly isSelfApproved: boolean;
  readonly role: string | null;
  readonly onBehalfOf: string | null;
  readonly namedFor: readonly string[];
  readonly isDissent: boolean;
  readonly signature: string | null;
  readonly isLifted: boolean;
  readonly reason: string;
}

/** Compares every verdict on a decision with the event that gave it. */
async function checkVerdicts(tx: Tx, chain: ToldChain): Promise<CheckedRows> {
  const { scope, id, events } = chain;
  const { organizationId } = scope;
  const told = tellVerdicts(events);
  const rows = await rowsOf(
    tx,
    chain,
    "approvals",
  )<KeptVerdict>(sql`
    select a.id, a.member_id as member, u.name, a.verdict, a.revision, encode(a.content_hash, 'hex') as "contentHash",
      array(select l.product_line_id::text from approval_product_lines l
            where l.organization_id = a.organization_id and l.approval_id = a.id order by 1) as lines,
      array(select l.product_line_id::text from approval_product_lines l
            where l.organization_id = a.organization_id and l.approval_id = a.id and l.is_named order by 1) as "namedFor",
      a.role, a.on_behalf_of as "onBehalfOf", a.is_dissent as "isDissent",
      (select s.method || ' ' || encode(sha256(convert_to(s.statement, 'UTF8')), 'hex') from approval_signatures s
       where s.organization_id = a.organization_id and s.approval_id = a.id) as signature,
      a.is_self_approved as "isSelfApproved", a.lifted_at is not null as "isLifted", a.reason
    from approvals a
    join memberships m on m.organization_id = a.organization_id and m.id = a.member_id
    join users u on u.id = m.user_id
    where a.organization_id = ${organizationId} and a.decision_id = ${id} order by a.id`);
  const reasons = await rowsOf(
    tx,
    chain,
    "texts",
  )<{ sequence: number; body: string }>(sql`
    select sequence, body from event_texts where organization_id = ${organizationId} and chain_id = ${id} and name = 'reason'`);
  const reasonAt = new Map(reasons.map(({ sequence, body }) => [sequence, body]));
  const kept = new Set(rows.map((row) => row.id));
  const missing = [...told.values()]
    .filter((verdict) => !kept.has(verdict.id))
    .map(({ sequence, verdict }) => ({ sequence, what: `${WORD[verdict]} was deleted.` }));
  const findings = rows.flatMap((row): Finding[] => {
    const said = told.get(row.id);
    if (said === undefined)
      return [{ sequence: null, what: `${WORD[row.verdict]} by ${row.name} was inserted without an event.` }];
    if (isAsTold(row, said, reasonAt.get(said.sequence))) return [];
    return [{ sequence: said.sequence, what: `${WORD[said.verdict]} was changed; it now stands under ${row.name}.` }];
  });
  return { read: rows.length, findings: [...missing, ...findings] };
}

const WORD: Readonly<Record<Verdict, string>> = {
  approved: "an approval",
  changes_requested: "a request for changes",
  rejected: "a rejection",
  overridden: "an override",
};

/** `reason` is what the event committed to, unless it was erased. */
function isAsTold(row: KeptVerdict, told: ToldVerdict, reason: string | undefined): boolean {
  return (
    row.member === told.member &&
    row.verdict === told.verdict &&
    row.revision === told.revision &&
    row.contentHash === told.contentHash &&
    row.lines.join() === told.lines.join() &&
    row.isSelfApproved === told.isSelfApproved &&
    row.role === told.role &&
    row.onBehalfOf === told.onBehalfOf &&
    row.namedFor.join() === told.namedFor.join() &&
    row.isDissent === told.isDissent &&
    row.signature === told.signature &&
    row.isLifted === told.isLifted &&
    (row.reason !== "") === told.hasReason &&
    (reason === undefined || reason === row.reason)
  );
}
