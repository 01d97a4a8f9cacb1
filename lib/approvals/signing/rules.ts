import type { Confirmation, SigningMethod } from "@/db/enums";
import { invalid } from "@/lib/errors";

/** Refuses an approval that does not show what its rule asks for. */
export function assertConfirmed(asked: Confirmation, shown: SigningMethod | null): void {
  if (asked === "none" || (shown !== null && (asked === "password_or_passkey" || shown === "passkey"))) return;
  const message =
    asked === "passkey"
      ? "The approval rule asks for your passkey. Add one on your account page if you have none."
      : "The approval rule asks for your password or a passkey again.";
  throw invalid(message, { proof: message });
}
