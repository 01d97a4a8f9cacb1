import { env } from "@/lib/env";

const isSecure = () => env.APP_URL.startsWith("https://");

/** The name of the session cookie; the `__Secure-` prefix only where the address is https. */
export const sessionCookieName = () => `${isSecure() ? "__Secure-" : ""}accord.session`;

/** HttpOnly, same-site, and secure where it can be. */
export const sessionCookieOptions = () => ({ httpOnly: true, sameSite: "lax" as const, path: "/", secure: isSecure() });
