import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Standing } from "@/lib/history/struck/rules";
import { rowsOf } from "@/lib/history/verification/beside";
import { allOf, momentText } from "@/lib/history/verification/compared";
import type { CheckedRows, ToldChain } from "@/lib/history/verification/one-chain";
import type { Finding } from "@/lib/history/verification/rules";
import { tell, type ToldDecision, type ToldRevision } from "./rules";

/** Compares a decision's row, lines, links, titles and sections with what its events say. */
export async function checkDecision(tx: Tx, chain: ToldChain): Promise<CheckedRows> {
  if (chain.id === chain.scope.organizationId) return { read: 0, findings: [] };
  const told = tell(chain.events);
  return allOf([
    await checkProperties(tx, chain, told),
    await checkLines(tx, chain, told),
    await checkLinks(tx, chain, told),
    await checkRevisions(tx, chain, told),
    await checkFile(tx, chain, told),
    await checkTags(tx, chain, told),
  ]);
}

const found = (what: string, sequence: number | null = null): Finding => ({ sequence, what });

interface Properties extends Record<string, unknown> {
  readonly number: number;
  readonly status: string;
  readonly steward: string;
  readonly creator: string;
  readonly proposer: string | null;
  readonly latestRevision: number;
  readonly acceptedRevision: number | null;
  readonly reviewOn: string | null;
  readonly isTitleOfRevision: boolean;
}

async function checkProperties(tx: Tx, { scope, id }: ToldChain, told: ToldDecision): Promise<CheckedRows> {
  const { rows } = await tx.execute<Properties>(sql`
    select d.number, d.status, d.steward_id as steward, d.created_by as creator, d.proposed_by as proposer,
      d.latest_revision as "latestRevision", d.accepted_revision as "acceptedRevision", d.review_on::text as "reviewOn",
      exists (select from revisions r where r.organization_id = d.organization_id and r.decision_id = d.id
        and r.number = coalesce(d.accepted_revision, d.latest_revision) and r.title = d.title) as "isTitleOfRevision"
    from decisions d where d.organization_id = ${scope.organizationId} and d.id = ${id}`);
  const [row] = rows;
  if (row === undefined) return { read: 0, findings: [found("the decision itself is gone.")] };
  const properties = [
    ["number", row.number, told.number],
    ["status", row.status, told.status],
    ["steward", row.steward, told.steward],
    ["creator", row.creator, told.creator],
    ["proposer", row.proposer, told.proposer],
    ["latest revision", row.latestRevision, told.latestRevision],
    ["accepted revision", row.acceptedRevision, told.acceptedRevision],
    ["review date", row.reviewOn, told.reviewOn],
  ] as const;
  const findings = properties
    .filter(([, is, said]) => is !== said)
    .map(([name, is, said]) => found(`its ${name} is ${is ?? "empty"}, but by its events it is ${said ?? "empty"}.`));
  if (!row.isTitleOfRevision) findings.push(found("its title is not that of the revision it shows."));
  return { read: properties.length + 1, findings };
}

async function checkLines(tx: Tx, { scope, id }: ToldChain, told: ToldDecision): Promise<CheckedRows> {
  const { rows } = await tx.execute<{
    id: string;
    name: string;
    isTold: boolean;
    isThere: boolean;
    endedBy: string | null;
    addedAt: string | null;
  }>(
    sql`
    select p.id, p.name, p.id = any(${sql.param([...told.lines.keys()])}::uuid[]) as "isTold",
      l.decision_id is not null as "isThere", l.ended_by as "endedBy", ${momentText(sql`l.added_at`)} as "addedAt"
    from product_lines p
    left join decision_product_lines l on l.organization_id = p.organization_id and l.product_line_id = p.id and l.decision_id = ${id}
    where p.organization_id = ${scope.organizationId}
      and (l.decision_id is not null or p.id = any(${sql.param([...told.lines.keys()])}::uuid[]))
    order by p.name`,
  );
  const findings = rows.flatMap((line) => {
    if (!line.isThere) return [found(`its product line ${line.name} is missing.`)];
    if (!line.isTold) return [found(`its product line ${line.name} was added without an event.`)];
    const said = told.lines.get(line.id);
    if (line.endedBy !== said?.endedBy)
      return [found(`whether it is in force on ${line.name} was changed without an event.`)];
    if (line.addedAt === said.addedAt) return [];
    return [found(`since when it concerns ${line.name} was changed without an event.`)];
  });
  return { read: rows.length, findings };
}

async function checkLinks(tx: Tx, chain: ToldChain, told: ToldDecision): Promise<CheckedRows> {
  const { scope, id } = chain;
  const rows = await rowsOf(
    tx,
    chain,
    "links",
  )<{ link: string }>(sql`
    select kind || ' ' || target_id || case when is_partial then ' in part' else '' end as link from decision_links
    where organization_id = ${scope.organizationId} and decision_id = ${id}`);
  const links = new Set(rows.map((row) => row.link));
  const isEqual = links.size === told.links.size && [...links].every((link) => told.links.has(link));
  return {
    read: links.size,
    findings: isEqual ? [] : [found("how it is linked to others is not what its events say.")],
  };
}

/** The file of an imported decision is handed out as it was; its bytes are compared with what its event says of them. */
async function checkFile(tx: Tx, chain: ToldChain, { file }: ToldDecision): Promise<CheckedRows> {
  const { scope, id } = chain;
  const rows = await rowsOf(
    tx,
    chain,
    "files",
  )<{ hash: string }>(sql`
    select encode(sha256(bytes), 'hex') as hash from decision_sources
    where organization_id = ${scope.organizationId} and decision_id = ${id}`);
  const hash = rows[0]?.hash ?? null;
  return {
    read: rows.length,
    findings: hash === file ? [] : [found("the file it was imported from is not the one that its events tell of.")],
  };
}

/** Its tags against the words of the event that set them, unless they were erased. */
async function checkTags(tx: Tx, { scope, id, mayHold }: ToldChain, { taggedBy }: ToldDecision): Promise<CheckedRows> {
  // No tags, and no event that set any.
  if (taggedBy === null && !mayHold("tags")) return { read: 1, findings: [] };
  const { organizationId } = scope;
  const { rows } = await tx.execute<{ tags: string; told: string | null }>(sql`
    select coalesce((select string_agg(tag, ', ' order by tag collate "C") from decision_tags
        where organization_id = ${organizationId} and decision_id = ${id}), '') as tags,
      (select body from event_texts where organization_id = ${organizationId} and chain_id = ${id}
        and sequence = ${taggedBy ?? 0} and name = 'tags') as told`);
  const [row] = rows;
  if (row === undefined) return { read: 0, findings: [] };
  const told = taggedBy === null ? "" : (row.told ?? row.tags);
  const isEqual = told.split(", ").toSorted().join() === row.tags.split(", ").toSorted().join();
  return { read: 1, findings: isEqual ? [] : [found("its tags are not those that its events say.", taggedBy)] };
}

interface KeptText extends Record<string, unknown> {
  readonly revision: number;
  readonly name: string;
  /** SHA-256 of salt and text, computed by the database, so that no text is read for this. */
  readonly hash: string;
  readonly commitment: string;
}

interface KeptRevision extends Record<string, unknown> {
  readonly number: number;
  readonly author: string;
  readonly summary: string;
}

async function checkRevisions(tx: Tx, chain: ToldChain, told: ToldDecision): Promise<CheckedRows> {
  const { scope, id, standing } = chain;
  const { organizationId } = scope;
  const texts = await tx.execute<KeptText>(sql`
    select number as revision, 'title' as name, encode(sha256(title_salt || convert_to(title, 'UTF8')), 'hex') as hash,
      encode(title_commitment, 'hex') as commitment
      from revisions where organization_id = ${organizationId} and decision_id = ${id}
    union all
    select revision, kind, encode(sha256(salt || convert_to(body, 'UTF8')), 'hex'), encode(commitment, 'hex')
      from revision_sections where organization_id = ${organizationId} and decision_id = ${id}
    order by 1, 2`);
  const textAt = new Map(texts.rows.map((text) => [`${text.revision} ${text.name}`, text]));
  const revisions = await tx.execute<KeptRevision>(sql`
    select number, author_id as author, summary
    from revisions where organization_id = ${organizationId} and decision_id = ${id} order by number`);
  const words = await rowsOf(
    tx,
    chain,
    "texts",
  )<{ sequence: number; body: string }>(sql`
    select sequence, body from event_texts where organization_id = ${organizationId} and chain_id = ${id} and name = 'summary'`);
  const wordsAt = new Map(words.map(({ sequence, body }) => [sequence, body]));
  const kept = new Map(revisions.rows.map((revision) => [revision.number, revision]));
  const findings = [...told.revisions].flatMap(([number, revision]) => {
    const there = kept.get(number);
    if (there === undefined) return [found(`revision ${number} is missing.`, revision.sequence)];
    return [
      ...checkRevision(revision, there, wordsAt.get(revision.sequence)),
      ...checkTexts(number, revision, { textAt, standing }),
    ];
  });
  const untold = [
    ...revisions.rows.filter(({ number }) => !told.revisions.has(number)).map(({ number }) => `revision ${number}`),
    ...texts.rows
      .filter(({ revision, name }) => told.revisions.get(revision)?.commitments[name] === undefined)
      .map(({ revision, name }) => `${textName(name)} of revision ${revision}`),
  ];
  return {
    read: texts.rows.length + revisions.rows.length,
    findings: [...findings, ...untold.map((what) => found(`${what} was added without an event.`))],
  };
}

/** `words` are those its event committed to, unless they were erased. */
function checkRevision(told: ToldRevision, { number, author, summary }: KeptRevision, words?: string): Finding[] {
  const findings: Finding[] = [];
  if (author !== told.author) findings.push(found(`the author of revision ${number} was changed.`, told.sequence));
  if ((summary === "") !== (told.summary === undefined) || (words !== undefined && words !== summary))
    findings.push(found(`what revision ${number} says it changed is not what it said then.`, told.sequence));
  return findings;
}

function checkTexts(
  number: number,
  told: ToldRevision,
  { textAt, standing }: { readonly textAt: ReadonlyMap<string, KeptText>; readonly standing: Standing },
): Finding[] {
  return Object.entries(told.commitments).flatMap(([name, commitment]) => {
    const text = textAt.get(`${number} ${name}`);
    if (text === undefined) return [found(`${textName(name)} of revision ${number} is missing.`, told.sequence)];
    if (text.hash === standing(commitment) && text.commitment === commitment) return [];
    return [found(`${textName(name)} of revision ${number} was changed after it was committed to.`, told.sequence)];
  });
}

const textName = (name: string) => (name === "title" ? "the title" : `the section ${name}`);
