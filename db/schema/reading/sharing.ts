import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { bytea, createdAt, id, instant, organizationId } from "../columns";
import { decisions } from "../decisions";
import { memberships, productLines } from "../organizations";

/** A door for readers without an account: to one decision, or to what is in force on a line. The token is stored hashed. */
export const shareLinks = pgTable(
  "share_links",
  {
    organizationId: organizationId(),
    id: id(),
    tokenHash: bytea("token_hash").notNull(),
    decisionId: uuid("decision_id"),
    productLineId: uuid("product_line_id"),
    /** For whom or what it was made, as its maker says. */
    label: text("label").notNull(),
    passcodeHash: text("passcode_hash"),
    createdBy: uuid("created_by").notNull(),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
    revokedBy: uuid("revoked_by"),
    openedCount: integer("opened_count").notNull().default(0),
    openedAt: instant("opened_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    check("share_links_one_thing", sql`num_nonnulls(${t.decisionId}, ${t.productLineId}) = 1`),
    unique("share_links_token_unique").on(t.organizationId, t.tokenHash),
    index("share_links_recent").on(t.organizationId, t.createdAt),
    foreignKey({
      columns: [t.organizationId, t.decisionId],
      foreignColumns: [decisions.organizationId, decisions.id],
      name: "share_links_decision",
    }),
    foreignKey({
      columns: [t.organizationId, t.productLineId],
      foreignColumns: [productLines.organizationId, productLines.id],
      name: "share_links_line",
    }),
    foreignKey({
      columns: [t.organizationId, t.createdBy],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "share_links_created_by",
    }),
    foreignKey({
      columns: [t.organizationId, t.revokedBy],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "share_links_revoked_by",
    }),
  ],
);
