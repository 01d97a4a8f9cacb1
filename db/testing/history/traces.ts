import type { Ctx } from "@/lib/access/context";
import { bytesOf } from "@/db/testing/archives/organizations";
import { decisionListShape } from "@/lib/decisions/list/input";
import { exportWholeOrganization } from "@/lib/exports/archive/mutations";
import { exportFilesShape } from "@/lib/exports/files/input";
import { filesOfView } from "@/lib/exports/files/queries";
import { siteOf } from "@/lib/exports/site/queries";
import { activityAsCsv, decisionsAsCsv } from "@/lib/exports/tables/queries";
import { readArchive } from "@/lib/imports/archive/queries";
import { speakingAs } from "../connections";
import { fileOf } from "./stories";

interface Column {
  readonly place: string;
  readonly column: string;
  readonly isBytes: boolean;
}

/** Every column of every table, the app's and the queue's, in which one of these words stands, whatever its case; and how many were read. */
export async function tracesInDatabase(
  words: readonly string[],
): Promise<{ readonly columns: number; readonly found: readonly string[] }> {
  return speakingAs("superuser", async (client) => {
    const { rows: columns } = await client.query<Column>(`
      select c.oid::regclass::text as place, quote_ident(a.attname) as column, a.atttypid = 'bytea'::regtype as "isBytes"
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where n.nspname in ('public', 'pgboss', 'accord_private') and c.relkind in ('r', 'p') order by 1, 2`);
    const found: string[] = [];
    for (const { place, column, isBytes } of columns) {
      const condition = isBytes
        ? `position(convert_to(w, 'UTF8') in ${column}) > 0`
        : `strpos(lower(${column}::text), lower(w)) > 0`;
      const { rows } = await client.query<{ hits: number }>(
        `select count(*)::int as hits from ${place} where exists (select from unnest($1::text[]) w where ${condition})`,
        [words],
      );
      if ((rows[0]?.hits ?? 0) > 0) found.push(`${place}.${column}: ${rows[0]?.hits}`);
    }
    return { columns: columns.length, found };
  });
}

/** Every file that an owner can take out of the organization in which one of these words stands; and how many were read. */
export async function tracesInExports(
  owner: Ctx,
  words: readonly string[],
): Promise<{ readonly files: number; readonly found: readonly string[] }> {
  const zips = {
    archive: (await exportWholeOrganization(owner)).chunks,
    site: siteOf(owner).chunks,
    records: (await filesOfView(owner, exportFilesShape.parse({ format: "madr" }))).chunks,
    imported: (await filesOfView(owner, exportFilesShape.parse({ format: "madr", imported: "as-they-were" }))).chunks,
  };
  const texts = new Map<string, Buffer>([["history.jsonl", Buffer.from(await fileOf(owner, null, true))]]);
  for (const [name, chunks] of Object.entries(zips))
    for (const { path, bytes } of await readArchive(await bytesOf(chunks)))
      texts.set(`${name}/${path}`, Buffer.from(bytes));
  texts.set("decisions.csv", await bytesOf(decisionsAsCsv(owner, decisionListShape.parse({})).chunks));
  texts.set("activity.csv", await bytesOf(activityAsCsv(owner, {}).chunks));
  const has = (bytes: Buffer) => {
    const text = bytes.toString("utf8").toLowerCase();
    return words.some((word) => text.includes(word.toLowerCase()));
  };
  return { files: texts.size, found: [...texts].flatMap(([name, bytes]) => (has(bytes) ? [name] : [])) };
}
