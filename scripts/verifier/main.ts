import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { namesInFile, verifyHistoryFile } from "@/lib/exports/history/verifier/rules";
import { describeReport, verdictOf, type Verdict } from "@/lib/exports/history/verifier/words/rules";
import { NODE_PLATFORM } from "./platform";
import { fileInZip, isZip } from "./zip";

const USAGE = `Use: node verify.mjs FILE [--checkpoint FILE]… [--receipt FILE]… [--json]

Checks a history file of Accord, or the archive of an organization, without Accord and without a network.
--checkpoint  a checkpoint that you kept, from a mail for instance: is it in this history?
--receipt     a receipt that you kept: is what it says in this history?
--json        prints findings for a machine.

Exit code: 0 everything holds, 1 something does not, 2 it could not be read, 3 it holds, but what you gave could not be compared with it.`;

const EXIT_CODES: Readonly<Record<Verdict, number>> = { holds: 0, fails: 1, not_compared: 3 };

/** What a green result cannot say. */
const LIMITS = [
  "It cannot show what was never entered. Whoever holds the database and the signing key could write a whole history anew:",
  "compare it with a checkpoint or a receipt from elsewhere (--checkpoint, --receipt), and the fingerprints of the keys with those on the page of the organization.",
];

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: "boolean" },
      checkpoint: { type: "string", multiple: true },
      receipt: { type: "string", multiple: true },
    },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error(USAGE);
  const given = readFileSync(file);
  const bytes = isZip(given) ? fileInZip(given, "history.jsonl") : given;
  if (bytes === null) throw new Error(`${file} is an archive without a history.jsonl in it.`);
  const textsOf = (paths: readonly string[] = []) => paths.map((path) => readFileSync(path, "utf8"));
  const report = await verifyHistoryFile(NODE_PLATFORM, bytes, {
    checkpoints: textsOf(values.checkpoint),
    receipts: textsOf(values.receipt),
  });
  const verdict = verdictOf(report);
  process.exitCode = EXIT_CODES[verdict];
  if (values.json === true) {
    const { findings, notes, read } = report;
    process.stdout.write(`${JSON.stringify({ verdict, findings, notes, read })}\n`);
    return;
  }
  const names = namesInFile(NODE_PLATFORM, bytes);
  for (const line of describeReport(report, names)) process.stdout.write(`${line}\n`);
  for (const key of report.keys) process.stdout.write(`Checkpoints are signed with the key ${key}.\n`);
  if (report.findings.length === 0) process.stdout.write(`${LIMITS.join("\n")}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
