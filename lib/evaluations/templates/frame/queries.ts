import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { evaluationCriteria, evaluations } from "@/db/schema/evaluations";
import type { Ctx } from "@/lib/access/context";
import { loadDecision } from "@/lib/decisions/queries";
import { notFound, notFoundAs, precondition } from "@/lib/errors";
import { readContext } from "../../context/queries";
import { readCriteria, readOptions } from "../../matrix/queries";
import type { TemplateContent, TemplateCriterion } from "../input";
import { findTemplate } from "../queries";

export interface Frame {
  readonly decisionId: string;
  readonly frame: Omit<TemplateContent, "name" | "summary">;
}

/**
 * What an evaluation asks, as a template holds it. What it does not keep itself (descriptions, considerations, the record's
 * skeleton) comes from the template it began with, where options and criteria still have the same names.
 */
export async function readFrame(tx: Tx, ctx: Ctx, evaluationId: string): Promise<Frame> {
  const row = await readSettings(tx, ctx, evaluationId);
  await loadDecision(tx, ctx, { id: row.decisionId }).catch(notFoundAs("evaluation"));
  const criteria = await readCriteria(tx, ctx, evaluationId);
  if (row.method !== "matrix" || criteria.length === 0)
    throw precondition("A template needs criteria, and this evaluation has none. Add them first.");
  const options = await readOptions(tx, ctx, evaluationId);
  const measures = await readMeasures(tx, ctx, evaluationId);
  const context = await readContext(tx, ctx, evaluationId);
  const { templateKey, templateVersion, decisionId, weighting, weighsThemesFirst } = row;
  const { reasonRule, asksConfidence, asksFavourites } = row;
  const origin =
    templateKey === null ? null : (await findTemplate(tx, ctx, templateKey, templateVersion ?? undefined))?.content;
  const names = new Set(options.map((option) => option.name));
  return {
    decisionId,
    frame: {
      question: origin?.question ?? "",
      options: options.map(({ name, summary }) => ({
        name,
        summary,
        description: origin?.options.find((option) => option.name === name)?.description ?? "",
      })),
      criteria: criteria.map(({ id, name, shortName, theme, question, decidedBy, anchors }): TemplateCriterion => {
        const considerations = origin?.criteria.find((criterion) => criterion.name === name)?.considerations ?? {};
        return {
          name,
          shortName,
          theme,
          question,
          decidedBy,
          anchors: [...anchors],
          considerations: Object.fromEntries(Object.entries(considerations).filter(([option]) => names.has(option))),
          measure: measures.get(id)?.measure ?? null,
          minimumScore: measures.get(id)?.minimumScore ?? null,
          shifts: [...(context?.shifts[id] ?? [])],
        };
      }),
      contextQuestions: [...(context?.questions ?? [])],
      settings: { weighting, weighsThemesFirst, reasonRule, asksConfidence, asksFavourites },
      record: origin?.record ?? { context: "", drivers: "", confirmation: "", more: "" },
    },
  };
}

async function readSettings(tx: Tx, { organizationId }: Ctx, evaluationId: string) {
  const t = evaluations;
  const [row] = await tx
    .select({
      decisionId: t.decisionId,
      method: t.method,
      templateKey: t.templateKey,
      templateVersion: t.templateVersion,
      weighting: t.weighting,
      weighsThemesFirst: t.weighsThemesFirst,
      reasonRule: t.reasonRule,
      asksConfidence: t.asksConfidence,
      asksFavourites: t.asksFavourites,
    })
    .from(t)
    .where(and(eq(t.organizationId, organizationId), eq(t.id, evaluationId)));
  if (row === undefined) throw notFound("evaluation");
  return row;
}

type Measured = Pick<TemplateCriterion, "measure" | "minimumScore">;

async function readMeasures(
  tx: Tx,
  { organizationId }: Ctx,
  evaluationId: string,
): Promise<ReadonlyMap<string, Measured>> {
  const t = evaluationCriteria;
  const rows = await tx
    .select({ id: t.id, kind: t.kind, unit: t.unit, worst: t.worst, best: t.best, minimumScore: t.minimumScore })
    .from(t)
    .where(and(eq(t.organizationId, organizationId), eq(t.evaluationId, evaluationId)));
  return new Map(
    rows.map(({ id, kind, unit, worst, best, minimumScore }) => {
      const isMeasured = kind === "measured" && worst !== null && best !== null;
      return [id, { minimumScore, measure: isMeasured ? { unit, worst, best } : null }];
    }),
  );
}
