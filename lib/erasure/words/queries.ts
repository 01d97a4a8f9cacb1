import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Scope } from "@/db/scope";
import { anyOf, type StruckWords } from "../rules";

/** A text that a chain has committed to, without the words. */
export interface CommittedText extends Record<string, unknown> {
  readonly chain: string;
  /** The commitment that stands for it, 64 hexadecimal digits. */
  readonly former: string;
  readonly body: string;
}

/** Every committed text of the organization in which these words stand, by chain: reasons, comments, titles, sections, ballots. */
export async function readCommittedTexts(
  tx: Tx,
  { organizationId }: Scope,
  words: StruckWords,
): Promise<readonly CommittedText[]> {
  const found = anyOf(words);
  const { rows } = await tx.execute<CommittedText>(sql`
    select distinct on (chain, former) chain, former,
      accord_private.without_words(body, ${sql.param(words.patterns)}::text[], ${sql.param(words.instead)}::text[]) as body
    from (
      select chain_id as chain, encode(sha256(salt || convert_to(body, 'UTF8')), 'hex') as former, body
        from event_texts where organization_id = ${organizationId} and body ~* ${found}
      union all
      select decision_id, encode(sha256(salt || convert_to(body, 'UTF8')), 'hex'), body
        from revision_sections where organization_id = ${organizationId} and body ~* ${found}
      union all
      select decision_id, encode(sha256(title_salt || convert_to(title, 'UTF8')), 'hex'), title
        from revisions where organization_id = ${organizationId} and title ~* ${found}
      union all
      select e.decision_id, encode(sha256(b.salt || convert_to(b.submission, 'UTF8')), 'hex'), b.submission
        from ballots b
        join rounds r on r.organization_id = b.organization_id and r.id = b.round_id
        join evaluations e on e.organization_id = r.organization_id and e.id = r.evaluation_id
        where b.organization_id = ${organizationId} and b.submission ~* ${found}
    ) texts order by chain, former`);
  return rows;
}

/** A file that a decision was imported from, as it was. */
export interface SourceFile extends Record<string, unknown> {
  readonly decision: string;
  readonly bytes: Buffer;
}

/** The imported files in which one of these texts stands, letter by letter. */
export async function readSourceFiles(
  tx: Tx,
  { organizationId }: Scope,
  texts: readonly string[],
): Promise<readonly SourceFile[]> {
  const { rows } = await tx.execute<SourceFile>(sql`
    select decision_id as decision, bytes from decision_sources where organization_id = ${organizationId} and exists (
      select from unnest(${sql.param(texts)}::text[]) t where position(convert_to(t, 'UTF8') in bytes) > 0)
    order by decision_id`);
  return rows;
}
