import { decode, encode } from "next-auth/jwt";
import { env } from "@/lib/env";

const DAY = 24 * 60 * 60;
const SALT = "mailbox";

/** What a mail carries to show, when it comes back, that its reader holds the mailbox. Nothing is stored for it. */
export function proofOfMailbox(email: string, days = 1): Promise<string> {
  return encode({ token: { email }, secret: env.NEXTAUTH_SECRET, salt: SALT, maxAge: days * DAY });
}

/** The address that a proof was mailed to, or null when it is forged or has expired. */
export async function mailboxOfProof(proof: string | undefined): Promise<string | null> {
  if (proof === undefined) return null;
  const claims = await decode({ token: proof, secret: env.NEXTAUTH_SECRET, salt: SALT }).catch(() => null);
  return typeof claims?.email === "string" ? claims.email : null;
}
