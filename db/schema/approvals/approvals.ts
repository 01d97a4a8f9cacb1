import { boolean, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { ROLES, SIGNING_METHODS, VERDICTS } from "../../enums";
import { bytea, createdAt, id, instant, organizationId } from "../columns";
import { decisions, revisions } from "../decisions";
import { memberships, productLines } from "../organizations";

/** A lead's signature on one content hash. It counts only while that hash equals the decision's; that is derived, never stored. */
export const approvals = pgTable(
  "approvals",
  {
    organizationId: organizationId(),
    id: id(),
    decisionId: uuid("decision_id").notNull(),
    revision: integer("revision").notNull(),
    memberId: uuid("member_id").notNull(),
    verdict: text("verdict", { enum: VERDICTS }).notNull(),
    contentHash: bytea("content_hash").notNull(),
    /** Approving: an optional note, or what the dissent is. Everything else: the reason. */
    reason: text("reason").notNull().default(""),
    isSelfApproved: boolean("is_self_approved").notNull().default(false),
    /** The role it was given in: the author's own, or that of the person they stood in for. Null before roles were kept. */
    role: text("role", { enum: ROLES }),
    /** Whom its author stood in for while they were away. */
    onBehalfOf: uuid("on_behalf_of"),
    /** An approval whose author says that they would have decided otherwise. */
    isDissent: boolean("is_dissent").notNull().default(false),
    createdAt: createdAt(),
    /** When its author lifted a request for changes, or withdrew an approval. */
    liftedAt: instant("lifted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("approvals_of").on(t.organizationId, t.decisionId, t.createdAt),
    foreignKey({
      columns: [t.organizationId, t.decisionId],
      foreignColumns: [decisions.organizationId, decisions.id],
      name: "approvals_decision",
    }),
    foreignKey({
      columns: [t.organizationId, t.decisionId, t.revision],
      foreignColumns: [revisions.organizationId, revisions.decisionId, revisions.number],
      name: "approvals_revision",
    }),
    foreignKey({
      columns: [t.organizationId, t.memberId],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "approvals_member",
    }),
    foreignKey({
      columns: [t.organizationId, t.onBehalfOf],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "approvals_on_behalf_of",
    }),
  ],
);

/** The lines an approval served, by the authority its author had when giving it. */
export const approvalProductLines = pgTable(
  "approval_product_lines",
  {
    organizationId: organizationId(),
    approvalId: uuid("approval_id").notNull(),
    productLineId: uuid("product_line_id").notNull(),
    /** Served only because the line's approval rule names its author, not because they lead it. */
    isNamed: boolean("is_named").notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.approvalId, t.productLineId] }),
    foreignKey({
      columns: [t.organizationId, t.approvalId],
      foreignColumns: [approvals.organizationId, approvals.id],
      name: "approval_product_lines_approval",
    }),
    foreignKey({
      columns: [t.organizationId, t.productLineId],
      foreignColumns: [productLines.organizationId, productLines.id],
      name: "approval_product_lines_line",
    }),
  ],
);

/** What an approver showed again when they signed. With a passkey, `signature` proves it to anybody who has the public key. */
export const approvalSignatures = pgTable(
  "approval_signatures",
  {
    organizationId: organizationId(),
    approvalId: uuid("approval_id").notNull(),
    method: text("method", { enum: SIGNING_METHODS }).notNull(),
    /** The canonical JSON that was signed: which decision, which content hash, which head was seen, which verdict. */
    statement: text("statement").notNull(),
    /** Of a passkey, as WebAuthn names them. The challenge in `clientData` is the SHA-256 of the statement. */
    credentialId: bytea("credential_id"),
    /** SPKI, DER. */
    publicKey: bytea("public_key"),
    /** As COSE numbers them: -7 ES256, -8 EdDSA, -257 RS256. */
    algorithm: integer("algorithm"),
    authenticatorData: bytea("authenticator_data"),
    clientData: text("client_data"),
    signature: bytea("signature"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.approvalId] }),
    foreignKey({
      columns: [t.organizationId, t.approvalId],
      foreignColumns: [approvals.organizationId, approvals.id],
      name: "approval_signatures_approval",
    }),
  ],
);
