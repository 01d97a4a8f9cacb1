import { sql } from "drizzle-orm";
import { date, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { REVIEW_ANSWERS, REVIEW_CAUSES } from "../enums";
import { createdAt, id, instant, organizationId } from "./columns";
import { decisions } from "./decisions";
import { memberships } from "./organizations";

/** What would make a decision worth another look, in words ("when the team doubles"), until somebody says that it happened. */
export const reviewTriggers = pgTable(
  "review_triggers",
  {
    organizationId: organizationId(),
    id: id(),
    decisionId: uuid("decision_id").notNull(),
    words: text("words").notNull(),
    createdBy: uuid("created_by").notNull(),
    createdAt: createdAt(),
    happenedAt: instant("happened_at"),
    happenedBy: uuid("happened_by"),
    note: text("note").notNull().default(""),
    removedAt: instant("removed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("review_triggers_of").on(t.organizationId, t.decisionId),
    index("review_triggers_happened")
      .on(t.organizationId, t.happenedAt)
      .where(sql`${t.happenedAt} is not null and ${t.removedAt} is null`),
    foreignKey({
      columns: [t.organizationId, t.decisionId],
      foreignColumns: [decisions.organizationId, decisions.id],
      name: "review_triggers_decision",
    }),
    foreignKey({
      columns: [t.organizationId, t.createdBy],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "review_triggers_created_by",
    }),
    foreignKey({
      columns: [t.organizationId, t.happenedBy],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "review_triggers_happened_by",
    }),
  ],
);

/** A review that was answered. Which ones are due is derived from dates, triggers, evidence and waivers, never stored. */
export const reviews = pgTable(
  "reviews",
  {
    organizationId: organizationId(),
    id: id(),
    decisionId: uuid("decision_id").notNull(),
    cause: text("cause", { enum: REVIEW_CAUSES }).notNull(),
    answer: text("answer", { enum: REVIEW_ANSWERS }).notNull(),
    reason: text("reason").notNull(),
    /** The next review date, where one was set with the answer. */
    nextReviewOn: date("next_review_on", { mode: "string" }),
    /** The draft that an answer "revise" began. */
    successorId: uuid("successor_id"),
    answeredBy: uuid("answered_by").notNull(),
    answeredAt: instant("answered_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("reviews_of").on(t.organizationId, t.decisionId, t.answeredAt),
    foreignKey({
      columns: [t.organizationId, t.decisionId],
      foreignColumns: [decisions.organizationId, decisions.id],
      name: "reviews_decision",
    }),
    foreignKey({
      columns: [t.organizationId, t.successorId],
      foreignColumns: [decisions.organizationId, decisions.id],
      name: "reviews_successor",
    }),
    foreignKey({
      columns: [t.organizationId, t.answeredBy],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "reviews_answered_by",
    }),
  ],
);
