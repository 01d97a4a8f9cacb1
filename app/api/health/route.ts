import { getReadiness } from "@/lib/health/queries";

export const dynamic = "force-dynamic";

/** Tells the start script whether this process lives (any answer) and may get requests (200). */
export async function GET(): Promise<Response> {
  const { isReady: ready, database } = await getReadiness();
  return Response.json(
    { alive: true, ready, database },
    { status: ready ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
