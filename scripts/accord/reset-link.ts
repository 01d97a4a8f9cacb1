import { pool } from "@/db/client";
import { emailShape } from "@/lib/auth/input";
import { makeResetLink } from "@/lib/auth/reset/mutations";
import { env } from "@/lib/env";

/** Makes a reset link for an account, ends its sessions, and prints the link. Throws a sentence when there is no such account. */
export async function printResetLink(address: string, print: (line: string) => void): Promise<void> {
  const email = emailShape.safeParse(address);
  if (!email.success) throw new Error(`${address} is no e-mail address.`);
  try {
    const { path } = await makeResetLink(email.data);
    print(new URL(path, env.APP_URL).href);
    print("It works once, for 24 hours. Every session of this account has ended.");
  } finally {
    await pool().end();
  }
}
