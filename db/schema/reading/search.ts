import { sql } from "drizzle-orm";
import { boolean, customType, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { SEARCH_PARTS, VIEW_PLACES } from "../../enums";
import { createdAt, id, instant, organizationId } from "../columns";
import { decisions } from "../decisions";
import { memberships } from "../organizations";

/** PostgreSQL's sorted list of a text's words, with where they stand. */
const words = customType<{ data: string }>({ dataType: () => "tsvector" });

/**
 * What search knows of one decision, as of event `sequence` of its chain. Derived, and remade whenever that chain has grown.
 * Whether a reader may see the decision is never kept here: it is asked of the decision itself.
 */
export const searchEntries = pgTable(
  "search_entries",
  {
    organizationId: organizationId(),
    decisionId: uuid("decision_id").notNull(),
    sequence: integer("sequence").notNull(),
    /** Title, tags and old names, in lower case and without accents: what a mistyped word is compared with. */
    label: text("label").notNull(),
    words: words("words").notNull(),
    /** The words that a stakeholder may know of; null where that is all of them. */
    publicWords: words("public_words"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.decisionId] }),
    index("search_entries_words").using("gin", t.organizationId, t.words),
    index("search_entries_label").using("gin", t.organizationId, sql`${t.label} gin_trgm_ops`),
    foreignKey({
      columns: [t.organizationId, t.decisionId],
      foreignColumns: [decisions.organizationId, decisions.id],
      name: "search_entries_decision",
    }),
  ],
);

/** One part of a decision that can be found: its words, and whose they are. */
export const searchDocuments = pgTable(
  "search_documents",
  {
    organizationId: organizationId(),
    decisionId: uuid("decision_id").notNull(),
    part: text("part", { enum: SEARCH_PARTS }).notNull(),
    /** Tells the parts of one kind apart: a section's kind, a comment's id, a number. */
    key: text("key").notNull(),
    /** Whose words these are, or who is meant. Null for nobody, and for a ballot whose names are hidden. */
    memberId: uuid("member_id"),
    /** Not for stakeholders: a vote that is not closed, or a correction that waits. */
    isTeamOnly: boolean("is_team_only").notNull().default(false),
    body: text("body").notNull(),
    words: words("words").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.decisionId, t.part, t.key] }),
    index("search_documents_by_member").on(t.organizationId, t.memberId),
    foreignKey({
      columns: [t.organizationId, t.decisionId],
      foreignColumns: [decisions.organizationId, decisions.id],
      name: "search_documents_decision",
    }),
    foreignKey({
      columns: [t.organizationId, t.memberId],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "search_documents_member",
    }),
  ],
);

/** Filters that somebody gave a name, for themselves or for everybody. */
export const savedViews = pgTable(
  "saved_views",
  {
    organizationId: organizationId(),
    id: id(),
    memberId: uuid("member_id").notNull(),
    place: text("place", { enum: VIEW_PLACES }).notNull(),
    name: text("name").notNull(),
    /** The filters as they stand in the address, after the question mark. */
    query: text("query").notNull(),
    isShared: boolean("is_shared").notNull().default(false),
    createdAt: createdAt(),
    changedAt: instant("changed_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("saved_views_by_member").on(t.organizationId, t.memberId),
    foreignKey({
      columns: [t.organizationId, t.memberId],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "saved_views_member",
    }),
  ],
);
