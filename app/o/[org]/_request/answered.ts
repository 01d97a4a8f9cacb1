import { unstable_rethrow } from "next/navigation";
import type { RefusalValue, Result } from "@/lib/errors";

/** What is said where no answer came, so that nobody takes the last change for saved. */
export const OUT_OF_REACH: RefusalValue = {
  code: "UNAVAILABLE",
  message: "The server does not answer, so the last change is not saved. Make it once more in a moment.",
};

/** Has the server answered? Reading a page anew from one that does not takes the page away, and what is typed in it. */
export const hasAnswered = (result: Result<unknown>): boolean => result.ok || result.refusal.code !== OUT_OF_REACH.code;

/**
 * The result of a server action, which rejects only when no answer came: that is a refusal too, so that what was typed stays on
 * the screen instead of giving way to the page of an error. What Next throws for itself goes on its way.
 */
export function answered<T>(result: Promise<Result<T>>): Promise<Result<T>> {
  return result.catch((error: unknown) => {
    unstable_rethrow(error);
    return { ok: false, refusal: OUT_OF_REACH };
  });
}
