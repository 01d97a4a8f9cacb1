import { foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytea, createdAt, instant, organizationId } from "../columns";
import { memberships } from "../organizations";

/**
 * A writing request that its sender may repeat: by the key they gave it, what was answered. The row is claimed before the work begins, and
 * the answer is written in the transaction of its effect.
 */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    organizationId: organizationId(),
    memberId: uuid("member_id").notNull(),
    /** SHA-256 of the key. */
    keyHash: bytea("key_hash").notNull(),
    /** SHA-256 of method, path and body: a key stands for one request. */
    requestHash: bytea("request_hash").notNull(),
    /** Which try works on it, and since when. One that was cut off is taken over. */
    claim: uuid("claim").notNull(),
    claimedAt: instant("claimed_at").notNull().defaultNow(),
    createdAt: createdAt(),
    /** A `Result` as JSON; null until there is one. */
    answer: text("answer"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.memberId, t.keyHash] }),
    index("idempotency_keys_by_age").on(t.organizationId, t.createdAt),
    foreignKey({
      columns: [t.organizationId, t.memberId],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "idempotency_keys_member",
    }),
  ],
);
