import { count, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { recoveryCodes, secondFactors } from "@/db/schema/identity";

/** Where the account stands with its authenticator. */
export interface SecondFactorState {
  /** Since when signing in asks for a code; null when it does not. */
  readonly since: Date | null;
  /** Recovery codes that are left. */
  readonly codesLeft: number;
}

/** Whether signing in asks for a code, and how many recovery codes are left. */
export async function getSecondFactor(holder: { readonly userId: string }): Promise<SecondFactorState> {
  const [[factor], [codes]] = await Promise.all([
    database()
      .select({ since: secondFactors.confirmedAt })
      .from(secondFactors)
      .where(eq(secondFactors.userId, holder.userId)),
    database().select({ left: count() }).from(recoveryCodes).where(eq(recoveryCodes.userId, holder.userId)),
  ]);
  const since = factor?.since ?? null;
  return { since, codesLeft: since === null ? 0 : (codes?.left ?? 0) };
}
