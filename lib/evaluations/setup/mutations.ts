import { and, eq, inArray, max, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db/client";
import type { EvaluationMethod } from "@/db/enums";
import { evaluationCriteria, evaluationOptions, evaluations, rounds } from "@/db/schema/evaluations";
import { assertCan } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { loadDecision } from "@/lib/decisions/queries";
import { notFound, precondition } from "@/lib/errors";
import { canonicalJson } from "@/lib/mcda/hash/canonical";
import { momentOf } from "@/lib/history/clock";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import { saveContext } from "../context/mutations";
import { readContext } from "../context/queries";
import { withReplaced } from "../context/rules";
import { readCriteria, readOptions } from "../matrix/queries";
import { METHOD_VERSION, type MatrixCriterion } from "../matrix/rules";
import { lockEvaluation, type LoadedEvaluation } from "../queries";
import { assertPhase, OPEN_PHASES, whyNotEvaluated } from "../rules";
import { copyFrame } from "../templates/frame/mutations";
import { requireOffered, type FoundTemplate } from "../templates/queries";
import { assertMatrix, VOTE_VERSION } from "../votes/rules";
import {
  updateSetupShape,
  type CreateEvaluation,
  type CreateEvaluationFromTemplate,
  type SetupChange,
  type UpdateSetup,
} from "./input";
import { carryFacts } from "./replacement/mutations";
import { assertFits, assertKnownTo, assertOrders, changesMeaning, shortNameOf, textsOfOption } from "./rules";

export interface CreatedEvaluation {
  readonly id: string;
  /** 1, 2, … within the decision. */
  readonly number: number;
}

/** Creates an empty evaluation of a draft decision that has no open one (rule 21). */
export async function createEvaluation(ctx: ActingCtx, input: CreateEvaluation): Promise<CreatedEvaluation> {
  return withAuthority(ctx, (tx) => insertEvaluation(tx, ctx, input.decisionId, null));
}

/** Like `createEvaluation`, with a template's options and criteria. The template is copied: later versions change nothing here. */
export async function createEvaluationFromTemplate(
  ctx: ActingCtx,
  input: CreateEvaluationFromTemplate,
): Promise<CreatedEvaluation> {
  return withAuthority(ctx, async (tx) =>
    insertEvaluation(tx, ctx, input.decisionId, await requireOffered(tx, ctx, input.templateKey)),
  );
}

export interface UpdatedSetup {
  /** The row each change made or touched, in order; null for an ordering. A changed criterion of a reopened evaluation is a new row. */
  readonly ids: readonly (string | null)[];
}

/**
 * Changes options and criteria while the evaluation is set up: anybody who may edit the draft, and after a reopening only who
 * steers it, because then changes void scores (rule 29).
 */
export async function updateSetup(ctx: ActingCtx, input: UpdateSetup): Promise<UpdatedSetup> {
  const { evaluationId, changes } = updateSetupShape.parse(input);
  return withAuthority(ctx, async (tx) => {
    const { evaluation, decision } = await lockEvaluation(tx, ctx, evaluationId);
    assertCan(ctx, evaluation.isReopened ? "steer evaluations" : "edit decisions", decision);
    assertPhase(evaluation.phase, ["setup"], "Changing options and criteria");
    const ids: (string | null)[] = [];
    for (const change of changes) {
      const done = await apply(tx, ctx, evaluation, change);
      ids.push(done.id);
      if (done.what === null) continue;
      await appendEvent(tx, ctx, evaluation.decisionId, {
        type: "evaluation.setup_changed",
        data: {
          evaluation: evaluation.id,
          change: done.what,
          ...(done.id !== null && { row: done.id }),
          replaces: done.replaces,
        },
        texts: done.texts,
      });
    }
    return { ids };
  });
}

/** What creating an evaluation does, in the transaction of a verb that may have made its decision too. */
export async function insertEvaluation(
  tx: Tx,
  ctx: ActingCtx,
  decisionId: string,
  template: FoundTemplate | null,
  method: EvaluationMethod = "matrix",
): Promise<CreatedEvaluation> {
  const { organizationId } = ctx;
  const decision = await loadDecision(tx, ctx, { id: decisionId }, "update");
  assertCan(ctx, "edit decisions", decision);
  const reason = whyNotEvaluated(decision.status);
  if (reason !== null) throw precondition(reason);
  const ofDecision = and(eq(evaluations.organizationId, organizationId), eq(evaluations.decisionId, decisionId));
  if ((await tx.$count(evaluations, and(ofDecision, inArray(evaluations.phase, [...OPEN_PHASES])))) > 0)
    throw precondition("This decision already has an open evaluation. Close or cancel it first.");
  const [latest] = await tx
    .select({ number: max(evaluations.number) })
    .from(evaluations)
    .where(ofDecision);
  const created = { id: uuid(), number: (latest?.number ?? 0) + 1 };
  await tx.insert(evaluations).values({
    organizationId,
    ...created,
    decisionId,
    method,
    methodVersion: method === "matrix" ? METHOD_VERSION : VOTE_VERSION,
    templateKey: template?.key ?? null,
    templateVersion: template?.version ?? null,
    ...template?.content.settings,
    createdBy: ctx.memberId,
    createdAt: momentOf(ctx),
  });
  if (template !== null) await copyFrame(tx, ctx, created.id, template.content);
  await appendEvent(tx, ctx, decisionId, {
    type: "evaluation.created",
    data: {
      ...{ evaluation: created.id, number: created.number, template: template?.subject ?? null },
      ...(method !== "matrix" && { method }),
    },
  });
  return created;
}

interface AppliedChange {
  readonly id: string | null;
  /** For the event; null when nothing differed. */
  readonly what: string | null;
  readonly replaces?: string;
  readonly texts?: Readonly<Record<string, string>>;
}

async function apply(
  tx: Tx,
  ctx: ActingCtx,
  evaluation: LoadedEvaluation,
  change: SetupChange,
): Promise<AppliedChange> {
  if (change.kind.endsWith("criterion") || change.kind === "order-criteria") assertMatrix(evaluation.method);
  switch (change.kind) {
    case "save-option":
      return saveOption(tx, ctx, evaluation, change);
    case "remove-option":
      return removeRow(tx, ctx, evaluationOptions, await readOptions(tx, ctx, evaluation.id), change.id, "option");
    case "restore-option":
      return restoreOption(tx, ctx, evaluation, change.id);
    case "order-options":
      return orderRows(tx, ctx, evaluationOptions, await readOptions(tx, ctx, evaluation.id), change.ids, "options");
    case "save-criterion":
      return saveCriterion(tx, ctx, evaluation, change);
    case "remove-criterion":
      return removeRow(tx, ctx, evaluationCriteria, await readCriteria(tx, ctx, evaluation.id), change.id, "criterion");
    case "order-criteria":
      return orderRows(tx, ctx, evaluationCriteria, await readCriteria(tx, ctx, evaluation.id), change.ids, "criteria");
  }
}

async function saveOption(
  tx: Tx,
  ctx: ActingCtx,
  evaluation: LoadedEvaluation,
  { id, ...given }: Extract<SetupChange, { kind: "save-option" }>,
): Promise<AppliedChange> {
  const { organizationId } = ctx;
  const rows = await readOptions(tx, ctx, evaluation.id);
  const before = rows.find((row) => row.id === id);
  const texts = textsOfOption(before, given);
  const { name, summary } = texts;
  assertFits("option", rows, name, id);
  if (before === undefined) {
    const position = await endOf(tx, ctx, evaluationOptions, evaluation);
    const added = { organizationId, id: uuid(), evaluationId: evaluation.id, position, name, summary };
    await tx.insert(evaluationOptions).values(added);
    return { id: added.id, what: "option_added", texts };
  }
  if (before.name === name && before.summary === summary) return { id: before.id, what: null };
  await tx
    .update(evaluationOptions)
    .set({ name, summary })
    .where(and(eq(evaluationOptions.organizationId, organizationId), eq(evaluationOptions.id, before.id)));
  return { id: before.id, what: "option_changed", texts: { ...texts, previousName: before.name } };
}

async function restoreOption(tx: Tx, ctx: ActingCtx, evaluation: LoadedEvaluation, id: string): Promise<AppliedChange> {
  const t = evaluationOptions;
  const ofEvaluation = and(eq(t.organizationId, ctx.organizationId), eq(t.evaluationId, evaluation.id));
  const [row] = await tx
    .select({ name: t.name, removedAt: t.removedAt })
    .from(t)
    .where(and(ofEvaluation, eq(t.id, id)));
  if (row === undefined) throw notFound("option");
  if (row.removedAt === null) return { id, what: null };
  assertFits("option", await readOptions(tx, ctx, evaluation.id), row.name, undefined);
  await tx
    .update(t)
    .set({ removedAt: null })
    .where(and(ofEvaluation, eq(t.id, id)));
  return { id, what: "option_restored", texts: { name: row.name } };
}

async function saveCriterion(
  tx: Tx,
  ctx: ActingCtx,
  evaluation: LoadedEvaluation,
  change: Extract<SetupChange, { kind: "save-criterion" }>,
): Promise<AppliedChange> {
  const { organizationId } = ctx;
  const rows = await readCriteria(tx, ctx, evaluation.id);
  const { id, name, theme, question, decidedBy, situation, anchors, minimumScore, measure } = change;
  assertKnownTo(evaluation.methodVersion, change);
  assertFits("criterion", rows, name, id);
  const shortName = change.shortName === "" ? shortNameOf(name) : change.shortName;
  const own = { name, shortName, theme: theme === "" ? "General" : theme, question, decidedBy, situation, anchors };
  const next = { ...own, minimumScore, measure };
  const texts = { name, definition: definitionOf(next) };
  const t = evaluationCriteria;
  const before = rows.find((row) => row.id === id);
  const insert = async (position: number) => {
    const added = { organizationId, id: uuid(), evaluationId: evaluation.id, position, ...columnsOf(next) };
    await tx.insert(t).values(added);
    return added.id;
  };
  if (before === undefined)
    return { id: await insert(await endOf(tx, ctx, t, evaluation)), what: "criterion_added", texts };
  const { id: ofRow, position, ...old } = before;
  if (definitionOf(old) === texts.definition) return { id: ofRow, what: null };
  // People answered the old question: it stays in their ballots, and the new one is unanswered (rule 29).
  if (changesMeaning(before, next) && (await hasRounds(tx, ctx, evaluation))) {
    await tx
      .update(t)
      .set({ removedAt: momentOf(ctx) })
      .where(and(eq(t.organizationId, organizationId), eq(t.id, ofRow)));
    const id = await insert(position);
    const context = await readContext(tx, ctx, evaluation.id);
    if (context !== null) await saveContext(tx, ctx, evaluation.id, withReplaced(context, ofRow, id));
    await carryFacts(tx, ctx, ofRow, id, measure !== null && measure.unit === old.measure?.unit);
    return {
      id,
      what: "criterion_changed",
      replaces: ofRow,
      texts: { ...texts, previousName: old.name },
    };
  }
  await tx
    .update(t)
    .set(columnsOf(next))
    .where(and(eq(t.organizationId, organizationId), eq(t.id, ofRow)));
  return { id: ofRow, what: "criterion_changed", texts: { ...texts, previousName: old.name } };
}

type Definition = Omit<MatrixCriterion, "id" | "position" | "values">;

/** What a criterion says, as its event commits to it. */
function definitionOf(criterion: Definition): string {
  const { name, shortName, theme, question, decidedBy, situation, anchors, minimumScore, measure } = criterion;
  const texts = { name, shortName, theme, question, decidedBy, situation, anchors: [...anchors] };
  return canonicalJson({ ...texts, minimumScore, measure: measure && { ...measure } });
}

/** A criterion as its row holds it. */
function columnsOf({ measure, ...rest }: Definition) {
  if (measure === null) return { ...rest, kind: "scored" as const, unit: "", worst: null, best: null };
  return { ...rest, kind: "measured" as const, ...measure };
}

type Rows = typeof evaluationOptions | typeof evaluationCriteria;

async function removeRow(
  tx: Tx,
  ctx: ActingCtx,
  t: Rows,
  rows: readonly { readonly id: string; readonly name: string }[],
  id: string,
  kind: "option" | "criterion",
): Promise<AppliedChange> {
  const row = rows.find((candidate) => candidate.id === id);
  if (row === undefined) throw notFound(kind);
  await tx
    .update(t)
    .set({ removedAt: momentOf(ctx) })
    .where(and(eq(t.organizationId, ctx.organizationId), eq(t.id, id)));
  return { id, what: `${kind}_removed`, texts: { name: row.name } };
}

async function orderRows(
  tx: Tx,
  ctx: ActingCtx,
  t: Rows,
  rows: readonly { readonly id: string; readonly name: string }[],
  ids: readonly string[],
  kind: "options" | "criteria",
): Promise<AppliedChange> {
  assertOrders(rows, ids);
  if (rows.every((row, at) => row.id === ids[at])) return { id: null, what: null };
  await tx
    .update(t)
    .set({ position: sql`array_position(${sql.param([...ids])}::uuid[], ${t.id}) - 1` })
    .where(and(eq(t.organizationId, ctx.organizationId), inArray(t.id, [...ids])));
  return { id: null, what: `${kind}_ordered` };
}

async function hasRounds(tx: Tx, ctx: ActingCtx, evaluation: LoadedEvaluation): Promise<boolean> {
  return (
    (await tx.$count(
      rounds,
      and(eq(rounds.organizationId, ctx.organizationId), eq(rounds.evaluationId, evaluation.id)),
    )) > 0
  );
}

/** The place behind all rows, removed ones too: what is restored stands where it stood. */
async function endOf(tx: Tx, ctx: ActingCtx, t: Rows, evaluation: LoadedEvaluation): Promise<number> {
  const [last] = await tx
    .select({ position: max(t.position) })
    .from(t)
    .where(and(eq(t.organizationId, ctx.organizationId), eq(t.evaluationId, evaluation.id)));
  return (last?.position ?? -1) + 1;
}
