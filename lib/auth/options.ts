import "server-only";
import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { Refusal } from "@/lib/errors";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { parse } from "@/lib/refuse";
import { callbackCookieName, csrfCookieName, sessionCookieName, sessionCookieOptions } from "./cookie";
import { signInShape } from "./input";
import { safeRedirect } from "./rules";
import { signIn, signOut } from "./sessions/mutations";
import { SESSION_DAYS } from "./sessions/open";
import { sessionOfTicket } from "./sessions/ticket";
import { currentVisitor } from "./guard/visitor";

/** next-auth's part: the form protection, the encrypted cookie, and the place where other providers will join. */
export function authOptions(): AuthOptions {
  const cookie = (name: string) => ({ name, options: sessionCookieOptions() });
  return {
    secret: env.NEXTAUTH_SECRET,
    // The token holds only the id of our session row: ending the row ends the cookie.
    session: { strategy: "jwt", maxAge: SESSION_DAYS * 24 * 60 * 60 },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    cookies: {
      sessionToken: cookie(sessionCookieName()),
      csrfToken: cookie(csrfCookieName()),
      callbackUrl: cookie(callbackCookieName()),
    },
    providers: [
      CredentialsProvider({
        id: "password",
        name: "Password",
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: async (credentials) => ({ id: await sessionFor(credentials) }),
      }),
      // Every other way in proves itself in a verb of its own, and comes here with a session that is open already.
      CredentialsProvider({
        id: "ticket",
        name: "Ticket",
        credentials: { ticket: {} },
        authorize: async (credentials) => {
          const id = await sessionOfTicket(credentials?.ticket);
          return id === null ? null : { id };
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user, trigger }) => ({ sid: trigger === "signIn" ? user.id : token["sid"] }),
      redirect: ({ url, baseUrl }) => safeRedirect(url, baseUrl),
    },
    events: {
      signOut: async ({ token }) => {
        const id: unknown = token["sid"];
        if (typeof id === "string") await signOut(id);
      },
    },
    logger: {
      error: (code, metadata) => log.error({ code, metadata }, "sign-in failed inside next-auth"),
      warn: (code) => log.debug({ code }, "next-auth warns"),
      debug: () => undefined,
    },
  };
}

/** Opens a session and returns its id. What next-auth carries of a refusal is its code only. */
async function sessionFor(credentials: unknown): Promise<string> {
  try {
    const { sessionId } = await signIn(await currentVisitor(), parse(signInShape, credentials));
    return sessionId;
  } catch (error) {
    if (error instanceof Refusal) throw new Error(error.code);
    log.error({ err: error }, "sign-in failed");
    throw new Error("INTERNAL");
  }
}
