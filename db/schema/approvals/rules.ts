import { boolean, foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import {
  APPROVAL_GROUP_KINDS,
  CONFIRMATIONS,
  EXCLUDED_WRITERS,
  GROUP_COMBINATIONS,
  OVERRIDERS,
  SECTION_KINDS,
  SELF_APPROVALS,
} from "../../enums";
import { createdAt, id, instant, organizationId } from "../columns";
import { memberships, productLines } from "../organizations";

/**
 * What approving takes on one product line, or, without a line, in the whole organization. Append-only: changing a rule
 * adds a version, so that what a running approval began under can always be read.
 */
export const approvalRules = pgTable(
  "approval_rules",
  {
    organizationId: organizationId(),
    id: id(),
    /** Counts the organization's versions, of all lines together. */
    number: integer("number").notNull(),
    /** Null: the whole organization. */
    productLineId: uuid("product_line_id"),
    /** This version ends the line's own rule: what stands above it holds again. */
    isInherited: boolean("is_inherited").notNull().default(false),
    combination: text("combination", { enum: GROUP_COMBINATIONS }).notNull(),
    excluded: text("excluded", { enum: EXCLUDED_WRITERS }).notNull(),
    selfApproval: text("self_approval", { enum: SELF_APPROVALS }).notNull(),
    /** After so many days without an objection, silence is consent. Null: it never is. */
    silenceDays: integer("silence_days"),
    overriddenBy: text("overridden_by", { enum: OVERRIDERS }).notNull(),
    confirmation: text("confirmation", { enum: CONFIRMATIONS }).notNull(),
    /** No line below has a rule of its own. */
    isLocked: boolean("is_locked").notNull().default(false),
    /** Does it hold for what already waits for approval? */
    isAtOnce: boolean("is_at_once").notNull().default(false),
    setBy: uuid("set_by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("approval_rules_number_unique").on(t.organizationId, t.number),
    foreignKey({
      columns: [t.organizationId, t.productLineId],
      foreignColumns: [productLines.organizationId, productLines.id],
      name: "approval_rules_line",
    }),
    foreignKey({
      columns: [t.organizationId, t.setBy],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "approval_rules_set_by",
    }),
  ],
);

/** Some people of whom so many have to approve. */
export const approvalRuleGroups = pgTable(
  "approval_rule_groups",
  {
    organizationId: organizationId(),
    ruleId: uuid("rule_id").notNull(),
    position: integer("position").notNull(),
    kind: text("kind", { enum: APPROVAL_GROUP_KINDS }).notNull(),
    /** What the organization calls the group, such as "Security"; empty for one that its kind names. */
    name: text("name").notNull().default(""),
    /** How many of them. Null: all of them. */
    needed: integer("needed"),
    /** An edit of other sections leaves this group's approvals standing. Null: every edit voids them. */
    sections: text("sections", { enum: SECTION_KINDS }).array(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.ruleId, t.position] }),
    foreignKey({
      columns: [t.organizationId, t.ruleId],
      foreignColumns: [approvalRules.organizationId, approvalRules.id],
      name: "approval_rule_groups_rule",
    }),
  ],
);

/** The people of a group that names them. */
export const approvalRulePeople = pgTable(
  "approval_rule_people",
  {
    organizationId: organizationId(),
    ruleId: uuid("rule_id").notNull(),
    position: integer("position").notNull(),
    memberId: uuid("member_id").notNull(),
  },
  (t) => [
    primaryKey({
      columns: [t.organizationId, t.ruleId, t.position, t.memberId],
      // The name it would get is longer than PostgreSQL keeps.
      name: "approval_rule_people_pk",
    }),
    foreignKey({
      columns: [t.organizationId, t.ruleId, t.position],
      foreignColumns: [approvalRuleGroups.organizationId, approvalRuleGroups.ruleId, approvalRuleGroups.position],
      name: "approval_rule_people_group",
    }),
    foreignKey({
      columns: [t.organizationId, t.memberId],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "approval_rule_people_member",
    }),
  ],
);

/** Somebody who approves in another's place while they are away. */
export const delegations = pgTable(
  "delegations",
  {
    organizationId: organizationId(),
    id: id(),
    /** Who is away. */
    memberId: uuid("member_id").notNull(),
    /** Who stands in for them. */
    delegateId: uuid("delegate_id").notNull(),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    reason: text("reason").notNull().default(""),
    createdAt: createdAt(),
    /** Ended before its time, by either of the two or by an owner. */
    endedAt: instant("ended_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("delegations_until").on(t.organizationId, t.endsAt),
    foreignKey({
      columns: [t.organizationId, t.memberId],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "delegations_member",
    }),
    foreignKey({
      columns: [t.organizationId, t.delegateId],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "delegations_delegate",
    }),
  ],
);
