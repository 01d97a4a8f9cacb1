import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { SECTION_KINDS, SUGGESTION_STATES } from "../../enums";
import { createdAt, id, instant, organizationId } from "../columns";
import { decisions } from "../decisions";
import { memberships } from "../organizations";

/** Where in a section a passage stands. It is found again by its words, then by what stood round them, then by its place. */
const anchor = {
  kind: text("kind", { enum: SECTION_KINDS }).notNull(),
  quote: text("quote").notNull(),
  before: text("before").notNull().default(""),
  after: text("after").notNull().default(""),
  /** UTF-16 units from the beginning of the section, in the revision it was made on. */
  startsAt: integer("starts_at").notNull(),
  revision: integer("revision").notNull(),
};

/** A passage that people talk about: the comments name it. */
export const passages = pgTable(
  "passages",
  {
    organizationId: organizationId(),
    id: id(),
    decisionId: uuid("decision_id").notNull(),
    ...anchor,
    createdBy: uuid("created_by").notNull(),
    createdAt: createdAt(),
    resolvedAt: instant("resolved_at"),
    resolvedBy: uuid("resolved_by"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("passages_of").on(t.organizationId, t.decisionId),
    foreignKey({
      columns: [t.organizationId, t.decisionId],
      foreignColumns: [decisions.organizationId, decisions.id],
      name: "passages_decision",
    }),
    foreignKey({
      columns: [t.organizationId, t.createdBy],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "passages_created_by",
    }),
    foreignKey({
      columns: [t.organizationId, t.resolvedBy],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "passages_resolved_by",
    }),
  ],
);

/** Other words for a passage, to be taken or refused. */
export const suggestions = pgTable(
  "suggestions",
  {
    organizationId: organizationId(),
    id: id(),
    decisionId: uuid("decision_id").notNull(),
    ...anchor,
    replacement: text("replacement").notNull(),
    reason: text("reason").notNull().default(""),
    state: text("state", { enum: SUGGESTION_STATES }).notNull().default("open"),
    authorId: uuid("author_id").notNull(),
    createdAt: createdAt(),
    settledBy: uuid("settled_by"),
    settledAt: instant("settled_at"),
    /** The revision that took it up. */
    settledRevision: integer("settled_revision"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("suggestions_of").on(t.organizationId, t.decisionId, t.state),
    foreignKey({
      columns: [t.organizationId, t.decisionId],
      foreignColumns: [decisions.organizationId, decisions.id],
      name: "suggestions_decision",
    }),
    foreignKey({
      columns: [t.organizationId, t.authorId],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "suggestions_author",
    }),
    foreignKey({
      columns: [t.organizationId, t.settledBy],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "suggestions_settled_by",
    }),
  ],
);
