import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, expect, test, vi } from "vitest";
import { asOwnerOf, keepSafe } from "@/db/testing/command-line";
import { closePool, freshDatabase, moveToFreshDatabase, type FreshDatabase } from "@/db/testing/fresh-database";
import { ARCHIVED_TABLES } from "@/lib/exports/archive/rules";
import { LEFT_OUT_TABLES, type Manifest } from "./manifest";
import { applyMigrations, listMigrations } from "./migrations";

const root = path.resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(path.join(tmpdir(), "accord-backup-"));
const [pictures, restoredPictures] = [path.join(folder, "pictures"), path.join(folder, "restored")];
vi.stubEnv("ATTACHMENTS_FOLDER", pictures);
const suffix = randomUUID().slice(0, 8);
const source = await moveToFreshDatabase(`backup_${suffix}`);
const others: FreshDatabase[] = [];
const anotherDatabase = async () => {
  const made = await freshDatabase(`restored_${suffix}_${others.length}`);
  others.push(made);
  return made;
};
const { fullOrganization } = await import("@/db/testing/archives/full-organization");
const { writeBackup } = await import("./write");
const { restoreBackup } = await import("./restore");
const { pool } = await import("@/db/client");
const { holds } = await import("@/lib/history/verification/rules");

afterAll(async () => {
  await closePool(pool());
  for (const each of [source, ...others]) await each.drop();
  rmSync(folder, { recursive: true });
});

const said: string[] = [];
const say = (line: string) => void said.push(line);
const patient = { timeout: 300_000 };

const backUp = (from: FreshDatabase, file: string, from_ = pictures): Promise<Manifest> =>
  asOwnerOf(from.url, (client) => writeBackup(client, path.join(folder, file), { root, say, pictures: from_ }));
const restore = (to: FreshDatabase, file: string, replace = false) =>
  asOwnerOf(to.url, (client) =>
    restoreBackup(client, path.join(folder, file), { root, say, pictures: restoredPictures, replace }),
  );
const count = (of: FreshDatabase, query: string) =>
  asOwnerOf(of.url, async (client) => Number((await client.query<{ n: string }>(query)).rows[0]?.n));

const { organizationId } = await fullOrganization(`petra.${suffix}@example.org`);
const made = await backUp(source, "one.zip");

test("a backup, taken in by an empty server, brings back every row, picture and chain", patient, async () => {
  const filled = made.tables.filter(({ rows }) => rows > 0).map(({ name }) => name);
  expect(ARCHIVED_TABLES.filter((name) => !filled.includes(name))).toEqual([]);
  expect(made.pictures.length).toBeGreaterThan(0);
  expect(statSync(path.join(folder, "one.zip")).mode & 0o077).toBe(0);
  const empty = await anotherDatabase();
  const report = await restore(empty, "one.zip");
  expect(report.problems).toEqual([]);
  expect(holds(report)).toBe(true);
  expect(report.events).toBeGreaterThan(300);
  const again = await backUp(empty, "again.zip", restoredPictures);
  expect(again.tables).toEqual(made.tables);
  expect(again.pictures).toEqual(made.pictures);
  expect(readdirSync(path.join(restoredPictures, organizationId))).toHaveLength(made.pictures.length);
  expect(await count(empty, "select count(*) as n from pgboss.job where name = 'reveal' and state = 'created'")).toBe(
    1,
  );
});

test("the restored database keeps the app's role to one organization, as every other does", patient, async () => {
  const empty = await anotherDatabase();
  await restore(empty, "one.zip");
  const app = new pg.Client({ connectionString: empty.url });
  await app.connect();
  const asked = await app.query<{ n: string }>("select count(*) as n from decisions");
  await expect(app.query("delete from events")).rejects.toThrow("permission denied");
  await app.end();
  expect(asked.rows[0]?.n).toBe("0");
  const lint = readFileSync(path.join(root, "db/testing/tenancy-lint.sql"), "utf8");
  expect((await asOwnerOf(empty.url, (client) => client.query(lint))).rows).toEqual([]);
  const shape = `select md5(string_agg(line, E'\n' order by line)) as n from (
    select format('%s %s %s %s', conrelid::regclass, conname, convalidated, pg_get_constraintdef(oid)) as line from pg_constraint where connamespace = 'public'::regnamespace
    union all select indexdef from pg_indexes where schemaname in ('public', 'pgboss')
    union all select format('%s %s %s', relname, relforcerowsecurity, relacl) from pg_class where relnamespace = 'public'::regnamespace) shape`;
  const shapeOf = (of: FreshDatabase) =>
    asOwnerOf(of.url, async (client) => (await client.query<{ n: string }>(shape)).rows[0]?.n);
  expect(await shapeOf(empty)).toBe(await shapeOf(source));
});

test("a database with rows is left alone without --replace, and replaced with it", patient, async () => {
  const filled = await anotherDatabase();
  await asOwnerOf(filled.url, (client) =>
    client.query("insert into users (id, email, name) values ($1, 'gone@example.org', 'Gone')", [randomUUID()]),
  );
  await expect(restore(filled, "one.zip")).rejects.toThrow("The database is not empty");
  expect(await count(filled, "select count(*) as n from users")).toBe(1);
  await restore(filled, "one.zip", true);
  expect(await count(filled, "select count(*) as n from users where email = 'gone@example.org'")).toBe(0);
  expect(await count(filled, "select count(*) as n from decisions")).toBeGreaterThan(0);
});

test("a damaged backup is refused, and what is in the database stays", patient, async () => {
  const filled = await anotherDatabase();
  await asOwnerOf(filled.url, (client) =>
    client.query("insert into users (id, email, name) values ($1, 'stays@example.org', 'Stays')", [randomUUID()]),
  );
  const whole = readFileSync(path.join(folder, "one.zip"));
  for (const [place, what] of [0.2, 0.5, 0.8].entries()) {
    const bytes = Buffer.from(whole);
    const at = Math.floor(bytes.length * what);
    bytes.writeUInt8(bytes.readUInt8(at) ^ 0x10, at);
    writeFileSync(path.join(folder, `damaged-${place}.zip`), bytes);
    await expect(restore(filled, `damaged-${place}.zip`, true)).rejects.toThrow();
  }
  writeFileSync(path.join(folder, "short.zip"), whole.subarray(0, whole.length / 2));
  await expect(restore(filled, "short.zip", true)).rejects.toThrow("is damaged, or no backup");
  expect(await count(filled, "select count(*) as n from users where email = 'stays@example.org'")).toBe(1);
});

test("a backup of an earlier schema is taken in and migrated; one of a later schema is refused", patient, async () => {
  const migrations = listMigrations(root);
  const old = await anotherDatabase();
  const person = randomUUID();
  await asOwnerOf(old.url, async (client) => {
    const { rows } = await client.query<{ tables: string }>(
      "select string_agg(format('%I', relname), ', ') as tables from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
    );
    await client.query(`drop table ${rows[0]?.tables} cascade; drop schema pgboss cascade; drop schema accord_private cascade;
      delete from drizzle.__drizzle_migrations`);
    await applyMigrations(client, migrations.slice(0, 6));
    await client.query("insert into users (id, email, name) values ($1, 'early@example.org', 'Early')", [person]);
  });
  const { schema } = await backUp(old, "early.zip");
  expect(schema).toBe(migrations[5]?.tag);
  const empty = await anotherDatabase();
  await restore(empty, "early.zip");
  expect(await count(empty, `select count(*) as n from users where id = '${person}'`)).toBe(1);
  expect(await count(empty, "select count(*) as n from drizzle.__drizzle_migrations")).toBe(migrations.length);

  await asOwnerOf(old.url, (client) =>
    client.query("update drizzle.__drizzle_migrations set created_at = created_at + 1 where created_at = $1", [
      migrations[5]?.when,
    ]),
  );
  await expect(backUp(old, "unknown.zip")).rejects.toThrow("another schema than this Accord");
  expect(existsSync(path.join(folder, "unknown.zip"))).toBe(false);
});

test("a backup never overwrites a file, and holds no session, no link of one use and no mail", patient, async () => {
  await expect(backUp(source, "one.zip")).rejects.toThrow("is there already");
  const names = made.tables.map(({ name }) => name);
  expect(names).not.toEqual(expect.arrayContaining(Object.keys(LEFT_OUT_TABLES)));
  expect(names).toEqual(expect.arrayContaining(["users", "organizations", "events", "pgboss.job"]));
  rmSync(path.join(pictures, organizationId), { recursive: true });
  await expect(backUp(source, "without.zip")).rejects.toThrow("A picture is missing from its folder");
  expect(existsSync(path.join(folder, "without.zip"))).toBe(false);
});

test(
  "by the command line a server of one's own is backed up and restored, and says what was done",
  patient,
  async () => {
    const empty = await anotherDatabase();
    const restored = await keepSafe("restore", empty.url, folder, "one.zip");
    expect(restored).toContain("Checkpoints and receipts that were given out after the backup was made are not in it");
    expect(restored).toContain("Every row is back");
    expect(restored).toMatch(/Every chain holds/);
    vi.stubEnv("ATTACHMENTS_FOLDER", restoredPictures);
    const kept = await keepSafe("backup", empty.url, folder, "by-hand.zip");
    expect(kept).toMatch(/by-hand\.zip holds [\d,]+ rows of \d+ tables, and \d+ pictures/);
    await expect(keepSafe("restore", empty.url, folder, "by-hand.zip")).rejects.toThrow("The database is not empty");
  },
);
