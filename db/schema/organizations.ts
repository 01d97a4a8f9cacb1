import { boolean, foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { MEMBERSHIP_STATUSES, ROLES } from "../enums";
import { users } from "./accounts";
import { bytea, createdAt, id, instant, organizationId } from "./columns";

/** The tenant. `next_decision_number` is the counter that numbers decisions without a sequence. */
export const organizations = pgTable(
  "organizations",
  {
    organizationId: organizationId(),
    name: text("name").notNull(),
    slug: text("slug").notNull(),
    nextDecisionNumber: integer("next_decision_number").notNull().default(1),
    isDemo: boolean("is_demo").notNull().default(false),
    /** After how many days a proposal counts as left lying. */
    proposalLimitDays: integer("proposal_limit_days").notNull().default(30),
    /** Only sessions in which two factors were proven get in. */
    requiresSecondFactor: boolean("requires_second_factor").notNull().default(false),
    createdAt: createdAt(),
    /** When an owner asked to delete it. Closed from then on, and gone for good after the days of grace. */
    deletionAskedAt: instant("deletion_asked_at"),
    /** When it was last kept after all: while it was closed, nobody could object to anything. */
    openedAgainAt: instant("opened_again_at"),
  },
  (t) => [primaryKey({ columns: [t.organizationId] })],
);

/** A person in an organization. Never deleted: ballots, approvals and events keep pointing at it. */
export const memberships = pgTable(
  "memberships",
  {
    organizationId: organizationId(),
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    role: text("role", { enum: ROLES }).notNull(),
    status: text("status", { enum: MEMBERSHIP_STATUSES }).notNull().default("active"),
    joinedAt: instant("joined_at").notNull().defaultNow(),
    /** Up to where this person has seen "since you looked" on home. */
    homeSeenAt: instant("home_seen_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("memberships_user_unique").on(t.organizationId, t.userId),
    index("memberships_by_user").on(t.userId),
    foreignKey({
      columns: [t.organizationId],
      foreignColumns: [organizations.organizationId],
      name: "memberships_organization",
    }),
  ],
);

/** The lines that limit a lead's approving or a stakeholder's reading. No row means all lines. */
export const membershipProductLines = pgTable(
  "membership_product_lines",
  {
    organizationId: organizationId(),
    memberId: uuid("member_id").notNull(),
    productLineId: uuid("product_line_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.memberId, t.productLineId] }),
    foreignKey({
      columns: [t.organizationId, t.memberId],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "membership_product_lines_member",
    }),
    foreignKey({
      columns: [t.organizationId, t.productLineId],
      foreignColumns: [productLines.organizationId, productLines.id],
      name: "membership_product_lines_line",
    }),
  ],
);

/** A product, department or region. A tree by `parent_id`. */
export const productLines = pgTable(
  "product_lines",
  {
    organizationId: organizationId(),
    id: id(),
    parentId: uuid("parent_id"),
    name: text("name").notNull(),
    slug: text("slug").notNull(),
    archivedAt: instant("archived_at"),
    createdAt: createdAt(),
    /** When it last came under another line, and with it under other approval rules. */
    movedAt: instant("moved_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("product_lines_slug_unique").on(t.organizationId, t.slug),
    foreignKey({
      columns: [t.organizationId],
      foreignColumns: [organizations.organizationId],
      name: "product_lines_organization",
    }),
    foreignKey({
      columns: [t.organizationId, t.parentId],
      foreignColumns: [t.organizationId, t.id],
      name: "product_lines_parent",
    }),
  ],
);

/** An open door for one person. The token is stored hashed and works once. */
export const invitations = pgTable(
  "invitations",
  {
    organizationId: organizationId(),
    id: id(),
    tokenHash: bytea("token_hash").notNull(),
    role: text("role", { enum: ROLES }).notNull(),
    email: text("email"),
    invitedBy: uuid("invited_by").notNull(),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
    usedBy: uuid("used_by"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("invitations_token_unique").on(t.organizationId, t.tokenHash),
    foreignKey({
      columns: [t.organizationId, t.invitedBy],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "invitations_invited_by",
    }),
    foreignKey({
      columns: [t.organizationId, t.usedBy],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "invitations_used_by",
    }),
  ],
);

/** The lines an invitation will hand to its member. */
export const invitationProductLines = pgTable(
  "invitation_product_lines",
  {
    organizationId: organizationId(),
    invitationId: uuid("invitation_id").notNull(),
    productLineId: uuid("product_line_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.invitationId, t.productLineId] }),
    foreignKey({
      columns: [t.organizationId, t.invitationId],
      foreignColumns: [invitations.organizationId, invitations.id],
      name: "invitation_product_lines_invitation",
    }),
    foreignKey({
      columns: [t.organizationId, t.productLineId],
      foreignColumns: [productLines.organizationId, productLines.id],
      name: "invitation_product_lines_line",
    }),
  ],
);
