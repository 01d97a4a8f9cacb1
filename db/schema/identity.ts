import { bigint, boolean, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { PASSKEY_CEREMONIES } from "../enums";
import { users } from "./accounts";
import { bytea, createdAt, instant } from "./columns";

/** Keys that prove their holder without a password. Global like the account; only the public half is here. */
export const passkeys = pgTable(
  "passkeys",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** What the browser calls it, base64url. */
    credentialId: text("credential_id").notNull(),
    /** As COSE writes it. */
    publicKey: bytea("public_key").notNull(),
    /** COSE's number: -7 ES256, -8 EdDSA, -257 RS256. */
    algorithm: integer("algorithm").notNull(),
    /** How often the key says it was used. Always 0 for keys that are synchronised. */
    counter: bigint("counter", { mode: "number" }).notNull(),
    transports: text("transports").array().notNull(),
    name: text("name").notNull(),
    isBackedUp: boolean("is_backed_up").notNull(),
    /**
     * The organization on whose provider's word alone it was added, to an account without a password. It signs records there, and
     * opens nothing: whoever runs that provider may be the one who added it.
     */
    ssoOrganizationId: uuid("sso_organization_id"),
    createdAt: createdAt(),
    lastUsedAt: instant("last_used_at"),
  },
  (t) => [unique("passkeys_credential_unique").on(t.credentialId), index("passkeys_user").on(t.userId)],
);

/** Questions that a passkey has to sign. Each is taken out by the answer to it. Global: at sign-in nobody is known yet. */
export const passkeyChallenges = pgTable(
  "passkey_challenges",
  {
    challenge: bytea("challenge").primaryKey(),
    ceremony: text("ceremony", { enum: PASSKEY_CEREMONIES }).notNull(),
    /** Who was asked. Null at sign-in, where the answer says it. */
    userId: uuid("user_id").references(() => users.id, { onDelete: "cascade" }),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [index("passkey_challenges_expiry").on(t.expiresAt)],
);

/** What an authenticator app and this server both know. Global like the account. It counts once a first code was right. */
export const secondFactors = pgTable("second_factors", {
  userId: uuid("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  /** Encrypted for this account: the database alone makes no codes. */
  sealedSecret: bytea("sealed_secret").notNull(),
  confirmedAt: instant("confirmed_at"),
  /** The half minute of the last code that was accepted; none of it or before is accepted again. */
  lastStep: bigint("last_step", { mode: "number" }).notNull().default(0),
  createdAt: createdAt(),
});

/** Codes for whoever lost the authenticator. Stored only hashed, and taken out by their use. Global like the account. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    codeHash: bytea("code_hash").notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.codeHash] })],
);
