import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { rowsOf } from "@/lib/history/verification/beside";
import { allOf, compareRows, momentText } from "@/lib/history/verification/compared";
import type { CheckedRows, ToldChain } from "@/lib/history/verification/one-chain";
import { asSaid, type Finding } from "@/lib/history/verification/rules";
import { anchorAt, type Anchor } from "../anchors/rules";
import { tellComments, tellPassages, tellSuggestions } from "./rules";

/** Compares what was said and suggested on a decision with its events, and each passage with the text it was chosen from. */
export async function checkDiscussion(tx: Tx, chain: ToldChain): Promise<CheckedRows> {
  return allOf([await checkComments(tx, chain), await checkPassages(tx, chain), await checkSuggestions(tx, chain)]);
}

const ofDecision = ({ scope, id }: ToldChain): SQL =>
  sql`organization_id = ${scope.organizationId} and decision_id = ${id}`;

interface KeptComment extends Record<string, unknown> {
  readonly id: string;
  readonly author: string;
  readonly evaluation: string | null;
  readonly criterion: string | null;
  readonly option: string | null;
  readonly passage: string | null;
  readonly isDeleted: boolean;
  readonly body: string;
}

async function checkComments(tx: Tx, chain: ToldChain): Promise<CheckedRows> {
  const rows = await rowsOf(
    tx,
    chain,
    "comments",
  )<KeptComment>(sql`
    select id, author_id as author, evaluation_id as evaluation, criterion_id as criterion, option_id as option,
      passage_id as passage, deleted_at is not null as "isDeleted", body
    from comments where ${ofDecision(chain)} order by id`);
  const kept = rows.map(({ id, author, evaluation, criterion, option, passage, isDeleted, body }) => ({
    id,
    said: asSaid(asSaid(author, evaluation, criterion, option, passage), isDeleted),
    words: { body },
  }));
  return compareRows(tx, chain, "a comment", tellComments(chain.events), kept);
}

interface KeptAnchor extends Record<string, unknown>, Anchor {
  readonly id: string;
  readonly kind: string;
  readonly revision: number;
  readonly by: string;
  readonly at: string;
}

type KeptPassage = KeptAnchor & { readonly resolvedBy: string | null; readonly resolvedAt: string | null };

const ANCHOR = sql`id, kind, quote, before, after, starts_at as "startsAt", revision, ${momentText(sql`created_at`)} as at`;

async function checkPassages(tx: Tx, chain: ToldChain): Promise<CheckedRows> {
  const rows = await rowsOf(
    tx,
    chain,
    "passages",
  )<KeptPassage>(sql`
    select ${ANCHOR}, created_by as by, resolved_by as "resolvedBy", ${momentText(sql`resolved_at`)} as "resolvedAt"
    from passages where ${ofDecision(chain)} order by id`);
  const kept = rows.map(({ id, kind, revision, by, at, resolvedBy, resolvedAt }) => ({
    id,
    said: asSaid(asSaid(by, at, kind, revision), resolvedBy === null ? "" : asSaid(resolvedBy, resolvedAt)),
    words: {},
  }));
  const noun = "a thread on a passage";
  const compared = await compareRows(tx, chain, noun, tellPassages(chain.events), kept);
  return allOf([compared, await checkAnchors(tx, chain, noun, rows)]);
}

type KeptSuggestion = KeptAnchor & {
  readonly replacement: string;
  readonly reason: string;
  readonly state: string;
  readonly settledBy: string | null;
  readonly settledAt: string | null;
  readonly settledRevision: number | null;
};

async function checkSuggestions(tx: Tx, chain: ToldChain): Promise<CheckedRows> {
  const rows = await rowsOf(
    tx,
    chain,
    "suggestions",
  )<KeptSuggestion>(sql`
    select ${ANCHOR}, author_id as by, replacement, reason, state, settled_by as "settledBy",
      ${momentText(sql`settled_at`)} as "settledAt", settled_revision as "settledRevision"
    from suggestions where ${ofDecision(chain)} order by id`);
  const kept = rows.map(({ id, kind, revision, by, at, state, settledBy, settledAt, settledRevision, ...words }) => ({
    id,
    said: asSaid(asSaid(by, at, kind, revision), asSaid(state, settledBy, settledAt, settledRevision)),
    words: { quote: words.quote, replacement: words.replacement, reason: words.reason },
  }));
  const noun = "a suggestion";
  const compared = await compareRows(tx, chain, noun, tellSuggestions(chain.events), kept);
  return allOf([compared, await checkAnchors(tx, chain, noun, rows)]);
}

/** What was chosen stands in the revision it was chosen from, whose text the chain has fixed. */
async function checkAnchors(
  tx: Tx,
  chain: ToldChain,
  noun: string,
  anchors: readonly KeptAnchor[],
): Promise<CheckedRows> {
  if (anchors.length === 0) return { read: 0, findings: [] };
  const { rows } = await tx.execute<{ revision: number; kind: string; body: string }>(sql`
    select revision, kind, body from revision_sections where ${ofDecision(chain)}
      and revision = any(${sql.param([...new Set(anchors.map(({ revision }) => revision))])}::int[])
      and commitment = sha256(salt || convert_to(body, 'UTF8'))`);
  const bodyOf = new Map(rows.map(({ revision, kind, body }) => [`${revision} ${kind}`, body]));
  const findings = anchors.flatMap((anchor): Finding[] =>
    standsIn(bodyOf.get(`${anchor.revision} ${anchor.kind}`), anchor)
      ? []
      : [{ sequence: null, what: `${noun} does not stand in the text that it names.` }],
  );
  return { read: anchors.length, findings };
}

/** A text that was erased, or out of which words were struck, says nothing. */
function standsIn(body: string | undefined, { quote, before, after, startsAt }: KeptAnchor): boolean {
  if (body === undefined) return true;
  const there = anchorAt(body, startsAt, startsAt + quote.length);
  return there.quote === quote && there.before === before && there.after === after;
}
