import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { allOf, compareRows, momentText } from "@/lib/history/verification/compared";
import type { CheckedRows, ToldChain } from "@/lib/history/verification/one-chain";
import type { KeptRow, ToldRow } from "@/lib/history/verification/rules";
import { delegationSaid, groupNames, ruleSaid, tellDelegations, tellRules, type SaidGroup } from "./rules";

interface KeptRule extends Record<string, unknown> {
  readonly id: string;
  readonly number: number;
  readonly line: string | null;
  readonly isInherited: boolean;
  readonly isAtOnce: boolean;
  readonly setBy: string;
  readonly setAt: string;
  readonly combination: string;
  readonly excluded: string;
  readonly selfApproval: string;
  readonly silenceDays: number | null;
  readonly overriddenBy: string;
  readonly confirmation: string;
  readonly isLocked: boolean;
  readonly groups: readonly (SaidGroup & { readonly name: string })[];
}

interface KeptDelegation extends Record<string, unknown> {
  readonly id: string;
  readonly member: string;
  readonly delegate: string;
  readonly from: string;
  readonly to: string;
  readonly endedAt: string | null;
  readonly reason: string;
}

/** Compares what approving takes, and who stands in for whom, with what the organization's own chain says: acceptance rests on them. */
export async function checkRuling(tx: Tx, chain: ToldChain): Promise<CheckedRows> {
  if (chain.id !== chain.scope.organizationId) return { read: 0, findings: [] };
  return allOf([await checkRules(tx, chain), await checkDelegations(tx, chain)]);
}

async function checkRules(tx: Tx, chain: ToldChain): Promise<CheckedRows> {
  const { rows } = await tx.execute<KeptRule>(sql`
    select r.id, r.number, r.product_line_id as line, r.is_inherited as "isInherited", r.is_at_once as "isAtOnce",
      r.set_by as "setBy", ${momentText(sql`r.created_at`)} as "setAt", r.combination, r.excluded, r.self_approval as "selfApproval",
      r.silence_days as "silenceDays", r.overridden_by as "overriddenBy", r.confirmation, r.is_locked as "isLocked",
      (select coalesce(jsonb_agg(jsonb_build_object('kind', g.kind, 'name', g.name, 'needed', g.needed,
          'sections', (select jsonb_agg(s order by s collate "C") from unnest(g.sections) s),
          'members', array(select p.member_id::text from approval_rule_people p
            where p.organization_id = g.organization_id and p.rule_id = g.rule_id and p.position = g.position order by 1))
          order by g.position), '[]')
        from approval_rule_groups g where g.organization_id = r.organization_id and g.rule_id = r.id) as groups
    from approval_rules r where r.organization_id = ${chain.scope.organizationId} order by r.number`);
  const told = tellRules(chain.events);
  const kept = rows.map((row) => ({
    id: row.id,
    said: ruleSaid({ ...row, terms: row.isInherited ? null : row }),
    words: hasNames(told.get(row.id)) ? { groups: groupNames(row.groups) } : NO_WORDS,
  }));
  return compareRows(tx, chain, "an approval rule", told, kept);
}

const NO_WORDS: KeptRow["words"] = {};

/** Names of groups have a text of their own in events since they are compared; before, they stood in the summary only. */
const hasNames = (told: ToldRow | undefined): boolean => told?.words["groups"] !== undefined;

async function checkDelegations(tx: Tx, chain: ToldChain): Promise<CheckedRows> {
  const { rows } = await tx.execute<KeptDelegation>(sql`
    select id, member_id as member, delegate_id as delegate, ${momentText(sql`starts_at`)} as "from", ${momentText(sql`ends_at`)} as "to",
      ${momentText(sql`ended_at`)} as "endedAt", reason
    from delegations where organization_id = ${chain.scope.organizationId} order by id`);
  const kept = rows.map((row) => ({ id: row.id, said: delegationSaid(row), words: { reason: row.reason } }));
  return compareRows(tx, chain, "a delegation", tellDelegations(chain.events), kept);
}
