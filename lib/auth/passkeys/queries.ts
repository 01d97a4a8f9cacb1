import { asc, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { passkeys } from "@/db/schema/identity";

export interface PasskeyRow {
  readonly id: string;
  readonly name: string;
  readonly credentialId: string;
  readonly transports: readonly string[];
  /** Kept by the holder's password manager or platform too, so that it outlives the device. */
  readonly isBackedUp: boolean;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  /** The organization on whose provider's word alone it was added: see `servesIn`. */
  readonly ssoOrganizationId: string | null;
}

/** The passkeys of an account, the oldest first. */
export function listPasskeys(holder: { readonly userId: string }): Promise<PasskeyRow[]> {
  return database()
    .select({
      id: passkeys.id,
      name: passkeys.name,
      credentialId: passkeys.credentialId,
      transports: passkeys.transports,
      isBackedUp: passkeys.isBackedUp,
      createdAt: passkeys.createdAt,
      lastUsedAt: passkeys.lastUsedAt,
      ssoOrganizationId: passkeys.ssoOrganizationId,
    })
    .from(passkeys)
    .where(eq(passkeys.userId, holder.userId))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.id));
}
