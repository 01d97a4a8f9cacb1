import { getReadiness } from "@/lib/health/queries";

export const dynamic = "force-dynamic";

/** Tells a load balancer whether this process may get requests (200), and what it lacks. */
export async function GET(): Promise<Response> {
  const { isReady, database, jobs, isStopping } = await getReadiness();
  const headers = { "cache-control": "no-store", ...(!isReady && { "retry-after": "2" }) };
  return Response.json(
    { ready: isReady, database, jobs, stopping: isStopping },
    { status: isReady ? 200 : 503, headers },
  );
}
