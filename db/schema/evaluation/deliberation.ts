import { foreignKey, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { OBJECTION_STATES } from "../../enums";
import { instant, organizationId } from "../columns";
import { evaluationOptions, evaluations } from "../evaluations";
import { memberships } from "../organizations";

/** A participant's pre-mortem: the option has failed a year from now, and why. Written before closing. */
export const premortems = pgTable(
  "premortems",
  {
    organizationId: organizationId(),
    evaluationId: uuid("evaluation_id").notNull(),
    memberId: uuid("member_id").notNull(),
    optionId: uuid("option_id").notNull(),
    body: text("body").notNull(),
    writtenAt: instant("written_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.evaluationId, t.memberId] }),
    foreignKey({
      columns: [t.organizationId, t.evaluationId],
      foreignColumns: [evaluations.organizationId, evaluations.id],
      name: "premortems_evaluation",
    }),
    foreignKey({
      columns: [t.organizationId, t.optionId],
      foreignColumns: [evaluationOptions.organizationId, evaluationOptions.id],
      name: "premortems_option",
    }),
    foreignKey({
      columns: [t.organizationId, t.memberId],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "premortems_member",
    }),
  ],
);

/** An objection raised in a consent vote. It stands until it is met or its author withdraws it. */
export const objections = pgTable(
  "objections",
  {
    organizationId: organizationId(),
    evaluationId: uuid("evaluation_id").notNull(),
    memberId: uuid("member_id").notNull(),
    reason: text("reason").notNull(),
    state: text("state", { enum: OBJECTION_STATES }).notNull().default("open"),
    /** How it was met, or why it was withdrawn. */
    resolution: text("resolution").notNull().default(""),
    resolvedBy: uuid("resolved_by"),
    resolvedAt: instant("resolved_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.evaluationId, t.memberId] }),
    foreignKey({
      columns: [t.organizationId, t.evaluationId],
      foreignColumns: [evaluations.organizationId, evaluations.id],
      name: "objections_evaluation",
    }),
    foreignKey({
      columns: [t.organizationId, t.memberId],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "objections_member",
    }),
    foreignKey({
      columns: [t.organizationId, t.resolvedBy],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "objections_resolved_by",
    }),
  ],
);
