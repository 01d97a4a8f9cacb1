import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { decisionSources } from "@/db/schema/imports";
import { commit, sha256 } from "@/lib/history/hash";
import { appendEvent, type Actor } from "@/lib/history/mutations";
import { anyOf, type StruckWords } from "../rules";
import { readCommittedTexts, readSourceFiles } from "./queries";

/** Whose words go out of which texts. */
export interface Striking {
  /** Null where they were only invited. */
  readonly memberId: string | null;
  readonly words: StruckWords;
  /** Also out of the files that decisions were imported from: as they stand there, and what stands instead. */
  readonly inFiles: ReadonlyMap<string, string>;
}

/**
 * Strikes words out of every text of the organization, in the caller's transaction. A text that a chain has committed to is committed to
 * anew, by an event that says so; the content hashes that people approved stay what they were. Returns how many of these there were.
 */
export async function strikeWords(tx: Tx, actor: Actor, { memberId, words, inFiles }: Striking): Promise<number> {
  const committed = await readCommittedTexts(tx, actor, words);
  const files = inFiles.size === 0 ? [] : await readSourceFiles(tx, actor, [...inFiles.keys()]);
  const fileOf = new Map(files.map(({ decision, bytes }) => [decision, withoutTexts(bytes, inFiles)]));
  const chains = [...new Set([...committed.map(({ chain }) => chain), ...fileOf.keys()])].sort();
  for (const chain of chains) {
    const struck: string[] = [];
    for (const text of committed.filter((one) => one.chain === chain)) {
      const { salt, commitment } = commit(text.body);
      await tx.execute(
        sql`select accord_private.replace_committed(${chain}, decode(${text.former}, 'hex'), ${salt}, ${text.body})`,
      );
      struck.push(`${text.former} ${commitment.toString("hex")}`);
    }
    const file = fileOf.get(chain);
    if (file !== undefined) await replaceFile(tx, actor, chain, file);
    await appendEvent(tx, actor, chain, {
      type: chain === actor.organizationId ? "organization.words_struck" : "decision.words_struck",
      data: { member: memberId ?? undefined, struck, file: file && sha256(file).toString("hex") },
    });
  }
  const { patterns, instead } = words;
  await tx.execute(
    sql`select accord_private.strike_words(${sql.param(patterns)}::text[], ${sql.param(instead)}::text[])`,
  );
  return committed.length;
}

function withoutTexts(bytes: Buffer, texts: ReadonlyMap<string, string>): Buffer {
  let text = bytes.toString("utf8");
  for (const [word, instead] of texts) text = text.replaceAll(word, () => instead);
  return Buffer.from(text);
}

async function replaceFile(tx: Tx, { organizationId }: Actor, decisionId: string, bytes: Buffer): Promise<void> {
  await tx
    .update(decisionSources)
    .set({ bytes, sha256: sha256(bytes) })
    .where(and(eq(decisionSources.organizationId, organizationId), eq(decisionSources.decisionId, decisionId)));
}

/** Has search read anew every decision of which it still knows these words. */
export async function forgetFound(tx: Tx, { organizationId }: Actor, words: StruckWords): Promise<void> {
  const found = anyOf(words);
  await tx.execute(sql`
    with known as (
      select decision_id as id from search_documents where organization_id = ${organizationId} and body ~* ${found}
      union select decision_id from search_entries where organization_id = ${organizationId} and label ~* ${found}),
    documents as (delete from search_documents d using known
      where d.organization_id = ${organizationId} and d.decision_id = known.id),
    entries as (delete from search_entries e using known
      where e.organization_id = ${organizationId} and e.decision_id = known.id)
    update chains c set searched_sequence = 0 from known where c.organization_id = ${organizationId} and c.id = known.id`);
}
