import { existsSync, statSync } from "node:fs";
import { pool } from "@/db/client";
import { exportWholeOrganization } from "@/lib/exports/archive/mutations";
import { restoreOrganization } from "@/lib/exports/archive/restore/mutations";
import { writeNew } from "./export";
import { memberAt, type Acting } from "./member";

type Print = (line: string) => void;

/** Writes the archive of a whole organization, as one of its owners, into a file that is not there yet. Throws a sentence for what cannot be. */
export async function exportArchive(target: string, acting: Acting, print: Print): Promise<void> {
  // Before anything begins: the history says of each export that it began.
  if (existsSync(target)) throw new Error(`${target} is there already. Name a file that is not.`);
  try {
    const { chunks } = await exportWholeOrganization(await memberAt(acting));
    await writeNew(target, chunks);
    print(`${target} holds the whole organization, in ${shownSize(statSync(target).size)}.`);
    print("Also what is still blind, and who is behind hidden names: keep it as you keep the database.");
  } finally {
    await pool().end();
  }
}

const shownSize = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** Takes an organization in from its archive. `email` is of an owner in it. Throws a sentence for what cannot be, and nothing is changed. */
export async function restoreArchive(file: string, email: string, print: Print): Promise<void> {
  try {
    const { slug, name, rows, known, made, ownerNeedsLink } = await restoreOrganization(file, email);
    print(`${name} is at /o/${slug}: ${rows} rows, and every chain of its history holds.`);
    print(`${known} of its people had an account here, ${made} got one without a password.`);
    if (ownerNeedsLink) print(`Let its owner in: npm run -s accord -- reset-link ${email}`);
  } finally {
    await pool().end();
  }
}
