import "server-only";
import { cookies } from "next/headers";
import { NextRequest, NextResponse } from "next/server";
import { z } from "zod";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";
import {
  codeCookieName,
  knownBrowserCookieName,
  sessionCookieName,
  sessionCookieOptions,
  signOnCookieName,
} from "./cookie";
import { rememberBrowser } from "./guard/known-browser";
import type { Visitor } from "./guard/visitor";
import { runAuth } from "./handler";
import type { SignIn } from "./input";
import { newSecret } from "./secret";
import { ticketFor } from "./sessions/ticket";
import { personOfToken } from "./person";
import type { CodeInput } from "./second-factor/input";
import { awaitsCode, signInWithCode } from "./second-factor/sign-in-with-code";
import { endSession, signIn } from "./sessions/mutations";
import type { Opened } from "./sessions/open";

const YEAR = 365 * 24 * 60 * 60;
const CODE_SECONDS = 10 * 60;
const goingOn = z.object({ proof: z.string() });

/** How far a browser came: signed in, or only as far as its password, and a code is still to come. */
export interface Arrived {
  readonly needsCode: boolean;
}

/** Signs this browser in with a password. Where a code is still to come, a cookie carries the proof there. For server actions only. */
export async function signInBrowser(visitor: Visitor, input: SignIn): Promise<Arrived> {
  try {
    await enter(await signIn(visitor, input));
    return { needsCode: false };
  } catch (error) {
    const going = error instanceof Refusal ? goingOn.safeParse(error.detail) : undefined;
    if (going?.success !== true) throw error;
    const options = { ...sessionCookieOptions(), maxAge: CODE_SECONDS };
    (await cookies()).set(codeCookieName(), going.data.proof, options);
    return { needsCode: true };
  }
}

/** Is this browser's password right, and its code still to come? */
export async function browserAwaitsCode(): Promise<boolean> {
  return awaitsCode((await cookies()).get(codeCookieName())?.value);
}

/** Signs this browser in with the code that its password did not suffice without. For server actions only. */
export async function signInBrowserWithCode(visitor: Visitor, input: CodeInput): Promise<void> {
  const jar = await cookies();
  await enter(await signInWithCode(visitor, jar.get(codeCookieName())?.value, input));
  jar.delete(codeCookieName());
}

/**
 * Gives this browser the cookie of a session that was just opened, through next-auth's credentials flow, and ends the session it
 * had. For server actions and route handlers.
 */
export async function enter({ sessionId, userId }: Opened): Promise<void> {
  const jar = await cookies();
  const before = jar.get(sessionCookieName())?.value;
  const answer = await post(["callback", "ticket"], { ticket: await ticketFor(sessionId), callbackUrl: "/" });
  if (new URL(answer, env.APP_URL).searchParams.has("error") || answer.includes("csrf="))
    throw new Error("next-auth did not take its own ticket.");
  const known = await rememberBrowser(jar.get(knownBrowserCookieName())?.value ?? null, userId);
  jar.set(knownBrowserCookieName(), known, { ...sessionCookieOptions(), maxAge: YEAR });
  await endOld(before);
}

/** A secret that only this browser keeps while it is at a provider; its answer has to come with it. For server actions only. */
export async function markBrowser(): Promise<string> {
  const browser = newSecret();
  (await cookies()).set(signOnCookieName(), browser, { ...sessionCookieOptions(), maxAge: CODE_SECONDS });
  return browser;
}

/** The secret of `markBrowser`, which serves one answer. */
export async function takeMark(): Promise<string> {
  const jar = await cookies();
  const browser = jar.get(signOnCookieName())?.value ?? "";
  jar.delete(signOnCookieName());
  return browser;
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

async function endOld(token: string | undefined): Promise<void> {
  const person = token === undefined ? null : await personOfToken(token);
  if (person !== null) await endSession(person, { sessionId: person.sessionId });
}
