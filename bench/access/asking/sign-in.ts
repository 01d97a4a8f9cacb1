import { sessionCookieName } from "@/lib/auth/cookie";
import { seal } from "@/lib/auth/sealed";
import { openSession } from "@/lib/auth/sessions/open";

/** Signs somebody in past the form and its costly hash, and returns their session cookie as `name=value`. */
export async function cookieOf({ userId }: { readonly userId: string }, isTwoFactor = false): Promise<string> {
  const opened = await openSession(userId, "A drill", { way: "password", isTwoFactor });
  if (opened === null) throw new Error("There is nobody to sign in.");
  // next-auth seals its session cookie for no purpose in particular.
  return `${sessionCookieName()}=${await seal({ sid: opened.sessionId }, "", 3600)}`;
}
