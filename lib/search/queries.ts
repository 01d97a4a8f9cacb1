import { sql, type SQL } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import type { DecisionStatus, SearchPart } from "@/db/enums";
import type { Ctx } from "@/lib/access/context";
import { linesBelow } from "@/lib/decisions/list/queries";
import { GROUP_STATUSES, GROUPS } from "@/lib/decisions/list/rules";
import { commentAddress } from "@/lib/discussion/rules";
import { visibleDecisions } from "@/lib/product-lines/visibility/queries";
import type { SearchView } from "./input";
import { corrected, MATCH_BEGINS, MATCH_ENDS, numberIn, piecesOf, wordsIn, type Piece } from "./rules";
import { catchUp } from "./upkeep/mutations";

/** A part of a decision in which something was found. */
export interface FoundPart {
  readonly part: SearchPart;
  /** A section's kind, or a comment's id. */
  readonly key: string;
  /** Where a comment is read, behind its decision's address; null for every other part. */
  readonly address: string | null;
  /** Whose words these are, or who is meant; null where names are hidden. */
  readonly person: string | null;
  readonly pieces: readonly Piece[];
}

export interface FoundDecision {
  readonly id: string;
  readonly number: number;
  readonly title: readonly Piece[];
  readonly status: DecisionStatus;
  readonly steward: string;
  readonly lineNames: readonly string[];
  readonly tags: readonly string[];
  readonly changedAt: Date;
  readonly parts: readonly FoundPart[];
}

export interface SearchResult {
  readonly found: readonly FoundDecision[];
  /** How many match; with `isAtLeast` there are more than were looked at. */
  readonly total: { readonly count: number; readonly isAtLeast: boolean };
  readonly hasNext: boolean;
  /** What was searched for instead, where nothing has the words as they were typed. */
  readonly insteadOf: string | null;
  /** True where only names came near to what was typed. */
  readonly isOnlyNear: boolean;
  /** How many changed decisions have not been read yet. */
  readonly behind: number;
}

const PAGE = 20;
/** Common words stand in thousands of decisions: so many are ranked. */
export const LOOKED_AT = 1000;
/** How near a word has to be to be taken for another, from 0 to 1: as trigrams measure it. */
const NEAR_ENOUGH = 0.3;

const NOTHING: SearchResult = {
  found: [],
  total: { count: 0, isAtLeast: false },
  hasNext: false,
  insteadOf: null,
  isOnlyNear: false,
  behind: 0,
};

/**
 * What the reader may see of what they look for: exact numbers and old names first, then by how well it matches. What they have saved
 * themselves is found at once. Where nothing matches, the nearest words are looked for instead. An empty question finds nothing.
 */
export async function search(ctx: Ctx, view: SearchView): Promise<SearchResult> {
  const text = view.q ?? "";
  if (text === "") return NOTHING;
  const behind = await catchUp(ctx);
  return withOrg(ctx, async (tx) => {
    const filters = await filtersOf(tx, ctx, view);
    const page = (view.page ?? 1) - 1;
    const direct = await find(tx, ctx, await wantedOf(tx, ctx, text), filters, page);
    if (direct.total.count > 0 || page > 0) return { ...NOTHING, ...direct, behind };
    const instead = corrected(text, await nearestWords(tx, ctx, wordsIn(text), filters));
    if (instead !== text) {
      const mended = await find(tx, ctx, await wantedOf(tx, ctx, instead), filters, page);
      if (mended.total.count > 0) return { ...NOTHING, ...mended, insteadOf: instead, behind };
    }
    const near = await find(tx, ctx, { similarTo: text }, filters, page);
    return { ...NOTHING, ...near, isOnlyNear: near.total.count > 0, behind };
  });
}

/** What to look for, as `accord_private.search_decisions` reads it. */
interface Wanted {
  readonly text?: string;
  readonly number?: number;
  readonly names?: readonly string[];
  readonly members?: readonly string[];
  readonly similarTo?: string;
}

async function wantedOf(tx: Tx, ctx: Ctx, text: string): Promise<Wanted> {
  const number = numberIn(text);
  const members = await membersNamed(tx, ctx, wordsIn(text));
  return {
    text,
    names: [text.toLowerCase(), ...(number === null ? [] : [`adr-${number}`])],
    ...(number !== null && { number }),
    ...(members.length > 0 && { members }),
  };
}

/** People whose name has all these words. Names are asked of the people themselves: what search keeps says who is meant, never their name. */
async function membersNamed(tx: Tx, { organizationId }: Ctx, words: readonly string[]): Promise<readonly string[]> {
  if (words.every((word) => word.length < 2)) return [];
  const hasAll = sql.join(
    words.map((word) => sql`strpos(lower(public.unaccent(u.name)), public.unaccent(${word})) > 0`),
    sql` and `,
  );
  const { rows } = await tx.execute<{ id: string }>(sql`
    select m.id from memberships m join users u on u.id = m.user_id
    where m.organization_id = ${organizationId} and ${hasAll} order by m.id limit 20`);
  return rows.map(({ id }) => id);
}

async function filtersOf(tx: Tx, ctx: Ctx, view: SearchView) {
  const { state, line, steward, tag, part, from, until } = view;
  const group = GROUPS.find((candidate) => candidate === state);
  return {
    ...(state !== undefined && { statuses: group === undefined ? [state] : GROUP_STATUSES[group] }),
    ...(line !== undefined && { onLines: await linesBelow(tx, ctx, line) }),
    ...(steward !== undefined && { steward: steward === "me" ? ctx.memberId : steward }),
    ...(tag !== undefined && { tag }),
    ...(part !== undefined && { parts: [part] }),
    ...(from !== undefined && { from: `${from}T00:00:00Z` }),
    ...(until !== undefined && { before: new Date(Date.parse(until) + 86_400_000).toISOString() }),
  };
}
type Filters = Awaited<ReturnType<typeof filtersOf>>;

const isOfTheTeam = (ctx: Ctx) => ctx.role !== "stakeholder";

/** The one way to ask: what the reader may see is said by who they are, never by what they send. */
function askSearch(ctx: Ctx, wanted: Wanted, filters: Filters | Record<string, never>, most: number): SQL {
  const isTeam = isOfTheTeam(ctx);
  const reader = { drafts: isTeam, team: isTeam, lines: isTeam ? null : ctx.productLineIds };
  return sql`accord_private.search_decisions(${JSON.stringify(reader)}::jsonb, ${JSON.stringify(wanted)}::jsonb,
    ${JSON.stringify(filters)}::jsonb, ${most})`;
}

interface FoundRow extends Record<string, unknown> {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly status: DecisionStatus;
  readonly steward: string;
  readonly lineNames: readonly string[];
  readonly tags: readonly string[];
  readonly changedAt: string;
  readonly total: number;
}

async function find(tx: Tx, ctx: Ctx, wanted: Wanted, filters: Filters, page: number) {
  const { organizationId } = ctx;
  const { rows } = await tx.execute<FoundRow>(sql`
    with best as materialized (
      select decisions.*, count(*) over () as total, row_number() over (order by f.score desc, decisions.changed_at desc, decisions.number desc) as place
      from ${askSearch(ctx, wanted, filters, LOOKED_AT + 1)} f
      join decisions on decisions.organization_id = ${organizationId} and decisions.id = f.decision_id
      where ${visibleDecisions(ctx)}
      order by place limit ${PAGE} offset ${page * PAGE})
    select best.id, best.number, best.status, best.changed_at as "changedAt", best.total::int, u.name as steward,
      ${headline(sql`best.title`, wanted, "HighlightAll=true")} as title,
      array(select p.name from decision_product_lines l join product_lines p on p.organization_id = ${organizationId} and p.id = l.product_line_id
        where l.organization_id = ${organizationId} and l.decision_id = best.id order by p.name) as "lineNames",
      array(select t.tag from decision_tags t where t.organization_id = ${organizationId} and t.decision_id = best.id order by t.tag) as tags
    from best
    join memberships m on m.organization_id = ${organizationId} and m.id = best.steward_id
    join users u on u.id = m.user_id
    order by best.place`);
  const total = rows[0]?.total ?? 0;
  const parts = await readParts(tx, ctx, wanted, filters, rows);
  return {
    found: rows.map(({ total: _, changedAt, title, ...row }) => ({
      ...row,
      title: piecesOf(title),
      changedAt: new Date(changedAt),
      parts: parts.get(row.id) ?? [],
    })),
    total: { count: Math.min(total, LOOKED_AT), isAtLeast: total > LOOKED_AT },
    hasNext: (page + 1) * PAGE < Math.min(total, LOOKED_AT),
  };
}

/** The text with control characters round its matches; the question's words count one by one. */
function headline(text: SQL, { text: asked = "" }: Wanted, options: string): SQL {
  const marks = `StartSel="${MATCH_BEGINS}", StopSel="${MATCH_ENDS}", ${options}`;
  const any = sql`accord_private.search_any(accord_private.search_query(${asked}))`;
  return sql`coalesce(ts_headline('accord_private.words', ${text}, ${any}, ${marks}), ${text})`;
}

interface PartRow extends Record<string, unknown> {
  readonly decisionId: string;
  readonly part: SearchPart;
  readonly key: string;
  readonly person: string | null;
  readonly text: string;
  readonly evaluationId: string | null;
  readonly criterionId: string | null;
  readonly optionId: string | null;
}

/** Where in these decisions it stands: the three parts that say most, without those the reader may not know of. */
async function readParts(
  tx: Tx,
  ctx: Ctx,
  wanted: Wanted,
  { parts }: Filters,
  shown: readonly FoundRow[],
): Promise<ReadonlyMap<string, readonly FoundPart[]>> {
  if (shown.length === 0 || wanted.text === undefined) return new Map();
  const any = sql`accord_private.search_any(accord_private.search_query(${wanted.text}))`;
  const members = sql`${sql.param([...(wanted.members ?? [])])}::uuid[]`;
  const { rows } = await tx.execute<PartRow>(sql`
    select best.decision_id as "decisionId", best.part, best.key, u.name as person,
      c.evaluation_id as "evaluationId", c.criterion_id as "criterionId", c.option_id as "optionId",
      ${headline(sql`best.body`, wanted, "MaxFragments=2, MaxWords=24, MinWords=10")} as text
    from unnest(${sql.param(shown.map(({ id }) => id))}::uuid[]) with ordinality as shown(id, place)
    cross join lateral (
      select p.* from search_documents p
      where p.organization_id = ${ctx.organizationId} and p.decision_id = shown.id and p.part not in ('title', 'tag')
        and ${isOfTheTeam(ctx) ? sql`true` : sql`not p.is_team_only`}
        and ${parts === undefined ? sql`true` : sql`p.part = any(${sql.param([...parts])}::text[])`}
        and (p.words @@ ${any} or p.part = 'person' and p.member_id = any(${members}))
      order by ts_rank(p.words, ${any}) desc, p.part, p.key limit 3) best
    left join memberships m on m.organization_id = ${ctx.organizationId} and m.id = best.member_id
    left join users u on u.id = m.user_id
    left join lateral (
      -- One by one along its key: joined, all comments of the organization would be read.
      select one.evaluation_id, one.criterion_id, one.option_id from comments one
      where one.organization_id = ${ctx.organizationId} and one.id = case best.part when 'comment' then best.key::uuid end
      limit 1) c on true
    order by shown.place`);
  const found = new Map<string, FoundPart[]>();
  for (const row of rows) found.set(row.decisionId, [...(found.get(row.decisionId) ?? []), foundPartOf(row)]);
  return found;
}

function foundPartOf({ part, key, person, text, evaluationId, criterionId, optionId }: PartRow): FoundPart {
  const place = { commentId: key, evaluationId, criterionId, optionId };
  const address = part === "comment" ? commentAddress(place) : null;
  return { part, key, address, person, pieces: piecesOf(text) };
}

/** For each word, the nearest one that something the reader may see is called; words that something has, or nothing is near, are left out. */
async function nearestWords(
  tx: Tx,
  ctx: Ctx,
  words: readonly string[],
  filters: Filters,
): Promise<ReadonlyMap<string, string>> {
  const nearest = new Map<string, string>();
  for (const word of words.filter(({ length }) => length > 2)) {
    const { rows } = await tx.execute<{ near: string }>(sql`
      select near from ${askSearch(ctx, { similarTo: word }, filters, 50)} f
      join search_entries e on e.organization_id = ${ctx.organizationId} and e.decision_id = f.decision_id
      cross join lateral regexp_split_to_table(e.label, '[^[:alnum:]]+') near
      where length(near) > 2 and public.similarity(near, public.unaccent(${word})) >= ${NEAR_ENOUGH}
      order by public.similarity(near, public.unaccent(${word})) desc, near limit 1`);
    const [best] = rows;
    if (best !== undefined && best.near !== word) nearest.set(word, best.near);
  }
  return nearest;
}
