import "server-only";
import { sql, type SQL } from "drizzle-orm";
import { v5 as named } from "uuid";
import { withOrg, type Tx } from "@/db/client";
import type { Scope } from "@/db/scope";
import { enqueue } from "@/lib/jobs/queue";
import { listUnread } from "./queries";

/** What one request reads before it searches; what is left is a job's. */
const AT_ONCE = 50;
/** What a job reads in one transaction. */
const IN_A_JOB = 200;
/** Any UUID, as long as it stays the same: names jobs by what they begin with. */
const JOBS = "5b0d8f0e-7a52-4d55-9a0a-3f1f2ab1c9d4";

/**
 * Reads again what has changed since search read it, so that a reader finds what was saved before they asked. Returns how many decisions
 * are left for the job it puts up, 0 nearly always; more than 50 are told as 50.
 */
export async function catchUp(scope: Scope): Promise<number> {
  const isBehind = await withOrg(scope, async (tx) => (await listUnread(tx, scope, 1)).length > 0);
  if (!isBehind) return 0;
  return withOrg(scope, async (tx) => {
    await readUnread(tx, scope, AT_ONCE);
    const left = await listUnread(tx, scope, AT_ONCE);
    const [first] = left;
    if (first !== undefined)
      await enqueue(tx, "search", { organizationId: scope.organizationId }, { id: named(first, JOBS) });
    return left.length;
  });
}

/** The job: reads everything that search has not read, a part at a time. */
export async function catchUpWholly(scope: Scope): Promise<void> {
  for (let read = IN_A_JOB; read > 0;) read = await withOrg(scope, (tx) => readUnread(tx, scope, IN_A_JOB));
}

/** Reads at most `limit` of them. One at a time does so in an organization; whoever comes second finds what the first one left. */
async function readUnread(tx: Tx, scope: Scope, limit: number): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`search ${scope.organizationId}`}, 0))`);
  const ids = await listUnread(tx, scope, limit);
  if (ids.length > 0) await readAgain(tx, scope, ids);
  return ids.length;
}

/**
 * Makes what search knows of these decisions anew. How far each chain had come is taken before its texts are read: what is written
 * meanwhile makes it unread again.
 */
export async function readAgain(tx: Tx, { organizationId }: Scope, ids: readonly string[]): Promise<void> {
  const these = sql`(select unnest(${sql.param([...ids])}::uuid[]))`;
  const { rows } = await tx.execute<{ id: string; sequence: number }>(
    sql`select id, sequence from chains where organization_id = ${organizationId} and id in ${these}`,
  );
  const read = sql`(select * from unnest(${sql.param(rows.map((row) => row.id))}::uuid[],
    ${sql.param(rows.map((row) => row.sequence))}::int[]) as read(id, sequence))`;
  await tx.execute(
    sql`delete from search_documents where organization_id = ${organizationId} and decision_id in ${these}`,
  );
  await tx.execute(sql`
    insert into search_documents (organization_id, decision_id, part, key, member_id, is_team_only, body, words)
    select ${organizationId}, decision_id, part, key, member_id, is_team_only, body, to_tsvector('accord_private.words', body)
    from (${partsOf(organizationId, these)}) parts`);
  await tx.execute(sql`
    insert into search_entries (organization_id, decision_id, sequence, label, words, public_words)
    select ${organizationId}, read.id, read.sequence, lower(public.unaccent(coalesce(label.text, ''))),
      ${wordsOf(sql`true`)}, case when bool_or(p.is_team_only) then ${wordsOf(sql`not p.is_team_only`)} end
    from ${read} read
    join search_documents p on p.organization_id = ${organizationId} and p.decision_id = read.id
    cross join lateral (select string_agg(n.body, ' ' order by n.part desc, n.key) as text from search_documents n
      where n.organization_id = ${organizationId} and n.decision_id = read.id and n.part in ('title', 'tag', 'name')) label
    group by read.id, read.sequence, label.text
    on conflict (organization_id, decision_id) do update set sequence = excluded.sequence, label = excluded.label,
      words = excluded.words, public_words = excluded.public_words`);
  // A chain that somebody appends to this moment is left out rather than waited for: it is unread again anyway.
  await tx.execute(sql`
    update chains set searched_sequence = read.sequence
    from ${read} read, (select id from chains where organization_id = ${organizationId} and id in ${these}
      for no key update skip locked) free
    where chains.organization_id = ${organizationId} and chains.id = read.id and free.id = read.id`);
}

/**
 * The words of the parts that satisfy `which`, by weight: what it is called; what was asked and decided; the rest of the record; what was
 * said about it. Each weight's text is cut where PostgreSQL's own limit of one word list would come near.
 */
function wordsOf(which: SQL): SQL {
  const texts = (parts: SQL) =>
    sql`left(coalesce(string_agg(p.body, ' ' order by p.part, p.key) filter (where ${which} and ${parts}), ''), 50000)`;
  const named = texts(sql`p.part in ('title', 'tag', 'name')`);
  const asked = texts(sql`p.part = 'section' and p.key in ('context', 'outcome')`);
  const record = texts(sql`(p.part = 'person' or p.part = 'section' and p.key not in ('context', 'outcome'))`);
  const said = texts(sql`p.part in ('comment', 'reason', 'evidence')`);
  const stems = (text: SQL, weight: string) =>
    sql`setweight(to_tsvector('accord_private.words', ${text}), ${weight}::"char")`;
  return sql`${stems(named, "A")} || setweight(to_tsvector('simple', lower(public.unaccent(${named}))), 'A')
    || ${stems(asked, "B")} || ${stems(record, "C")} || ${stems(said, "D")}`;
}

/**
 * Every part of these decisions that can be found. A ballot's reasons come with the reveal of its round, and without its voter where names
 * are hidden; what belongs to an evaluation that is not closed, or to a correction that waits, is the team's. So is what lines said of
 * adopting it, because a stakeholder may not see all of them. Evidence comes with the end of its evaluation.
 */
function partsOf(organizationId: string, these: SQL): SQL {
  const here = (table: string) => sql`${sql.identifier(table)}.organization_id = ${organizationId}`;
  const isTeamOnly = sql`e.phase is distinct from 'closed'`;
  return sql`
    with picked as (
      select d.id, d.title, d.steward_id, d.proposed_by, coalesce(d.accepted_revision, d.latest_revision) as shown, d.latest_revision
      from decisions d where ${here("d")} and d.id in ${these}),
    people(decision_id, member_id) as (
      select id, steward_id from picked
      union select id, proposed_by from picked where proposed_by is not null
      union select r.decision_id, r.author_id from revisions r join picked on picked.id = r.decision_id and r.number <= picked.shown where ${here("r")}
      union select a.decision_id, a.member_id from approvals a join picked on picked.id = a.decision_id where ${here("a")}
      union select c.decision_id, c.author_id from comments c join picked on picked.id = c.decision_id
        where ${here("c")} and c.evaluation_id is null and c.deleted_at is null),
    parts(decision_id, part, key, member_id, is_team_only, body) as (
      select id, 'title', '', null::uuid, false, title from picked
      union all
      select s.decision_id, 'section', s.kind, null, false, accord_private.plain_text(s.body) from revision_sections s
        join picked on picked.id = s.decision_id and picked.shown = s.revision where ${here("s")} and s.body <> ''
      union all
      select s.decision_id, 'section', s.kind || ' of the correction', null, true, accord_private.plain_text(s.body) from revision_sections s
        join picked on picked.id = s.decision_id and picked.latest_revision = s.revision and picked.shown < s.revision
        join revision_sections was on ${here("was")} and was.decision_id = s.decision_id and was.revision = picked.shown and was.kind = s.kind
        where ${here("s")} and s.body <> '' and was.commitment <> s.commitment
      union all
      select c.decision_id, 'comment', c.id::text, c.author_id, c.evaluation_id is not null and ${isTeamOnly}, accord_private.plain_text(c.body)
        from comments c join picked on picked.id = c.decision_id
        left join evaluations e on ${here("e")} and e.id = c.evaluation_id where ${here("c")} and c.deleted_at is null
      union all
      select a.decision_id, 'reason', a.id::text, a.member_id, false, accord_private.plain_text(a.reason) from approvals a
        join picked on picked.id = a.decision_id where ${here("a")} and a.reason <> ''
      union all
      select e.decision_id, 'reason', e.id::text, null, ${isTeamOnly}, accord_private.plain_text(e.choice_reason) from evaluations e
        join picked on picked.id = e.decision_id where ${here("e")} and e.choice_reason <> ''
      union all
      select e.decision_id, 'reason', b.round_id || ' ' || row_number() over (partition by b.round_id order by b.commitment, said.cell),
        case when e.names_hidden_at is null then b.member_id end, ${isTeamOnly}, accord_private.plain_text(said.reason)
        from evaluations e join picked on picked.id = e.decision_id
        join rounds r on ${here("r")} and r.evaluation_id = e.id and r.revealed_at is not null
        join ballots b on ${here("b")} and b.round_id = r.id and b.submission is not null and b.voided_at is null
        cross join lateral (
          select '' as cell, b.submission::jsonb ->> 'reason' as reason
          union all select key, value from jsonb_each_text(case jsonb_typeof(b.submission::jsonb -> 'reasons')
            when 'object' then b.submission::jsonb -> 'reasons' else '{}' end)) said
        where ${here("e")} and said.reason <> ''
      union all
      select a.decision_id, 'reason', a.id::text, a.recorded_by, true, accord_private.plain_text(a.reason) from adoptions a
        join picked on picked.id = a.decision_id where ${here("a")} and a.replaced_at is null and a.reason <> ''
      union all
      select v.decision_id, 'reason', v.id::text, v.answered_by, false, accord_private.plain_text(v.reason) from reviews v
        join picked on picked.id = v.decision_id where ${here("v")} and v.reason <> ''
      union all
      select e.decision_id, 'evidence', f.id::text, f.author_id, false, accord_private.plain_text(concat_ws(' ', f.body, f.url))
        from evaluations e join picked on picked.id = e.decision_id and e.phase = 'closed'
        join evidence f on ${here("f")} and f.evaluation_id = e.id and f.removed_at is null where ${here("e")}
      union all
      select t.decision_id, 'tag', t.tag, null, false, t.tag from decision_tags t join picked on picked.id = t.decision_id where ${here("t")}
      union all
      select a.decision_id, 'name', a.alias, null, false, a.alias from decision_aliases a join picked on picked.id = a.decision_id where ${here("a")}
      union all
      select people.decision_id, 'person', people.member_id::text, people.member_id, false, '' from people
      union all
      select s.decision_id, 'person', '', null, false, coalesce((select accord_private.plain_text(string_agg(name #>> '{}', ', '))
          from jsonb_path_query(s.facts, '$.people.*[*]') name), '')
        from decision_sources s join picked on picked.id = s.decision_id where ${here("s")})
    select * from parts where body <> '' or member_id is not null`;
}
