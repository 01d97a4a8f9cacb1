import { sql } from "drizzle-orm";
import { date, foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { ADOPTION_STANCES } from "../enums";
import { id, instant, organizationId } from "./columns";
import { decisions } from "./decisions";
import { memberships, productLines } from "./organizations";

/** How a product line stands to a decision. What was said before stays, with the moment it was replaced: that is "as of". */
export const adoptions = pgTable(
  "adoptions",
  {
    organizationId: organizationId(),
    id: id(),
    decisionId: uuid("decision_id").notNull(),
    productLineId: uuid("product_line_id").notNull(),
    stance: text("stance", { enum: ADOPTION_STANCES }).notNull(),
    /** Always given for a waiver and for not applicable. */
    reason: text("reason").notNull().default(""),
    /** By when it is to be adopted. */
    dueOn: date("due_on", { mode: "string" }),
    /** The last day a waiver holds. */
    expiresOn: date("expires_on", { mode: "string" }),
    /** Who allows the waiver. */
    approvedBy: uuid("approved_by"),
    recordedBy: uuid("recorded_by").notNull(),
    recordedAt: instant("recorded_at").notNull(),
    replacedAt: instant("replaced_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    uniqueIndex("adoptions_current")
      .on(t.organizationId, t.decisionId, t.productLineId)
      .where(sql`${t.replacedAt} is null`),
    index("adoptions_by_line").on(t.organizationId, t.productLineId, t.decisionId),
    index("adoptions_of").on(t.organizationId, t.decisionId, t.recordedAt),
    index("adoptions_expiring")
      .on(t.organizationId, t.expiresOn)
      .where(sql`${t.stance} = 'waived' and ${t.replacedAt} is null`),
    foreignKey({
      columns: [t.organizationId, t.decisionId],
      foreignColumns: [decisions.organizationId, decisions.id],
      name: "adoptions_decision",
    }),
    foreignKey({
      columns: [t.organizationId, t.productLineId],
      foreignColumns: [productLines.organizationId, productLines.id],
      name: "adoptions_line",
    }),
    foreignKey({
      columns: [t.organizationId, t.approvedBy],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "adoptions_approved_by",
    }),
    foreignKey({
      columns: [t.organizationId, t.recordedBy],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "adoptions_recorded_by",
    }),
  ],
);
