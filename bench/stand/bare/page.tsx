import { pool } from "@/db/client";

/** The least that a page from the database can be: one query, 50 rows. The bench holds every page against it. */
export default async function BarePage() {
  const { rows } = await pool().query<{ id: number; name: string; at: Date }>(
    "select id, 'row ' || id as name, now() - id * interval '1 day' as at from generate_series(1, 50) as id",
  );
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.id}>
          {row.name}, {row.at.toISOString()}
        </li>
      ))}
    </ul>
  );
}
