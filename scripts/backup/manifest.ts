import { z } from "zod";

export const BACKUP_FORMAT = "accord-backup";
export const BACKUP_VERSION = 1;
export const MANIFEST = "manifest.json";

/** Tables whose rows stay behind, and why. All others go along whole; a new one does so by itself. */
export const LEFT_OUT_TABLES: Readonly<Record<string, string>> = {
  sessions: "Who was signed out since would be signed in again: after a restore everybody signs in anew.",
  one_time_tokens: "Open doors, by a secret: a link that has been used since would work again.",
  idempotency_keys: "Answers to requests of the last day, whose effects the restore may have undone.",
  passkey_challenges: "Questions of the last minutes, each to be answered once.",
  rate_limits: "Counts of the last minutes.",
};

/** Unfinished work goes along, so that a round past its deadline is still revealed. Mails do not: they have been sent since. */
export const JOBS = {
  name: "pgboss.job",
  condition: "state < 'completed' and name <> 'mail'",
} as const;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const tableName = z.string().regex(/^(pgboss\.)?[a-z_]{1,63}$/);

const fileShape = z.object({ path: z.string(), bytes: z.number().int().min(0), sha256 });

const tableShape = fileShape.extend({
  name: tableName,
  columns: z.array(z.string().regex(/^[a-z_0-9]{1,63}$/)).min(1),
  rows: z.number().int().min(0),
});

/** A table's rows in a backup, as `COPY` writes them, in the order of the primary key. */
export type BackedUpTable = z.infer<typeof tableShape>;

export const headShape = z.object({ format: z.literal(BACKUP_FORMAT), version: z.number() });

export const manifestShape = headShape.extend({
  /** The last migration that the database had, by its name. */
  schema: z.string(),
  madeAt: z.iso.datetime(),
  tables: z.array(tableShape),
  /** Pictures that lay in a folder, at `pictures/<organization>/<sha256>`. */
  pictures: z.array(
    fileShape.extend({ path: z.string().regex(/^pictures\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\/[0-9a-f]{64}$/) }),
  ),
});

/** What a backup says it holds; the last file in it. */
export type Manifest = z.infer<typeof manifestShape>;

export const tablePath = (name: string) => `tables/${name}.copy`;
export const picturePath = (organizationId: string, sha: string) => `pictures/${organizationId}/${sha}`;

/** As in "1,204 rows, 3.4 MB". */
export function told(rows: number, bytes: number): string {
  const size = bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
  return `${rows.toLocaleString("en")} ${rows === 1 ? "row" : "rows"}, ${size}`;
}
