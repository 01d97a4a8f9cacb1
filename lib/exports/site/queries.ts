import { createHash } from "node:crypto";
import { z } from "zod";
import type { Ctx } from "@/lib/access/context";
import { pictureNames } from "@/lib/adr/text/picture-names";
import { getSeal } from "@/lib/approvals/seal/queries";
import { getAttachment } from "@/lib/decisions/attachments/queries";
import { listAllDecisions } from "@/lib/decisions/list/queries";
import { getRecord, type DecisionRecord } from "@/lib/decisions/record/queries";
import type { StreamedFile } from "@/lib/endpoint";
import { Refusal } from "@/lib/errors";
import { getEvaluationFile } from "@/lib/evaluations/files/queries";
import { getSource, type DecisionSource } from "@/lib/imports/source/queries";
import { importedWords } from "@/lib/imports/source/rules";
import { getCheckpoints } from "@/lib/history/checkpoints/queries";
import { getHistory } from "@/lib/history/queries";
import { listProductLines } from "@/lib/product-lines/queries";
import { pathOf } from "@/lib/product-lines/rules";
import { zipOf, type FileEntry } from "../zip/queries";
import { decisionPage, indexPage, linePage } from "./rules";
import type { SiteDecision, SiteFrame, SiteResult, SiteRow, SiteSource } from "./rules";
import { plainText } from "@/lib/history/sentences/words";
import { SITE_SCRIPT, SITE_STYLE } from "./style/rules";

/** More events of one decision than anybody reads stay in Accord. */
const EVENTS = 300;

/** Everything the caller may see as a static site in a zip. */
export function siteOf(ctx: Ctx): StreamedFile {
  return { chunks: zipOf(siteFiles(ctx, new Date())), type: "application/zip", fileName: `${ctx.slug}-site.zip` };
}

/**
 * The files of a static site that opens from a disk: a page for each decision and product line that the caller may see, pictures, one style
 * sheet. `at` is said to be when.
 */
export async function* siteFiles(ctx: Ctx, at: Date): AsyncGenerator<FileEntry> {
  const frame: SiteFrame = {
    organization: ctx.organizationName,
    by: ctx.name,
    day: dayOf(at),
    script: SITE_SCRIPT,
    scriptHash: `sha256-${createHash("sha256").update(SITE_SCRIPT).digest("base64")}`,
  };
  const file = (path: string, text: string): FileEntry => ({ path, bytes: Buffer.from(text), at });
  const all = await listAllDecisions(ctx, { sort: "number" });
  const known = new Set(all.map(({ number }) => number));
  const rows: (SiteRow & { readonly lineIds: readonly string[] })[] = [];
  const pictures = new Set<string>();
  yield file("site.css", SITE_STYLE);
  for (const { number } of all) {
    const read = await readDecision(ctx, number).catch(unlessMissing);
    if (read === null) continue;
    const { decision, record } = read;
    yield file(`decisions/adr-${number}.html`, decisionPage(frame, decision, known));
    for (const { name, fileName } of record.pictures) {
      if (!decision.pictures.has(name) || pictures.has(fileName)) continue;
      pictures.add(fileName);
      yield { path: `pictures/${fileName}`, bytes: (await getAttachment(ctx, { number, name: fileName })).bytes, at };
    }
    const lines = record.decision.lines;
    rows.push({ ...decision, lines: lines.map(({ name }) => name), lineIds: lines.map(({ id }) => id) });
  }
  const lines = await listProductLines(ctx, { withArchived: true });
  const ways = new Map(lines.map(({ id }) => [id, new Set(pathOf(lines, id).map((step) => step.id))]));
  for (const line of lines) {
    const here = rows.filter(({ lineIds }) =>
      lineIds.some((id) => id === line.id || ways.get(id)?.has(line.id) === true),
    );
    yield file(`lines/${line.slug}.html`, linePage(frame, line, here));
  }
  const [newest] = (await getCheckpoints(ctx)).checkpoints;
  if (newest !== undefined) yield file("checkpoint.txt", newest.note);
  yield file("index.html", indexPage(frame, rows, lines));
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10);

async function readDecision(ctx: Ctx, number: number) {
  const record = await getRecord(ctx, number);
  const { decision, revision, tags, links } = record;
  const seal = await getSeal(ctx, number);
  const history = await getHistory(ctx, number, { limit: EVENTS });
  const source = await getSource(ctx, number);
  const told: SiteDecision = {
    number,
    title: revision.title,
    status: decision.status,
    steward: decision.steward,
    decidedOn: decision.decidedAt === null ? null : dayOf(decision.decidedAt),
    lines: decision.lines,
    tags,
    imported: source === null ? null : importedFrom(source),
    sections: revision.sections,
    pictures: picturesOf(record),
    links,
    verdicts: (seal?.verdicts ?? [])
      .filter(({ counts }) => counts)
      .map(({ memberName, verdict, lineNames, isSelfApproved, createdAt, reason }) => ({
        who: memberName,
        what: `${verdict.replace("_", " ")}${lineNames.length > 0 ? ` for ${lineNames.join(", ")}` : ""}${isSelfApproved ? " (self-approved)" : ""}`,
        on: dayOf(createdAt),
        reason,
      })),
    result: await readResult(ctx, number),
    events: history.events.map(({ happenedAt, recordedAt, sentence }) => ({
      at: (happenedAt ?? recordedAt).toISOString(),
      parts: sentence.parts.map((part) => ({
        text: plainText({ parts: [part] }),
        isStrong: part.kind === "member" || part.kind === "strong",
        number: part.kind === "decision" ? part.number : null,
      })),
      words: sentence.quote?.kind === "words" ? sentence.quote.text : "",
    })),
    earlier: history.earlier,
  };
  return { decision: told, record };
}

function importedFrom(source: DecisionSource): SiteSource {
  const { sourceName, path, facts, by, importedAt } = source;
  return {
    ...importedWords(source),
    from: sourceName,
    path,
    status: facts.statusRaw?.replace(/\s+/g, " ").slice(0, 120) ?? null,
    decidedBy: facts.people.decisionMakers,
    by,
    on: dayOf(importedAt),
  };
}

/** Where the pictures that a text names lie, seen from its page. */
function picturesOf({ revision, pictures }: DecisionRecord): ReadonlyMap<string, string> {
  const shown = new Set(revision.sections.flatMap(({ body }) => pictureNames(body)));
  return new Map(
    pictures.flatMap(({ name, fileName }) => (shown.has(name) ? [[name, `../pictures/${fileName}`] as const] : [])),
  );
}

/** An option as results have it; a vote has no points. */
const rankedShape = z.object({
  optionId: z.string(),
  rank: z.number().nullable(),
  points: z.number().nullable().optional(),
});

/** The latest closed evaluation's result; null where none is closed, or not to be seen. */
async function readResult(ctx: Ctx, number: number): Promise<SiteResult | null> {
  const file = await getEvaluationFile(ctx, { number }).catch(unlessMissing);
  if (file === null) return null;
  const ranked = "ranking" in file.result ? file.result.ranking : file.result.options;
  const names = new Map(file.options.map(({ id, name }) => [id, name]));
  const { closedAt, chosen } = file.evaluation;
  return {
    closedOn: closedAt.slice(0, 10),
    reason: chosen?.reason ?? "",
    hash: file.resultHash,
    options: z
      .array(rankedShape)
      .parse(ranked)
      .map(({ optionId, rank, points }) => ({
        name: names.get(optionId) ?? "",
        rank,
        points: points ?? null,
        isChosen: chosen?.option === optionId,
      })),
  };
}

/** For a `catch`: what is not there, or not to be seen any more, is null; all else passes. */
function unlessMissing(error: unknown): null {
  if (error instanceof Refusal && error.code === "NOT_FOUND") return null;
  throw error;
}
