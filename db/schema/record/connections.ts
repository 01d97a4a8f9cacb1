import { boolean, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { DECISION_LINK_KINDS } from "../../enums";
import { createdAt, organizationId } from "../columns";
import { decisions } from "../decisions";

/** What a decision is about, in the organization's own words: lower case, trimmed. */
export const decisionTags = pgTable(
  "decision_tags",
  {
    organizationId: organizationId(),
    decisionId: uuid("decision_id").notNull(),
    tag: text("tag").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.decisionId, t.tag] }),
    index("decision_tags_by_tag").on(t.organizationId, t.tag, t.decisionId),
    foreignKey({
      columns: [t.organizationId, t.decisionId],
      foreignColumns: [decisions.organizationId, decisions.id],
      name: "decision_tags_decision",
    }),
  ],
);

/** A link of an imported file to something that is not here. */
export const danglingLinks = pgTable(
  "dangling_links",
  {
    organizationId: organizationId(),
    decisionId: uuid("decision_id").notNull(),
    kind: text("kind", { enum: DECISION_LINK_KINDS }).notNull(),
    /** As the file writes it. */
    target: text("target").notNull(),
    isPartial: boolean("is_partial").notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.decisionId, t.kind, t.target] }),
    foreignKey({
      columns: [t.organizationId, t.decisionId],
      foreignColumns: [decisions.organizationId, decisions.id],
      name: "dangling_links_decision",
    }),
  ],
);
