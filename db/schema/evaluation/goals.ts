import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, organizationId } from "../columns";
import { evaluationCriteria } from "../evaluations";
import { memberships } from "../organizations";

/** What the organization wants, and how much of 100 it matters. Criteria serve goals. */
export const goals = pgTable(
  "goals",
  {
    organizationId: organizationId(),
    id: id(),
    position: integer("position").notNull(),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    /** 1 to 100, beside the other goals. */
    importance: integer("importance").notNull(),
    createdBy: uuid("created_by").notNull(),
    createdAt: createdAt(),
    archivedAt: instant("archived_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("goals_in_order").on(t.organizationId, t.position),
    foreignKey({
      columns: [t.organizationId, t.createdBy],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "goals_created_by",
    }),
  ],
);

/** A criterion serves a goal: 1 a little, 2 much, 3 decisively. */
export const criterionGoals = pgTable(
  "criterion_goals",
  {
    organizationId: organizationId(),
    criterionId: uuid("criterion_id").notNull(),
    goalId: uuid("goal_id").notNull(),
    strength: integer("strength").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.criterionId, t.goalId] }),
    index("criterion_goals_by_goal").on(t.organizationId, t.goalId),
    foreignKey({
      columns: [t.organizationId, t.criterionId],
      foreignColumns: [evaluationCriteria.organizationId, evaluationCriteria.id],
      name: "criterion_goals_criterion",
    }),
    foreignKey({
      columns: [t.organizationId, t.goalId],
      foreignColumns: [goals.organizationId, goals.id],
      name: "criterion_goals_goal",
    }),
  ],
);
