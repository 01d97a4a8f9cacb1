import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pool } from "@/db/client";
import { testOrganization, type TestOrganization } from "@/db/testing/factories";
import { addLink } from "@/lib/decisions/links/mutations";
import { createDecision } from "@/lib/decisions/mutations";
import { exportAs } from "@/scripts/accord/export";
import { say } from "../stand/stand";
import { printTable } from "../stand/table";

const RECORDS = 200;
const TITLES = [
  "Use MySQL for ledgers",
  "Don't use `eval` & friends",
  "Keep [flat] files",
  "Überlegungen",
  "Replace a|b by c",
];

/**
 * `DATABASE_URL=… npm run bench:adr-export`: writes 200 linked decisions into the database, exports them as adr-tools lays them out,
 * and lets Debian's `adr` list them and draw their links. Exit code 1 where it reads another folder than was exported.
 */
async function main(): Promise<void> {
  if (spawnSync("adr", ["help"], { stdio: "ignore" }).error !== undefined) {
    say("adr-tools are not installed here (apt-get install adr-tools); there is nothing to ask.");
    return;
  }
  const root = mkdtempSync(path.join(tmpdir(), "accord-adr-export-"));
  const folder = path.join(root, "records");
  try {
    const organization = await testOrganization();
    const links = await writeDecisions(organization);
    await exportAs(organization.owner, folder, { format: "nygard", asImported: false }, say);
    const files = readdirSync(path.join(folder, "doc/adr")).map((name) => `doc/adr/${name}`);
    const adr = (...command: string[]) => execFileSync("adr", command, { cwd: folder, encoding: "utf8" }).trim();
    const listed = adr("list").split("\n");
    const edges = adr("generate", "graph").match(/ -> _\d+ \[label="Amends"/g) ?? [];
    const rows = [
      ["adr list", RECORDS, listed.filter((file) => files.includes(file)).length, listed.length],
      ["adr generate toc", RECORDS, adr("generate", "toc").match(/^\* \[/gm)?.length ?? 0, RECORDS],
      ["adr generate graph", links, edges.length, edges.length],
    ] as const;
    printTable([["command", "expected", "found", "printed"], ...rows.map((row) => row.map(String))]);
    process.exitCode = rows.every(([, expected, found, printed]) => expected === found && found === printed) ? 0 : 1;
  } finally {
    rmSync(root, { recursive: true });
    await pool().end();
  }
}

/** Returns how many amend the one before. */
async function writeDecisions({ owner, lineId }: TestOrganization): Promise<number> {
  let before: string | null = null;
  let links = 0;
  for (let number = 1; number <= RECORDS; number += 1) {
    const title = `${TITLES[number % TITLES.length] ?? ""} ${number}`;
    const sections = { context: "Many.", outcome: `As decision ${number}.` };
    const { id } = await createDecision(owner, { title, productLineIds: [lineId], sections });
    if (before !== null && number % 7 === 0) {
      await addLink(owner, { decisionId: id, kind: "amends", targetId: before });
      links += 1;
    }
    before = id;
  }
  return links;
}

await main();
