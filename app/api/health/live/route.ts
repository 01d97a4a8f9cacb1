export const dynamic = "force-dynamic";

/** Tells whoever looks after this process that it lives. It asks nothing else: a database that is away is no reason to end it. */
export function GET(): Response {
  return Response.json({ alive: true }, { headers: { "cache-control": "no-store" } });
}
