import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { eq, inArray, or } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import { organizationDirectory, users } from "@/db/schema/accounts";
import type { Scope } from "@/db/scope";
import { EVERY_CHECK } from "@/lib/upkeep/verification/queries";
import { createAccount } from "@/lib/auth/accounts/mutations";
import { mintOrganizationId } from "@/lib/auth/context";
import { keepBytes } from "@/lib/decisions/attachments/mutations";
import { conflict, invalid } from "@/lib/errors";
import { scheduleOpenRounds } from "@/lib/evaluations/rounds/mutations";
import { verifyChains } from "@/lib/history/verification/queries";
import { holds } from "@/lib/history/verification/rules";
import { openArchive, type OpenedArchive } from "../opened/queries";
import { changed, shown } from "../opened/rules";
import { SCHEMA } from "../queries";
import { jsonOf, PEOPLE, picturePath, tablePath } from "../rules";
import { readTables } from "../tables/queries";
import { archivedPersonShape, type ArchivedPerson } from "./input";
import { assertOwner, assertSameOrganization } from "./queries";
import { insertRows, type Completion } from "./rows/mutations";

/** What came in. */
export interface RestoredOrganization {
  readonly slug: string;
  readonly name: string;
  readonly rows: number;
  /** People who had an account here, and people who got one without a password. */
  readonly known: number;
  readonly made: number;
  /** The named owner has no password yet, so that somebody has to hand them a link. */
  readonly ownerNeedsLink: boolean;
}

/**
 * Takes an organization in from its archive, beside those that are here: the same ids, the same history, all of it or nothing. `email` is
 * of an owner in the archive, who answers for it. People are known by their addresses; who has no account here gets one that nobody can
 * sign in to until a reset link sets its password. Only for the server's own command line. Throws a `Refusal` for whatever does not fit.
 */
export async function restoreOrganization(file: string, email: string): Promise<RestoredOrganization> {
  const archive = await openArchive(file, SCHEMA);
  const written: string[] = [];
  try {
    const { id } = archive.manifest.organization;
    const scope = { organizationId: mintOrganizationId(id), userId: null };
    return await withOrg(scope, (tx) => restore(tx, scope, archive, email, written));
  } catch (error) {
    for (const picture of written) await rm(picture);
    throw error;
  } finally {
    archive.close();
  }
}

async function restore(
  tx: Tx,
  scope: Scope,
  archive: OpenedArchive,
  email: string,
  written: string[],
): Promise<RestoredOrganization> {
  const { slug, name } = archive.manifest.organization;
  await claimAddress(tx, scope, slug);
  const people = await readPeople(archive);
  const { accounts, made } = await findAccounts(tx, people);
  const pictures = new Set(archive.manifest.files.map(({ path }) => path).filter((path) => path.startsWith("att")));
  const completions: Readonly<Record<string, Completion>> = {
    memberships: accountsOf(people, accounts),
    attachments: bytesOf(scope, archive, pictures, written),
  };
  let rows = 0;
  for (const table of await readTables(tx)) rows += await insertRows(tx, archive, table, completions[table.name]);
  const [unshown] = pictures;
  if (unshown !== undefined) throw invalid(`${shown(unshown)} is a picture that no row of the archive names.`);
  await assertSameOrganization(tx, scope, archive.manifest.organization, people.length);
  const owner = await assertOwner(tx, scope, email);
  const report = await verifyChains(tx, EVERY_CHECK, scope.organizationId);
  if (!holds(report)) {
    const [problem] = report.problems;
    throw invalid(
      `The archive’s history does not hold, so nothing was restored. ${problem === undefined ? "A chain is missing." : `${problem.of}: ${problem.what}`}`,
    );
  }
  await scheduleOpenRounds(tx, scope);
  return { slug, name, rows, made, known: people.length - made, ownerNeedsLink: !owner.hasPassword };
}

/** The directory is where two organizations could meet. */
async function claimAddress(tx: Tx, { organizationId }: Scope, slug: string): Promise<void> {
  const { slug: at, organizationId: id } = organizationDirectory;
  const [taken] = await tx
    .select({ slug: at, id })
    .from(organizationDirectory)
    .where(or(eq(at, slug), eq(id, organizationId)));
  if (taken?.id === organizationId) throw conflict(`This organization is here already, at /o/${taken.slug}.`);
  if (taken === undefined) {
    const claimed = await tx.insert(organizationDirectory).values({ slug, organizationId }).onConflictDoNothing();
    if (claimed.rowCount === 1) return;
  }
  throw conflict(`Another organization is at /o/${slug} here. Two cannot share an address.`);
}

async function readPeople(archive: OpenedArchive): Promise<readonly ArchivedPerson[]> {
  const people: ArchivedPerson[] = [];
  for await (const line of archive.linesOf(PEOPLE)) {
    const read = archivedPersonShape.safeParse(jsonOf(line));
    if (!read.success) throw invalid(`${shown(PEOPLE)} names somebody in a way that this Accord does not read.`);
    people.push(read.data);
  }
  for (const key of ["member", "email"] as const)
    if (new Set(people.map((person) => person[key])).size < people.length)
      throw invalid(`${shown(PEOPLE)} names somebody twice.`);
  return people;
}

/** The accounts of people by their addresses; who has none gets one that nobody can sign in to. */
async function findAccounts(tx: Tx, people: readonly ArchivedPerson[]) {
  const emails = people.map(({ email }) => email);
  const known = await tx.select({ id: users.id, email: users.email }).from(users).where(inArray(users.email, emails));
  const accounts = new Map(known.map(({ id, email }) => [email, id]));
  let made = 0;
  for (const { name, email } of people) {
    if (accounts.has(email)) continue;
    accounts.set(email, await createAccount(tx, { name, email, passwordHash: null }));
    made += 1;
  }
  return { accounts, made };
}

function accountsOf(people: readonly ArchivedPerson[], accounts: ReadonlyMap<string, string>): Completion {
  const byMember = new Map(people.map(({ member, email }) => [member, accounts.get(email)]));
  return {
    columns: [{ name: "user_id", type: "uuid" }],
    of: ({ id }) => {
      const account = byMember.get(String(id));
      if (account === undefined) throw invalid(`${shown(PEOPLE)} does not say who one of the members is.`);
      return Promise.resolve({ user_id: account });
    },
  };
}

/** The bytes of a picture are what its name says, and kept where this server keeps pictures. */
function bytesOf(scope: Scope, archive: OpenedArchive, pictures: Set<string>, written: string[]): Completion {
  return {
    columns: [{ name: "bytes", type: "bytea" }],
    of: async ({ sha256, size }) => {
      const hex = Buffer.from(String(sha256), "base64").toString("hex");
      const path = picturePath(hex);
      if (!pictures.delete(path))
        throw invalid(`${shown(tablePath("attachments"))} names a picture that is not in the archive.`);
      const bytes = await archive.bytesOf(path);
      if (createHash("sha256").update(bytes).digest("hex") !== hex || bytes.length !== size)
        throw invalid(changed(path));
      const kept = await keepBytes(scope, hex, bytes);
      if (kept.newFile !== null) written.push(kept.newFile);
      return { bytes: kept.inRow === null ? null : kept.inRow.toString("base64") };
    },
  };
}
