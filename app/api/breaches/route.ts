import type { NextRequest } from "next/server";
import { currentVisitor } from "@/lib/auth/guard/visitor";
import { takeBreaches } from "@/lib/health/breaches/mutations";

export const dynamic = "force-dynamic";

/** Takes what a browser reports of a page that wanted something against its policy. The answer is the same whatever came. */
export async function POST(request: NextRequest): Promise<Response> {
  await takeBreaches((await currentVisitor()).address, request);
  return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
}
