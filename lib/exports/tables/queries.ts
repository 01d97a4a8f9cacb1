import { withOrg } from "@/db/client";
import type { Ctx } from "@/lib/access/context";
import type { MatrixView } from "@/lib/adoption/matrix/input";
import { readMatrix } from "@/lib/adoption/matrix/queries";
import type { DecisionListView } from "@/lib/decisions/list/input";
import { listAllDecisions, readListed } from "@/lib/decisions/list/queries";
import { readTagsOf } from "@/lib/decisions/tags/queries";
import { readCursor, type ActivityView } from "@/lib/home/activity/input";
import { listActivity } from "@/lib/home/activity/queries";
import { LAST_PAGE, type SearchView } from "@/lib/search/input";
import { search } from "@/lib/search/queries";
import type { StreamedFile } from "@/lib/endpoint";
import { plainText } from "@/lib/history/sentences/words";
import { asCsv, listed, standingCell } from "./rules";

type Rows = readonly (readonly string[])[];

/** So many rows are read at once. */
const AT_ONCE = 500;

/** The decision list as filtered and sorted, with all its rows, as CSV. */
export function decisionsAsCsv(ctx: Ctx, view: DecisionListView): StreamedFile {
  return csvFile(`${ctx.slug}-decisions`, decisionRows(ctx, view));
}

async function* decisionRows(ctx: Ctx, view: DecisionListView): AsyncGenerator<Rows> {
  const all = await listAllDecisions(ctx, view);
  yield [["Decision", "Title", "State", "Product lines", "Steward", "Tags", "Evaluation", "Review on", "Changed"]];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    const ids = all.slice(at, at + AT_ONCE).map(({ id }) => id);
    yield await withOrg(ctx, async (tx) => {
      const tags = await readTagsOf(tx, ctx, ids);
      const rows = await readListed(tx, ctx, ids);
      return rows.map((row) => [
        `ADR-${row.number}`,
        row.title,
        row.status,
        listed(row.lineNames),
        row.steward,
        listed(tags.get(row.id) ?? []),
        row.evaluation?.phase ?? "",
        row.reviewOn ?? "",
        row.changedAt.toISOString(),
      ]);
    });
  }
}

/** What a search finds, best first and as far as its pages can be turned, as CSV. */
export function searchAsCsv(ctx: Ctx, view: SearchView): StreamedFile {
  return csvFile(`${ctx.slug}-search`, searchRows(ctx, view));
}

async function* searchRows(ctx: Ctx, view: SearchView): AsyncGenerator<Rows> {
  yield [["Decision", "Title", "State", "Product lines", "Steward", "Tags", "Found in", "Changed"]];
  for (let page = 1, hasNext = true; hasNext && page <= LAST_PAGE; page += 1) {
    const result = await search(ctx, { ...view, page });
    hasNext = result.hasNext;
    yield result.found.map((found) => [
      `ADR-${found.number}`,
      found.title.map((piece) => piece.text).join(""),
      found.status,
      listed(found.lineNames),
      found.steward,
      listed(found.tags),
      listed([...new Set(found.parts.map(({ part }) => part))]),
      found.changedAt.toISOString(),
    ]);
  }
}

/** How product lines stand to decisions in force, as the matrix is narrowed, with all its rows, as CSV. */
export function adoptionAsCsv(ctx: Ctx, view: MatrixView): StreamedFile {
  return csvFile(`${ctx.slug}-adoption`, adoptionRows(ctx, { ...view, after: undefined }));
}

async function* adoptionRows(ctx: Ctx, view: MatrixView): AsyncGenerator<Rows> {
  for (let after: number | null = null, isFirst = true; isFirst || after !== null; isFirst = false) {
    const matrix = await readMatrix(ctx, { ...view, ...(after !== null && { after }) }, AT_ONCE);
    if (isFirst) yield [["Decision", "Title", "On", ...matrix.columns.map(({ name }) => name)]];
    yield matrix.rows.map(({ decision, cells }) => [
      `ADR-${decision.number}`,
      decision.title,
      matrix.day,
      ...cells.map(({ standing }) => standingCell(standing)),
    ]);
    after = matrix.next;
  }
}

/** Everything that happened as far as the reader may be told, or what of it they narrowed it to, newest first, as CSV. */
export function activityAsCsv(ctx: Ctx, view: ActivityView): StreamedFile {
  return csvFile(`${ctx.slug}-activity`, activityRows(ctx, view));
}

async function* activityRows(ctx: Ctx, view: ActivityView): AsyncGenerator<Rows> {
  yield [["Happened", "Recorded", "Decision", "Who", "What", "Words"]];
  for (let before: string | null = null, isFirst = true; isFirst || before !== null; isFirst = false) {
    const { events, next } = await listActivity(ctx, readCursor(before), AT_ONCE, view);
    yield events.map(({ happenedAt, recordedAt, decision, actor, sentence }) => [
      (happenedAt ?? recordedAt).toISOString(),
      recordedAt.toISOString(),
      decision === null ? "" : `ADR-${decision.number}`,
      actor?.name ?? "",
      plainText(sentence),
      sentence.quote?.kind === "words" ? sentence.quote.text : "",
    ]);
    before = next;
  }
}

function csvFile(name: string, rows: AsyncIterable<Rows>): StreamedFile {
  return { chunks: csvChunks(rows), type: "text/csv; charset=utf-8", fileName: `${name}.csv` };
}

async function* csvChunks(rows: AsyncIterable<Rows>): AsyncGenerator<string> {
  let isFirst = true;
  for await (const some of rows) {
    yield asCsv(some, isFirst);
    isFirst = false;
  }
}
