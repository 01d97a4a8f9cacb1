import type { NextRequest } from "next/server";
import { currentVisitor } from "@/lib/auth/guard/visitor";
import { takeBreach } from "@/lib/health/breaches/mutations";
import { toResult } from "@/lib/refuse";

export const dynamic = "force-dynamic";

/** Takes what a browser reports of a page of ours that wanted something against its policy. */
export async function POST(request: NextRequest): Promise<Response> {
  const { address } = await currentVisitor();
  const { ok } = await toResult(takeBreach.name, () => takeBreach(address, request));
  return new Response(null, { status: ok ? 204 : 403, headers: { "cache-control": "no-store" } });
}
