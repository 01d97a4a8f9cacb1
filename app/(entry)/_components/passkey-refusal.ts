import type { RefusalValue } from "@/lib/errors";

/** What to say when the browser came back without a key. It tells little on purpose; leaving its window is the usual reason. */
export function passkeyRefusal(error: unknown): RefusalValue {
  const name = error instanceof Error ? error.name : "";
  if (name === "InvalidStateError")
    return {
      code: "CONFLICT",
      message: "This device has a passkey for your account already. Remove it first, or use another device.",
    };
  if (name === "NotAllowedError" || name === "AbortError")
    return {
      code: "INVALID",
      message: "No passkey was used: the browser's window was closed, or waited too long. Try once more.",
    };
  return { code: "INVALID", message: "The browser could not use a passkey here. Try once more, or another browser." };
}
