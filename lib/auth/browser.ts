import "server-only";
import { cookies } from "next/headers";
import { NextRequest, NextResponse } from "next/server";
import { z } from "zod";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";
import { knownBrowserCookieName, sessionCookieName, sessionCookieOptions } from "./cookie";
import { runAuth } from "./handler";
import type { SignIn } from "./input";
import { rememberBrowser } from "./guard/known-browser";
import { personOfToken } from "./person";
import { endSession } from "./sessions/mutations";

const YEAR = 365 * 24 * 60 * 60;

/** Signs this browser in, through next-auth's credentials flow, and forgets the session it had. For server actions only. */
export async function signInBrowser(input: SignIn): Promise<void> {
  const jar = await cookies();
  const before = jar.get(sessionCookieName())?.value;
  const answer = await post(["callback", "password"], { ...input, callbackUrl: "/" });
  const refusal = refusalIn(answer);
  if (refusal !== null) throw refusal;
  const person = await personOfToken(jar.get(sessionCookieName())?.value ?? "");
  if (person === null) throw new Error("next-auth set no session.");
  const known = await rememberBrowser(jar.get(knownBrowserCookieName())?.value ?? null, person.userId);
  jar.set(knownBrowserCookieName(), known, { ...sessionCookieOptions(), maxAge: YEAR });
  await endOld(before);
}

/** Signs this browser out and ends its session. For server actions only. */
export async function signOutBrowser(): Promise<void> {
  await post(["signout"], { callbackUrl: "/" });
}

/** next-auth accepts a form only with the token of its own cookie, so one is fetched first. Returns the address it leads to. */
async function post(actions: string[], fields: Readonly<Record<string, string>>): Promise<string> {
  const url = (path: readonly string[]) => new URL(`/api/auth/${path.join("/")}`, env.APP_URL);
  const csrf = await runAuth(new NextRequest(url(["csrf"])), ["csrf"]);
  await keepCookies(csrf);
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await csrf.json());
  const body = new URLSearchParams({ ...fields, csrfToken, json: "true" });
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const answer = await runAuth(new NextRequest(url(actions), { method: "POST", body, headers }), actions);
  await keepCookies(answer);
  return z.object({ url: z.string() }).parse(await answer.json()).url;
}

async function keepCookies(answer: Response): Promise<void> {
  const jar = await cookies();
  for (const cookie of new NextResponse(null, { headers: answer.headers }).cookies.getAll()) jar.set(cookie);
}

/** next-auth answers a form with an address; a refusal is named in it. */
function refusalIn(address: string): Refusal | null {
  const answer = new URL(address, env.APP_URL).searchParams;
  if (answer.has("csrf")) return new Refusal("INTERNAL", "Signing in failed on our side. Try again in a moment.");
  switch (answer.get("error")) {
    case null:
      return null;
    case "UNAUTHENTICATED":
    case "INVALID":
      return new Refusal("UNAUTHENTICATED", "This address and password do not belong together.");
    case "RATE_LIMITED":
      return new Refusal(
        "RATE_LIMITED",
        "Too many tries failed. Wait 15 minutes, use a browser in which you were signed in before, or ask for a reset link.",
      );
    default:
      return new Refusal("INTERNAL", "Signing in failed on our side. Try again in a moment.");
  }
}

async function endOld(token: string | undefined): Promise<void> {
  const person = token === undefined ? null : await personOfToken(token);
  if (person !== null) await endSession(person, { sessionId: person.sessionId });
}
