import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytea, createdAt, organizationId } from "../columns";
import { decisions } from "../decisions";
import { memberships } from "../organizations";

/** Pictures, each kept once by what is in it, so that a text that names one also fixes its bytes. */
export const attachments = pgTable(
  "attachments",
  {
    organizationId: organizationId(),
    sha256: bytea("sha256").notNull(),
    mediaType: text("media_type").notNull(),
    /** In bytes. */
    size: integer("size").notNull(),
    /** In pixels; null for drawings without a size of their own. */
    width: integer("width"),
    height: integer("height"),
    /** Null when the server keeps attachments in a folder. */
    bytes: bytea("bytes"),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.sha256] })],
);

/** The decisions whose record shows an attachment: who may read one of them may see it. */
export const decisionAttachments = pgTable(
  "decision_attachments",
  {
    organizationId: organizationId(),
    decisionId: uuid("decision_id").notNull(),
    sha256: bytea("sha256").notNull(),
    /** The file's name when it was added. */
    name: text("name").notNull(),
    addedBy: uuid("added_by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.decisionId, t.sha256] }),
    index("decision_attachments_by_content").on(t.organizationId, t.sha256),
    foreignKey({
      columns: [t.organizationId, t.decisionId],
      foreignColumns: [decisions.organizationId, decisions.id],
      name: "decision_attachments_decision",
    }),
    foreignKey({
      columns: [t.organizationId, t.sha256],
      foreignColumns: [attachments.organizationId, attachments.sha256],
      name: "decision_attachments_content",
    }),
    foreignKey({
      columns: [t.organizationId, t.addedBy],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "decision_attachments_added_by",
    }),
  ],
);
