import { NextResponse, type NextRequest } from "next/server";
import { contextForRequest, contextOf } from "@/lib/auth/context";
import { sessionCookieName } from "@/lib/auth/cookie";
import { personOfToken } from "@/lib/auth/person";
import { hintStream } from "@/lib/live/stream";
import { toResult } from "@/lib/refuse";
import { within } from "@/lib/request";

export const dynamic = "force-dynamic";

/** A beat of the stream that proves its reader anew gives up before the next one. */
const PROOF_MS = 3_500;

/** Server-sent hints of one organization. One stream per browser: the tabs share it. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const result = await toResult("live", () => contextForRequest(org));
  if (!result.ok) return NextResponse.json(result, { status: result.refusal.code === "UNAUTHENTICATED" ? 401 : 404 });
  const token = request.cookies.get(sessionCookieName())?.value ?? "";
  const stream = hintStream(result.value, () =>
    within(PROOF_MS, async () => {
      const person = await personOfToken(token);
      return person === null ? null : contextOf(person, org);
    }),
  );
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
