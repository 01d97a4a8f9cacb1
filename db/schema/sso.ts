import { boolean, foreignKey, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { ROLES } from "../enums";
import { bytea, createdAt, id, instant, organizationId } from "./columns";
import { memberships, organizations } from "./organizations";

/** The sign-on provider of an organization; one at most. */
export const ssoConnections = pgTable(
  "sso_connections",
  {
    organizationId: organizationId(),
    issuer: text("issuer").notNull(),
    clientId: text("client_id").notNull(),
    /** Encrypted for this organization. */
    sealedClientSecret: bytea("sealed_client_secret").notNull(),
    defaultRole: text("default_role", { enum: ROLES }).notNull(),
    /** The claim that names groups; null when everybody gets the default role. */
    roleClaim: text("role_claim"),
    /** `[{ value, role }]`: the first value that the claim holds decides. */
    roleMap: jsonb("role_map").notNull().default([]),
    /** Everybody but owners comes in through the provider only. */
    isEnforced: boolean("is_enforced").notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId] }),
    foreignKey({
      columns: [t.organizationId],
      foreignColumns: [organizations.organizationId],
      name: "sso_connections_organization",
    }),
  ],
);

/** Domains whose addresses the organization's provider answers for, once it has shown that they are its own. */
export const ssoDomains = pgTable(
  "sso_domains",
  {
    organizationId: organizationId(),
    id: id(),
    domain: text("domain").notNull(),
    /** What the domain's name server has to say. No secret. */
    challenge: text("challenge").notNull(),
    verifiedAt: instant("verified_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("sso_domains_domain_unique").on(t.organizationId, t.domain),
    foreignKey({
      columns: [t.organizationId],
      foreignColumns: [organizations.organizationId],
      name: "sso_domains_organization",
    }),
  ],
);

/** Who a person is to the provider. Its subject stays when their address changes. */
export const ssoIdentities = pgTable(
  "sso_identities",
  {
    organizationId: organizationId(),
    issuer: text("issuer").notNull(),
    subject: text("subject").notNull(),
    memberId: uuid("member_id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.issuer, t.subject] }),
    unique("sso_identities_member_unique").on(t.organizationId, t.issuer, t.memberId),
    foreignKey({
      columns: [t.organizationId, t.memberId],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "sso_identities_member",
    }),
  ],
);

/** Where an address's domain leads before the organization is known. Global; a domain belongs to one organization at most. */
export const capturedDomains = pgTable("captured_domains", {
  domain: text("domain").primaryKey(),
  capturedBy: uuid("captured_by").notNull(),
});

/** Sign-ons under way. Global, because the answer names only its state; taken out by the answer. */
export const ssoAttempts = pgTable("sso_attempts", {
  stateHash: bytea("state_hash").primaryKey(),
  forOrganization: uuid("for_organization").notNull(),
  /** Of the browser that began: an answer that another one brings is refused. */
  browserHash: bytea("browser_hash").notNull(),
  issuer: text("issuer").notNull(),
  nonce: text("nonce").notNull(),
  codeVerifier: text("code_verifier").notNull(),
  next: text("next").notNull(),
  expiresAt: instant("expires_at").notNull(),
});
