import { sql } from "drizzle-orm";
import { date, foreignKey, index, numeric, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { CONFIDENCES, EVIDENCE_KINDS } from "../../enums";
import { createdAt, id, instant, organizationId } from "../columns";
import { evaluationCriteria, evaluationOptions, evaluations } from "../evaluations";
import { memberships } from "../organizations";

/** A fact attached to one cell: where it can be read, who added it, how sure it is and how long it holds. */
export const evidence = pgTable(
  "evidence",
  {
    organizationId: organizationId(),
    id: id(),
    evaluationId: uuid("evaluation_id").notNull(),
    criterionId: uuid("criterion_id").notNull(),
    optionId: uuid("option_id").notNull(),
    kind: text("kind", { enum: EVIDENCE_KINDS }).notNull(),
    /** Of a link; empty for a note. */
    url: text("url").notNull().default(""),
    body: text("body").notNull(),
    confidence: text("confidence", { enum: CONFIDENCES }).notNull(),
    validUntil: date("valid_until", { mode: "string" }),
    authorId: uuid("author_id").notNull(),
    createdAt: createdAt(),
    removedAt: instant("removed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("evidence_of").on(t.organizationId, t.evaluationId, t.criterionId, t.optionId),
    index("evidence_expiring")
      .on(t.organizationId, t.validUntil)
      .where(sql`${t.removedAt} is null and ${t.validUntil} is not null`),
    foreignKey({
      columns: [t.organizationId, t.evaluationId],
      foreignColumns: [evaluations.organizationId, evaluations.id],
      name: "evidence_evaluation",
    }),
    foreignKey({
      columns: [t.organizationId, t.criterionId],
      foreignColumns: [evaluationCriteria.organizationId, evaluationCriteria.id],
      name: "evidence_criterion",
    }),
    foreignKey({
      columns: [t.organizationId, t.optionId],
      foreignColumns: [evaluationOptions.organizationId, evaluationOptions.id],
      name: "evidence_option",
    }),
    foreignKey({
      columns: [t.organizationId, t.authorId],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "evidence_author",
    }),
  ],
);

/** The value of one option on a measured criterion, in the criterion's unit, and where it comes from. */
export const criterionMeasures = pgTable(
  "criterion_measures",
  {
    organizationId: organizationId(),
    criterionId: uuid("criterion_id").notNull(),
    optionId: uuid("option_id").notNull(),
    value: numeric("value").notNull(),
    source: text("source").notNull().default(""),
    setBy: uuid("set_by").notNull(),
    setAt: instant("set_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.criterionId, t.optionId] }),
    foreignKey({
      columns: [t.organizationId, t.criterionId],
      foreignColumns: [evaluationCriteria.organizationId, evaluationCriteria.id],
      name: "criterion_measures_criterion",
    }),
    foreignKey({
      columns: [t.organizationId, t.optionId],
      foreignColumns: [evaluationOptions.organizationId, evaluationOptions.id],
      name: "criterion_measures_option",
    }),
    foreignKey({
      columns: [t.organizationId, t.setBy],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "criterion_measures_set_by",
    }),
  ],
);
