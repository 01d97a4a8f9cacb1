import { foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, organizationId } from "./columns";
import { decisions } from "./decisions";
import { evaluationCriteria, evaluationOptions, evaluations } from "./evaluations";
import { memberships } from "./organizations";
import { passages } from "./record/passages";

/** A comment on a decision, on a passage of its record, or on one cell of its evaluation. */
export const comments = pgTable(
  "comments",
  {
    organizationId: organizationId(),
    id: id(),
    decisionId: uuid("decision_id").notNull(),
    evaluationId: uuid("evaluation_id"),
    criterionId: uuid("criterion_id"),
    optionId: uuid("option_id"),
    passageId: uuid("passage_id"),
    authorId: uuid("author_id").notNull(),
    body: text("body").notNull(),
    createdAt: createdAt(),
    editedAt: instant("edited_at"),
    deletedAt: instant("deleted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("comments_of").on(t.organizationId, t.decisionId, t.createdAt),
    foreignKey({
      columns: [t.organizationId, t.decisionId],
      foreignColumns: [decisions.organizationId, decisions.id],
      name: "comments_decision",
    }),
    foreignKey({
      columns: [t.organizationId, t.evaluationId],
      foreignColumns: [evaluations.organizationId, evaluations.id],
      name: "comments_evaluation",
    }),
    foreignKey({
      columns: [t.organizationId, t.criterionId],
      foreignColumns: [evaluationCriteria.organizationId, evaluationCriteria.id],
      name: "comments_criterion",
    }),
    foreignKey({
      columns: [t.organizationId, t.optionId],
      foreignColumns: [evaluationOptions.organizationId, evaluationOptions.id],
      name: "comments_option",
    }),
    foreignKey({
      columns: [t.organizationId, t.passageId],
      foreignColumns: [passages.organizationId, passages.id],
      name: "comments_passage",
    }),
    foreignKey({
      columns: [t.organizationId, t.authorId],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "comments_author",
    }),
  ],
);

/** A person named in a comment; answered or seen, it leaves home. */
export const mentions = pgTable(
  "mentions",
  {
    organizationId: organizationId(),
    commentId: uuid("comment_id").notNull(),
    memberId: uuid("member_id").notNull(),
    seenAt: instant("seen_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.commentId, t.memberId] }),
    index("mentions_by_member").on(t.organizationId, t.memberId),
    foreignKey({
      columns: [t.organizationId, t.commentId],
      foreignColumns: [comments.organizationId, comments.id],
      name: "mentions_comment",
    }),
    foreignKey({
      columns: [t.organizationId, t.memberId],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "mentions_member",
    }),
  ],
);
