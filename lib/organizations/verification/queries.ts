import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { allOf, compareRows, momentText } from "@/lib/history/verification/compared";
import type { CheckedRows, ToldChain } from "@/lib/history/verification/one-chain";
import { lineSaid, memberSaid, organizationSaid, tellOrganization } from "./rules";

interface KeptOrganization extends Record<string, unknown> {
  readonly id: string;
  readonly name: string;
  readonly days: number;
  readonly isToBeDeleted: boolean;
  readonly openedAgainAt: string | null;
}

interface KeptMember extends Record<string, unknown> {
  readonly id: string;
  readonly role: string;
  readonly status: string;
  readonly lines: readonly string[];
}

interface KeptLine extends Record<string, unknown> {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  readonly isArchived: boolean;
  readonly movedAt: string | null;
}

/**
 * Compares the organization, its members with their roles and limits, and its product lines with what the organization's own chain
 * says of them: who may decide where rests on these rows alone.
 */
export async function checkOrganization(tx: Tx, chain: ToldChain): Promise<CheckedRows> {
  const { organizationId } = chain.scope;
  if (chain.id !== organizationId) return { read: 0, findings: [] };
  const told = tellOrganization(chain.events);
  const organizations = await tx.execute<KeptOrganization>(sql`
    select organization_id as id, name, proposal_limit_days as days, deletion_asked_at is not null as "isToBeDeleted",
      ${momentText(sql`opened_again_at`)} as "openedAgainAt"
    from organizations where organization_id = ${organizationId}`);
  const members = await tx.execute<KeptMember>(sql`
    select m.id, m.role, m.status,
      array(select l.product_line_id::text from membership_product_lines l
            where l.organization_id = m.organization_id and l.member_id = m.id order by 1) as lines
    from memberships m where m.organization_id = ${organizationId} order by m.id`);
  const lines = await tx.execute<KeptLine>(sql`
    select id, name, parent_id as parent, archived_at is not null as "isArchived", ${momentText(sql`moved_at`)} as "movedAt"
    from product_lines where organization_id = ${organizationId} order by id`);
  return allOf([
    await compareRows(
      tx,
      chain,
      "the organization",
      new Map([[organizationId, told.organization]]),
      organizations.rows.map((row) => ({ id: row.id, said: organizationSaid(row), words: { name: row.name } })),
    ),
    await compareRows(
      tx,
      chain,
      "a membership",
      told.members,
      members.rows.map((row) => ({ id: row.id, said: memberSaid(row), words: {} })),
    ),
    await compareRows(
      tx,
      chain,
      "a product line",
      told.lines,
      lines.rows.map((row) => ({ id: row.id, said: lineSaid(row), words: { name: row.name } })),
    ),
  ]);
}
