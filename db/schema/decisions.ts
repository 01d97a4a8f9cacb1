import { sql } from "drizzle-orm";
import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { DECISION_LINK_KINDS, DECISION_STATUSES, SECTION_KINDS } from "../enums";
import { bytea, createdAt, id, instant, organizationId } from "./columns";
import { memberships, organizations, productLines } from "./organizations";

/** One architecture decision. Its text is in revisions; `latest_revision` is the newest, `accepted_revision` the one in force. */
export const decisions = pgTable(
  "decisions",
  {
    organizationId: organizationId(),
    id: id(),
    number: integer("number").notNull(),
    title: text("title").notNull(),
    status: text("status", { enum: DECISION_STATUSES }).notNull().default("draft"),
    stewardId: uuid("steward_id").notNull(),
    createdBy: uuid("created_by").notNull(),
    latestRevision: integer("latest_revision").notNull().default(1),
    acceptedRevision: integer("accepted_revision"),
    reviewOn: date("review_on", { mode: "string" }),
    createdAt: createdAt(),
    proposedAt: instant("proposed_at"),
    proposedBy: uuid("proposed_by"),
    decidedAt: instant("decided_at"),
    /** The latest change of any kind, for lists sorted by activity. */
    changedAt: instant("changed_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("decisions_number_unique").on(t.organizationId, t.number),
    index("decisions_by_status").on(t.organizationId, t.status, t.changedAt),
    index("decisions_by_change").on(t.organizationId, t.changedAt, t.number),
    // The list's own order: open, in force, gone, read backwards. `listOrder` of the list writes the same expression.
    index("decisions_by_group").on(
      t.organizationId,
      sql`(case when ${t.status} in ('draft', 'proposed') then 2 when ${t.status} in ('accepted', 'deprecated') then 1 else 0 end)`,
      t.changedAt,
      t.number,
    ),
    index("decisions_by_title").on(t.organizationId, sql`lower(${t.title})`, t.number),
    // A product line's own order: what is open, then the latest decided, read backwards.
    index("decisions_by_decided").on(t.organizationId, t.decidedAt, t.number),
    index("decisions_by_steward").on(t.organizationId, t.stewardId, t.status, t.changedAt),
    index("decisions_titled").using("gin", t.organizationId, sql`lower(${t.title}) gin_trgm_ops`),
    // What waits for verdicts: few among many.
    index("decisions_awaiting")
      .on(t.organizationId, t.proposedAt, t.number)
      .where(
        sql`${t.status} = 'proposed' or (${t.status} = 'accepted' and ${t.latestRevision} > ${t.acceptedRevision})`,
      ),
    // What somebody should look at again, the oldest first.
    index("decisions_by_review")
      .on(t.organizationId, t.stewardId, t.reviewOn)
      .where(sql`${t.status} = 'accepted' and ${t.reviewOn} is not null`),
    foreignKey({
      columns: [t.organizationId],
      foreignColumns: [organizations.organizationId],
      name: "decisions_organization",
    }),
    foreignKey({
      columns: [t.organizationId, t.stewardId],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "decisions_steward",
    }),
    foreignKey({
      columns: [t.organizationId, t.createdBy],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "decisions_created_by",
    }),
    foreignKey({
      columns: [t.organizationId, t.proposedBy],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "decisions_proposed_by",
    }),
  ],
);

/** The lines a decision is made for. `ended_at` is set when a successor took over on this line. */
export const decisionProductLines = pgTable(
  "decision_product_lines",
  {
    organizationId: organizationId(),
    decisionId: uuid("decision_id").notNull(),
    productLineId: uuid("product_line_id").notNull(),
    /** When it was added to a decision that was there already; empty when the decision began with it. */
    addedAt: instant("added_at"),
    endedAt: instant("ended_at"),
    endedBy: uuid("ended_by"),
    /** The revision that was accepted here because nobody objected in time. */
    silentRevision: integer("silent_revision"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.decisionId, t.productLineId] }),
    index("decision_product_lines_by_line").on(t.organizationId, t.productLineId, t.decisionId),
    foreignKey({
      columns: [t.organizationId, t.decisionId],
      foreignColumns: [decisions.organizationId, decisions.id],
      name: "decision_product_lines_decision",
    }),
    foreignKey({
      columns: [t.organizationId, t.productLineId],
      foreignColumns: [productLines.organizationId, productLines.id],
      name: "decision_product_lines_line",
    }),
    foreignKey({
      columns: [t.organizationId, t.endedBy],
      foreignColumns: [decisions.organizationId, decisions.id],
      name: "decision_product_lines_ended_by",
    }),
  ],
);

/** `decision` supersedes, starts again, amends … `target`. */
export const decisionLinks = pgTable(
  "decision_links",
  {
    organizationId: organizationId(),
    decisionId: uuid("decision_id").notNull(),
    kind: text("kind", { enum: DECISION_LINK_KINDS }).notNull(),
    targetId: uuid("target_id").notNull(),
    /** Only a part of the target is superseded or amended; the rest stays in force. */
    isPartial: boolean("is_partial").notNull().default(false),
    /** A file said so: the next import of it may take the link back. What a person said, only a person takes back. */
    isImported: boolean("is_imported").notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.decisionId, t.kind, t.targetId] }),
    index("decision_links_by_target").on(t.organizationId, t.targetId),
    foreignKey({
      columns: [t.organizationId, t.decisionId],
      foreignColumns: [decisions.organizationId, decisions.id],
      name: "decision_links_decision",
    }),
    foreignKey({
      columns: [t.organizationId, t.targetId],
      foreignColumns: [decisions.organizationId, decisions.id],
      name: "decision_links_target",
    }),
  ],
);

/** An immutable version of the record. Revision 1 is made with the decision. */
export const revisions = pgTable(
  "revisions",
  {
    organizationId: organizationId(),
    decisionId: uuid("decision_id").notNull(),
    number: integer("number").notNull(),
    authorId: uuid("author_id").notNull(),
    title: text("title").notNull(),
    titleSalt: bytea("title_salt").notNull(),
    titleCommitment: bytea("title_commitment").notNull(),
    summary: text("summary").notNull().default(""),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.decisionId, t.number] }),
    foreignKey({
      columns: [t.organizationId, t.decisionId],
      foreignColumns: [decisions.organizationId, decisions.id],
      name: "revisions_decision",
    }),
    foreignKey({
      columns: [t.organizationId, t.authorId],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "revisions_author",
    }),
  ],
);

/** Every section of every revision. An untouched section keeps its salt and commitment, so that its hash stays equal. */
export const revisionSections = pgTable(
  "revision_sections",
  {
    organizationId: organizationId(),
    decisionId: uuid("decision_id").notNull(),
    revision: integer("revision").notNull(),
    kind: text("kind", { enum: SECTION_KINDS }).notNull(),
    body: text("body").notNull(),
    salt: bytea("salt").notNull(),
    commitment: bytea("commitment").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.decisionId, t.revision, t.kind] }),
    foreignKey({
      columns: [t.organizationId, t.decisionId, t.revision],
      foreignColumns: [revisions.organizationId, revisions.decisionId, revisions.number],
      name: "revision_sections_revision",
    }),
  ],
);

/** One person's unsaved text of one section: private, no event, voids nothing. */
export const sectionDrafts = pgTable(
  "section_drafts",
  {
    organizationId: organizationId(),
    decisionId: uuid("decision_id").notNull(),
    memberId: uuid("member_id").notNull(),
    kind: text("kind", { enum: SECTION_KINDS }).notNull(),
    body: text("body").notNull(),
    /** The commitment of the section this draft started from: the compare of compare-and-set. */
    baseCommitment: bytea("base_commitment").notNull(),
    savedAt: instant("saved_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.decisionId, t.memberId, t.kind] }),
    foreignKey({
      columns: [t.organizationId, t.decisionId],
      foreignColumns: [decisions.organizationId, decisions.id],
      name: "section_drafts_decision",
    }),
    foreignKey({
      columns: [t.organizationId, t.memberId],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "section_drafts_member",
    }),
  ],
);
