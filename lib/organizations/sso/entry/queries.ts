import { database } from "@/db/client";
import { capturedDomains } from "@/db/schema/sso";

/** Does any organization of this server let its people in through a provider? */
export async function isSignOnOffered(): Promise<boolean> {
  const found = await database().select({ domain: capturedDomains.domain }).from(capturedDomains).limit(1);
  return found.length > 0;
}
