import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { DECISION_STATUSES, IMPORT_OUTCOMES, IMPORT_STATES, IMPORT_WAYS } from "../enums";
import { bytea, createdAt, id, instant, organizationId } from "./columns";
import { decisions } from "./decisions";
import { memberships, productLines } from "./organizations";

/** Files on their way in: looked at and corrected before anything of them becomes a decision. */
export const importBatches = pgTable(
  "import_batches",
  {
    organizationId: organizationId(),
    id: id(),
    createdBy: uuid("created_by").notNull(),
    way: text("way", { enum: IMPORT_WAYS }).notNull(),
    /** What the files are called together, such as a repository: a file is known again by it and its path. */
    sourceName: text("source_name").notNull(),
    /** The line that decisions are made for where a file is given no other. */
    productLineId: uuid("product_line_id"),
    keepsNumbers: boolean("keeps_numbers").notNull().default(true),
    state: text("state", { enum: IMPORT_STATES }).notNull().default("open"),
    createdAt: createdAt(),
    endedAt: instant("ended_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("import_batches_recent").on(t.organizationId, t.createdAt),
    foreignKey({
      columns: [t.organizationId, t.createdBy],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "import_batches_created_by",
    }),
    foreignKey({
      columns: [t.organizationId, t.productLineId],
      foreignColumns: [productLines.organizationId, productLines.id],
      name: "import_batches_line",
    }),
  ],
);

/** One file of an import, with what was understood of it and what a person set right. */
export const importFiles = pgTable(
  "import_files",
  {
    organizationId: organizationId(),
    id: id(),
    batchId: uuid("batch_id").notNull(),
    path: text("path").notNull(),
    sha256: bytea("sha256").notNull(),
    /** Emptied when the import ends: what became a decision keeps its own copy. */
    bytes: bytea("bytes"),
    /** An `AdrDocument`; null for pictures and settings. */
    document: jsonb("document"),
    /** When and by whom the file came into its repository, where that is known. */
    history: jsonb("history"),
    isLeft: boolean("is_left").notNull().default(false),
    title: text("title"),
    status: text("status", { enum: DECISION_STATUSES }),
    decidedOn: date("decided_on", { mode: "string" }),
    productLineId: uuid("product_line_id"),
    outcome: text("outcome", { enum: IMPORT_OUTCOMES }),
    decisionId: uuid("decision_id"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("import_files_path_unique").on(t.organizationId, t.batchId, t.path),
    foreignKey({
      columns: [t.organizationId, t.batchId],
      foreignColumns: [importBatches.organizationId, importBatches.id],
      name: "import_files_batch",
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.organizationId, t.productLineId],
      foreignColumns: [productLines.organizationId, productLines.id],
      name: "import_files_line",
    }),
    foreignKey({
      columns: [t.organizationId, t.decisionId],
      foreignColumns: [decisions.organizationId, decisions.id],
      name: "import_files_decision",
    }),
  ],
);

/** Where an imported decision came from, with the bytes of its file as they were. */
export const decisionSources = pgTable(
  "decision_sources",
  {
    organizationId: organizationId(),
    decisionId: uuid("decision_id").notNull(),
    batchId: uuid("batch_id").notNull(),
    sourceName: text("source_name").notNull(),
    path: text("path").notNull(),
    sha256: bytea("sha256").notNull(),
    bytes: bytea("bytes").notNull(),
    /** What the file says beyond the record's own fields: `SourceFacts` of `lib/imports`. */
    facts: jsonb("facts").notNull(),
    /** The last revision, and the status, that an import wrote: while they stand, the source may change them again. */
    revision: integer("revision").notNull(),
    status: text("status", { enum: DECISION_STATUSES }).notNull(),
    importedAt: instant("imported_at").notNull().defaultNow(),
    importedBy: uuid("imported_by").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.decisionId] }),
    unique("decision_sources_path_unique").on(t.organizationId, t.sourceName, t.path),
    foreignKey({
      columns: [t.organizationId, t.decisionId],
      foreignColumns: [decisions.organizationId, decisions.id],
      name: "decision_sources_decision",
    }),
    foreignKey({
      columns: [t.organizationId, t.batchId],
      foreignColumns: [importBatches.organizationId, importBatches.id],
      name: "decision_sources_batch",
    }),
    foreignKey({
      columns: [t.organizationId, t.importedBy],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "decision_sources_imported_by",
    }),
  ],
);

/** Names that decisions had elsewhere and are still found by. Two decisions can have had the same. */
export const decisionAliases = pgTable(
  "decision_aliases",
  {
    organizationId: organizationId(),
    /** In lower case. */
    alias: text("alias").notNull(),
    decisionId: uuid("decision_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.alias, t.decisionId] }),
    index("decision_aliases_of").on(t.organizationId, t.decisionId),
    foreignKey({
      columns: [t.organizationId, t.decisionId],
      foreignColumns: [decisions.organizationId, decisions.id],
      name: "decision_aliases_decision",
    }),
  ],
);
