import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { bytea, instant, organizationId } from "../columns";
import { chains } from "../history";
import { organizations } from "../organizations";

/** A signed statement of how far every chain of an organization had come. Append-only; each names the one before it. */
export const checkpoints = pgTable(
  "checkpoints",
  {
    organizationId: organizationId(),
    /** 1, 2, … without gap. */
    number: integer("number").notNull(),
    /** How many entries the log had. */
    size: integer("size").notNull(),
    /** The root of the tree over them (RFC 6962). */
    root: bytea("root").notNull(),
    /** The roots of the full subtrees that the tree consists of, the largest first: what the next checkpoint goes on from. */
    subtrees: bytea("subtrees").notNull(),
    /** The note as it was signed, with its signatures. */
    note: text("note").notNull(),
    madeAt: instant("made_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.number] }),
    foreignKey({
      columns: [t.organizationId],
      foreignColumns: [organizations.organizationId],
      name: "checkpoints_organization",
    }),
  ],
);

/** The log that checkpoints sign: the head of each chain that had moved since the checkpoint before. Append-only. */
export const checkpointEntries = pgTable(
  "checkpoint_entries",
  {
    organizationId: organizationId(),
    /** 0, 1, … without gap: its leaf in the tree. */
    position: integer("position").notNull(),
    /** The first checkpoint that covers it. */
    checkpoint: integer("checkpoint").notNull(),
    chainId: uuid("chain_id").notNull(),
    sequence: integer("sequence").notNull(),
    head: bytea("head").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.position] }),
    unique("checkpoint_entries_chain_unique").on(t.organizationId, t.chainId, t.sequence),
    index("checkpoint_entries_of").on(t.organizationId, t.checkpoint, t.position),
    foreignKey({
      columns: [t.organizationId, t.chainId],
      foreignColumns: [chains.organizationId, chains.id],
      name: "checkpoint_entries_chain",
    }),
    foreignKey({
      columns: [t.organizationId, t.checkpoint],
      foreignColumns: [checkpoints.organizationId, checkpoints.number],
      name: "checkpoint_entries_checkpoint",
    }),
  ],
);

/** The public keys that checkpoints of an organization were signed with, in their order. The private ones are never in a database. */
export const checkpointKeys = pgTable(
  "checkpoint_keys",
  {
    organizationId: organizationId(),
    number: integer("number").notNull(),
    /** 32 bytes: Ed25519. */
    publicKey: bytea("public_key").notNull(),
    /** The first checkpoint that it signed. */
    since: integer("since").notNull(),
    addedAt: instant("added_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.number] }),
    unique("checkpoint_keys_key_unique").on(t.organizationId, t.publicKey),
    foreignKey({
      columns: [t.organizationId],
      foreignColumns: [organizations.organizationId],
      name: "checkpoint_keys_organization",
    }),
  ],
);

/** What the server's own nightly check of an organization's history found, the latest one. */
export const historyChecks = pgTable(
  "history_checks",
  {
    organizationId: organizationId(),
    checkedAt: instant("checked_at").notNull(),
    chains: integer("chains").notNull(),
    events: integer("events").notNull(),
    checkpoints: integer("checkpoints").notNull(),
    /** In sentences, at most some; empty when everything held. */
    findings: jsonb("findings").$type<readonly string[]>().notNull(),
    /** How many there were. */
    found: integer("found").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId] }),
    foreignKey({
      columns: [t.organizationId],
      foreignColumns: [organizations.organizationId],
      name: "history_checks_organization",
    }),
  ],
);
