import { sql } from "drizzle-orm";
import { foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { CHAIN_KINDS } from "../enums";
import { bytea, createdAt, instant, organizationId } from "./columns";
import { memberships, organizations } from "./organizations";

/** The head of one chain: the organization's own (id = organization) or a decision's (id = decision). */
export const chains = pgTable(
  "chains",
  {
    organizationId: organizationId(),
    id: uuid("id").notNull(),
    kind: text("kind", { enum: CHAIN_KINDS }).notNull(),
    sequence: integer("sequence").notNull().default(0),
    head: bytea("head").notNull(),
    createdAt: createdAt(),
    /** Up to which event search has read a decision. */
    searchedSequence: integer("searched_sequence").notNull().default(0),
    /** Up to which event the log of heads knows it. */
    loggedSequence: integer("logged_sequence").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    // What search has to read again. It is short, so that asking costs nothing.
    index("chains_unsearched")
      .on(t.organizationId, t.id)
      .where(sql`${t.kind} = 'decision' and ${t.sequence} > ${t.searchedSequence}`),
    // What the next checkpoint has to cover. As short.
    index("chains_unlogged")
      .on(t.organizationId, t.id)
      .where(sql`${t.sequence} > ${t.loggedSequence}`),
    foreignKey({
      columns: [t.organizationId],
      foreignColumns: [organizations.organizationId],
      name: "chains_organization",
    }),
  ],
);

/** Append-only. `bytes` is the canonical JSON exactly as it was hashed. */
export const events = pgTable(
  "events",
  {
    organizationId: organizationId(),
    chainId: uuid("chain_id").notNull(),
    sequence: integer("sequence").notNull(),
    id: uuid("id").notNull(),
    type: text("type").notNull(),
    actorId: uuid("actor_id"),
    bytes: bytea("bytes").notNull(),
    leaf: bytea("leaf").notNull(),
    head: bytea("head").notNull(),
    recordedAt: instant("recorded_at").notNull(),
    happenedAt: instant("happened_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.chainId, t.sequence] }),
    unique("events_id_unique").on(t.organizationId, t.id),
    // The activity shows what was played in later where it happened.
    index("events_happened").on(
      t.organizationId,
      sql`coalesce(${t.happenedAt}, ${t.recordedAt})`,
      t.chainId,
      t.sequence,
    ),
    // What one member did, newest first.
    index("events_by_actor").on(
      t.organizationId,
      t.actorId,
      sql`coalesce(${t.happenedAt}, ${t.recordedAt})`,
      t.chainId,
      t.sequence,
    ),
    index("events_recent").on(t.organizationId, t.recordedAt),
    foreignKey({
      columns: [t.organizationId, t.chainId],
      foreignColumns: [chains.organizationId, chains.id],
      name: "events_chain",
    }).onDelete("restrict"),
    foreignKey({
      columns: [t.organizationId, t.actorId],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "events_actor",
    }).onDelete("restrict"),
  ],
);

/** Texts behind the commitments of an event. Erasing deletes rows here; the chain still verifies. */
export const eventTexts = pgTable(
  "event_texts",
  {
    organizationId: organizationId(),
    chainId: uuid("chain_id").notNull(),
    sequence: integer("sequence").notNull(),
    name: text("name").notNull(),
    salt: bytea("salt").notNull(),
    body: text("body").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.chainId, t.sequence, t.name] }),
    foreignKey({
      columns: [t.organizationId, t.chainId, t.sequence],
      foreignColumns: [events.organizationId, events.chainId, events.sequence],
      name: "event_texts_event",
    }).onDelete("restrict"),
  ],
);
