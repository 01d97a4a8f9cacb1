import { boolean, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { VERDICTS } from "../enums";
import { bytea, createdAt, id, instant, organizationId } from "./columns";
import { decisions, revisions } from "./decisions";
import { memberships, productLines } from "./organizations";

/** A lead's signature on one content hash. It counts only while that hash equals the decision's; that is derived, never stored. */
export const approvals = pgTable(
  "approvals",
  {
    organizationId: organizationId(),
    id: id(),
    decisionId: uuid("decision_id").notNull(),
    revision: integer("revision").notNull(),
    memberId: uuid("member_id").notNull(),
    verdict: text("verdict", { enum: VERDICTS }).notNull(),
    contentHash: bytea("content_hash").notNull(),
    /** Approving: an optional note. Requesting changes, rejecting: the reason. */
    reason: text("reason").notNull().default(""),
    isSelfApproved: boolean("is_self_approved").notNull().default(false),
    createdAt: createdAt(),
    /** When its author lifted a request for changes, or withdrew an approval. */
    liftedAt: instant("lifted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("approvals_of").on(t.organizationId, t.decisionId, t.createdAt),
    foreignKey({
      columns: [t.organizationId, t.decisionId],
      foreignColumns: [decisions.organizationId, decisions.id],
      name: "approvals_decision",
    }),
    foreignKey({
      columns: [t.organizationId, t.decisionId, t.revision],
      foreignColumns: [revisions.organizationId, revisions.decisionId, revisions.number],
      name: "approvals_revision",
    }),
    foreignKey({
      columns: [t.organizationId, t.memberId],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "approvals_member",
    }),
  ],
);

/** The lines an approval served, by the authority its author had when giving it. */
export const approvalProductLines = pgTable(
  "approval_product_lines",
  {
    organizationId: organizationId(),
    approvalId: uuid("approval_id").notNull(),
    productLineId: uuid("product_line_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.approvalId, t.productLineId] }),
    foreignKey({
      columns: [t.organizationId, t.approvalId],
      foreignColumns: [approvals.organizationId, approvals.id],
      name: "approval_product_lines_approval",
    }),
    foreignKey({
      columns: [t.organizationId, t.productLineId],
      foreignColumns: [productLines.organizationId, productLines.id],
      name: "approval_product_lines_line",
    }),
  ],
);
