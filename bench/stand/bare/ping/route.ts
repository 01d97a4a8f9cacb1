export const dynamic = "force-dynamic";

/** The least that a request can be: no database, no page. */
export function GET(): Response {
  return Response.json({ pong: true });
}
