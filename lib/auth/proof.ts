import { seal, unseal } from "./sealed";

const DAY = 24 * 60 * 60;
const SALT = "mailbox";

/** What a mail carries to show, when it comes back, that its reader holds the mailbox. Nothing is stored for it. */
export function proofOfMailbox(email: string, days = 1): Promise<string> {
  return seal({ email }, SALT, days * DAY);
}

/** The address that a proof was mailed to, or null when it is forged or has expired. */
export async function mailboxOfProof(proof: string | undefined): Promise<string | null> {
  const email = (await unseal(proof, SALT))?.["email"];
  return typeof email === "string" ? email : null;
}
