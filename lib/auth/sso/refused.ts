import { Refusal } from "@/lib/errors";
import { log } from "@/lib/log";
import { seal, unseal } from "../sealed";

const PURPOSE = "sign-on refused";

/** Carries why a sign-on failed to the page that says it; sealed, so that nobody else puts words there. */
export async function sealRefusal(error: unknown): Promise<string> {
  if (!(error instanceof Refusal)) log.error({ err: error }, "a sign-on failed");
  const message = error instanceof Refusal ? error.message : "Signing in failed on our side. Try again in a moment.";
  return seal({ message }, PURPOSE, 300);
}

/** What `sealRefusal` sealed, or null. */
export async function refusalOf(sealed: unknown): Promise<string | null> {
  const message = typeof sealed === "string" ? (await unseal(sealed, PURPOSE))?.["message"] : undefined;
  return typeof message === "string" ? message : null;
}
