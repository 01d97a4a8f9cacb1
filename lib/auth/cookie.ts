import { env } from "@/lib/env";

const isSecure = () => env.APP_URL.startsWith("https://");
/** Browsers take a `__Host-` cookie from this very host over https only, for all of it: no neighbour can plant one. */
const named = (name: string) => `${isSecure() ? "__Host-" : ""}accord.${name}`;

/** The name of the session cookie; with a prefix only where the address is https. */
export const sessionCookieName = () => named("session");

/** The cookie that says "an account was used in this browser before". It signs nobody in. */
export const knownBrowserCookieName = () => named("known");

/** The cookie of a browser whose password was right and whose code is still to come. */
export const codeCookieName = () => named("code");

/** The cookie of a browser that was sent to a sign-on provider and is to come back. */
export const signOnCookieName = () => named("sign-on");

/** The cookie of a browser that was told the passcode of a share link. Its path is the link's, which `__Host-` does not allow. */
export const shareCookieName = () => `${isSecure() ? "__Secure-" : ""}accord.share`;

/** The cookies of next-auth's form protection. */
export const csrfCookieName = () => named("csrf");
export const callbackCookieName = () => named("callback");

/** HttpOnly, same-site, and secure where it can be. */
export const sessionCookieOptions = () => ({ httpOnly: true, sameSite: "lax" as const, path: "/", secure: isSecure() });
