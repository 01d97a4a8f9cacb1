import { customType, timestamp, uuid } from "drizzle-orm/pg-core";

/** Raw bytes: hashes, salts and the canonical JSON of events. */
export const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** The tenant. First in every primary key, unique constraint and foreign key of a tenant table. */
export const organizationId = () => uuid("organization_id").notNull();

/** A UUIDv7 made in the app; the database has no sequences in tenant tables. */
export const id = () => uuid("id").notNull();

/** An instant, as the database's clock tells it. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** When the row was made, by the database's clock. */
export const createdAt = () => instant("created_at").notNull().defaultNow();
