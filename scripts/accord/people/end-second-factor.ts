import { pool } from "@/db/client";
import { endSecondFactors } from "@/lib/auth/recovery/mutations";
import { isMailConfigured } from "@/lib/mail/send";
import { addressIn } from "./address";

/** Ends the second factors of somebody who lost them. Throws a sentence when there is no such account, or nothing to end. */
export async function endSecondFactor(address: string, print: (line: string) => void): Promise<void> {
  try {
    const ended = await endSecondFactors(addressIn(address));
    const what = [
      ...(ended.hadAuthenticator ? ["the authenticator with its recovery codes"] : []),
      ...(ended.passkeys > 0 ? [ended.passkeys === 1 ? "1 passkey" : `${ended.passkeys} passkeys`] : []),
    ];
    print(`Ended: ${what.join(" and ")}, and every session. The password alone opens the account now.`);
    print(isMailConfigured() ? "The holder is told by mail." : "This server sends no mail: tell the holder yourself.");
  } finally {
    await pool().end();
  }
}
