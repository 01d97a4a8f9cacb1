import { and, eq, isNull } from "drizzle-orm";
import { database } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { passkeys, recoveryCodes, secondFactors } from "@/db/schema/identity";
import { notFound, precondition } from "@/lib/errors";
import { tellHolder } from "../guard/tell-holder";
import { endWaysIn } from "../sessions/ways-in";

/** What was ended for somebody who lost it. */
export interface EndedFactors {
  readonly hadAuthenticator: boolean;
  readonly passkeys: number;
}

/**
 * For the server's own command line: ends every second factor of an account whose holder lost them, its sessions and open links. The
 * password stays, and is enough until the holder sets up another factor. The holder is told.
 */
export async function endSecondFactors(email: string): Promise<EndedFactors> {
  const ended = await database().transaction(async (tx) => {
    const [account] = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.email, email), isNull(users.erasedAt)))
      .for("update");
    if (account === undefined) throw notFound("account");
    const lost = await tx
      .delete(secondFactors)
      .where(eq(secondFactors.userId, account.id))
      .returning({ confirmedAt: secondFactors.confirmedAt });
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, account.id));
    const keys = await tx.delete(passkeys).where(eq(passkeys.userId, account.id)).returning({ id: passkeys.id });
    const hadAuthenticator = lost.some(({ confirmedAt }) => confirmedAt !== null);
    if (!hadAuthenticator && keys.length === 0) throw precondition("This account has no second factor to end.");
    await endWaysIn(tx, account.id);
    return { hadAuthenticator, passkeys: keys.length };
  });
  tellHolder(
    { email },
    "The second factors of your account were ended",
    "Whoever runs this server ended the authenticator and every passkey of your account, and signed it out everywhere. Your password alone opens it until you set up another second factor on your account page.",
  );
  return ended;
}
