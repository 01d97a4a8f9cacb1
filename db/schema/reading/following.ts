import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, createdAt, id, instant, organizationId } from "../columns";
import { decisions } from "../decisions";
import { memberships, productLines } from "../organizations";

/** What a person wants to hear of: one decision, one product line with what lies below, or one tag. */
export const follows = pgTable(
  "follows",
  {
    organizationId: organizationId(),
    id: id(),
    memberId: uuid("member_id").notNull(),
    decisionId: uuid("decision_id"),
    productLineId: uuid("product_line_id"),
    tag: text("tag"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    check("follows_one_thing", sql`num_nonnulls(${t.decisionId}, ${t.productLineId}, ${t.tag}) = 1`),
    uniqueIndex("follows_decision_unique").on(t.organizationId, t.decisionId, t.memberId),
    uniqueIndex("follows_line_unique").on(t.organizationId, t.productLineId, t.memberId),
    uniqueIndex("follows_tag_unique").on(t.organizationId, t.tag, t.memberId),
    index("follows_by_member").on(t.organizationId, t.memberId),
    foreignKey({
      columns: [t.organizationId, t.memberId],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "follows_member",
    }),
    foreignKey({
      columns: [t.organizationId, t.decisionId],
      foreignColumns: [decisions.organizationId, decisions.id],
      name: "follows_decision",
    }),
    foreignKey({
      columns: [t.organizationId, t.productLineId],
      foreignColumns: [productLines.organizationId, productLines.id],
      name: "follows_line",
    }),
  ],
);

/** Up to which event of a decision a person has looked. */
export const decisionVisits = pgTable(
  "decision_visits",
  {
    organizationId: organizationId(),
    memberId: uuid("member_id").notNull(),
    decisionId: uuid("decision_id").notNull(),
    sequence: integer("sequence").notNull(),
    seenAt: instant("seen_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.memberId, t.decisionId] }),
    foreignKey({
      columns: [t.organizationId, t.memberId],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "decision_visits_member",
    }),
    foreignKey({
      columns: [t.organizationId, t.decisionId],
      foreignColumns: [decisions.organizationId, decisions.id],
      name: "decision_visits_decision",
    }),
  ],
);

/** People who were asked to read a decision, and whether they said that they did. */
export const readings = pgTable(
  "readings",
  {
    organizationId: organizationId(),
    decisionId: uuid("decision_id").notNull(),
    memberId: uuid("member_id").notNull(),
    /** Null for somebody who acknowledged without having been asked. */
    askedBy: uuid("asked_by"),
    askedAt: instant("asked_at"),
    dueOn: date("due_on", { mode: "string" }),
    acknowledgedAt: instant("acknowledged_at"),
    /** The revision and the content that were read: a later one asks again. */
    revision: integer("revision"),
    contentHash: bytea("content_hash"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.decisionId, t.memberId] }),
    index("readings_by_member").on(t.organizationId, t.memberId),
    foreignKey({
      columns: [t.organizationId, t.decisionId],
      foreignColumns: [decisions.organizationId, decisions.id],
      name: "readings_decision",
    }),
    foreignKey({
      columns: [t.organizationId, t.memberId],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "readings_member",
    }),
    foreignKey({
      columns: [t.organizationId, t.askedBy],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "readings_asked_by",
    }),
  ],
);
