import { pool } from "@/db/client";
import { changeAddress as change } from "@/lib/auth/address/mutations";
import { isMailConfigured } from "@/lib/mail/send";
import { addressIn } from "./address";

/** Gives an account another address. Throws a sentence when there is no such account, or the address has one of its own. */
export async function changeAddress(from: string, to: string, print: (line: string) => void): Promise<void> {
  try {
    await change(addressIn(from), addressIn(to));
    print(`The account is ${addressIn(to)} now, and signed out everywhere. Its password is what it was.`);
    print(
      isMailConfigured()
        ? "The former address is told, and can undo it for some days."
        : "This server sends no mail: tell its holder yourself.",
    );
  } finally {
    await pool().end();
  }
}
