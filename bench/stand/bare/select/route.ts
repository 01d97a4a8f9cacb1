import { pool } from "@/db/client";

export const dynamic = "force-dynamic";

/** The least that a request which asks the database can be. */
export async function GET(): Promise<Response> {
  const { rows } = await pool().query("select 1 as one");
  return Response.json(rows);
}
