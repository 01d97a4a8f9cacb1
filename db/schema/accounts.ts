import { sql } from "drizzle-orm";
import { bigint, check, index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { ONE_TIME_TOKEN_KINDS, SESSION_WAYS } from "../enums";
import { bytea, createdAt, instant } from "./columns";

/** People. Global: one account serves every organization its holder belongs to. */
export const users = pgTable(
  "users",
  {
    id: uuid("id").primaryKey(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    /** Argon2id. Null for a person of the demo who cannot sign in. */
    passwordHash: text("password_hash"),
    createdAt: createdAt(),
    /** When its holder showed that they read the mailbox; null where nobody was asked to. */
    emailVerifiedAt: instant("email_verified_at"),
    /** Tells erased people apart: given when erasing begins, before the name goes. */
    erasedNumber: integer("erased_number"),
    /** When name and address were erased for good. Such an account signs in no more. */
    erasedAt: instant("erased_at"),
  },
  (t) => [unique("users_email_unique").on(t.email), check("users_email_lower", sql`${t.email} = lower(${t.email})`)],
);

/** Signed-in browsers. The cookie holds only the id; every request looks it up here. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    userAgent: text("user_agent").notNull().default(""),
    way: text("way", { enum: SESSION_WAYS }).notNull().default("password"),
    /** When two factors were proven in it; null while only one was. */
    secondFactorAt: instant("second_factor_at"),
    /** The organization whose provider opened it. Such a session opens that organization only. */
    ssoOrganizationId: uuid("sso_organization_id"),
    createdAt: createdAt(),
    lastSeenAt: instant("last_seen_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [index("sessions_user").on(t.userId)],
);

/** Secrets that work once and belong to an account, not to an organization. Stored only hashed. */
export const oneTimeTokens = pgTable(
  "one_time_tokens",
  {
    id: uuid("id").primaryKey(),
    kind: text("kind", { enum: ONE_TIME_TOKEN_KINDS }).notNull(),
    tokenHash: bytea("token_hash").notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [unique("one_time_tokens_hash_unique").on(t.tokenHash), index("one_time_tokens_user").on(t.userId)],
);

/** Another address for an account: asked for, confirmed by the mailbox, and for some days to be undone by the former one. */
export const addressChanges = pgTable(
  "address_changes",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    formerEmail: text("former_email").notNull(),
    newEmail: text("new_email").notNull(),
    confirmHash: bytea("confirm_hash").notNull(),
    undoHash: bytea("undo_hash").notNull(),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    confirmedAt: instant("confirmed_at"),
  },
  (t) => [
    unique("address_changes_confirm_unique").on(t.confirmHash),
    unique("address_changes_undo_unique").on(t.undoHash),
    index("address_changes_user").on(t.userId),
  ],
);

/** What whoever runs the server tells everybody about, such as maintenance, until its end. */
export const announcements = pgTable(
  "announcements",
  {
    id: uuid("id").primaryKey(),
    body: text("body").notNull(),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    createdAt: createdAt(),
    withdrawnAt: instant("withdrawn_at"),
  },
  (t) => [index("announcements_end").on(t.endsAt)],
);

/** Where an address leads before the organization is known. */
export const organizationDirectory = pgTable(
  "organization_directory",
  { slug: text("slug").primaryKey(), organizationId: uuid("organization_id").notNull() },
  (t) => [unique("organization_directory_organization_unique").on(t.organizationId)],
);

/** The store of rate-limiter-flexible, in the shape it expects. */
export const rateLimits = pgTable("rate_limits", {
  key: text("key").primaryKey(),
  points: integer("points").notNull().default(0),
  expire: bigint("expire", { mode: "number" }),
});

/** What the whole server has to remember, such as the demo organization's place. */
export const serverSettings = pgTable("server_settings", {
  key: text("key").primaryKey(),
  value: jsonb("value").notNull(),
});
