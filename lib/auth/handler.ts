import "server-only";
import NextAuth from "next-auth";
import { NextResponse, type NextRequest } from "next/server";
import { authOptions } from "./options";

interface Route {
  readonly params: Promise<{ readonly nextauth: string[] }>;
}

/** What of next-auth is reachable from outside. Its logging endpoint is not: anybody could fill the log through it. */
const OPEN = new Set(["csrf", "providers", "session", "signin", "callback", "signout", "error"]);

/** Runs next-auth for one request, in a route handler or, for our own forms, in a server action. */
export async function runAuth(request: NextRequest, actions: string[]): Promise<Response> {
  const answer: unknown = await NextAuth(request, { params: { nextauth: actions } }, authOptions());
  if (!(answer instanceof Response)) throw new Error("next-auth did not answer as a route handler.");
  return answer;
}

/** The handler of `/api/auth/*`. */
export async function authHandler(request: NextRequest, { params }: Route): Promise<Response> {
  const { nextauth } = await params;
  const [what = ""] = nextauth;
  // A form is posted there; whoever comes back from a provider comes to an address of its own.
  const isOpen = OPEN.has(what) && !(what === "callback" && request.method === "GET");
  if (!isOpen) return new NextResponse(null, { status: 404 });
  return runAuth(request, nextauth);
}
