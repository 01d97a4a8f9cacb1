import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";

const USAGE = `Use: npm run accord -- reset-link EMAIL
     npm run accord -- erase-person ADDRESS [--also-in-texts] [--yes]
     npm run accord -- end-second-factor ADDRESS
     npm run accord -- change-address ADDRESS NEW-ADDRESS
     npm run accord -- announce TEXT --until WHEN [--from WHEN]
     npm run accord -- withdraw-announcements
     npm run -s accord -- analyse FILE [--json]
     npm run -s accord -- read FOLDER [--json]
     npm run accord -- import FOLDER --org SLUG --as EMAIL [--line SLUG] [--source NAME] [--preview]
     npm run accord -- export FOLDER|FILE.zip --org SLUG --as EMAIL [--format madr|nygard|log4brains] [--line SLUG] [--imported]
     npm run accord -- export FILE.jsonl --org SLUG --as EMAIL --format history [--decision NUMBER]
     npm run accord -- export-site FOLDER|FILE.zip --org SLUG --as EMAIL
     npm run -s accord -- export-organization FILE.zip --org SLUG --as EMAIL
     npm run -s accord -- restore-organization FILE.zip --as EMAIL
     npm run accord -- rotate-checkpoint-key`;
const root = path.resolve(import.meta.dirname, "..");

const OPTIONS = {
  json: { type: "boolean" },
  org: { type: "string" },
  line: { type: "string" },
  as: { type: "string" },
  source: { type: "string" },
  preview: { type: "boolean" },
  format: { type: "string" },
  decision: { type: "string" },
  imported: { type: "boolean" },
  from: { type: "string" },
  until: { type: "string" },
  "also-in-texts": { type: "boolean" },
  yes: { type: "boolean" },
} as const;

/** `npm run accord -- …`: what only somebody at the server's own command line may do, and what needs no server at all. */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: OPTIONS });
  const [command, argument, ...rest] = positionals;
  if (command === "rotate-checkpoint-key" && argument === undefined) return rotateCheckpointKey();
  if (command === "withdraw-announcements" && argument === undefined) return withdrawAnnouncements();
  const [second, ...more] = rest;
  if (command === "change-address" && argument !== undefined && second !== undefined && more.length === 0)
    return changeAddress(argument, second);
  if (argument === undefined || rest.length > 0) throw new Error(USAGE);
  if (command === "analyse") return analyse(argument, values.json === true);
  if (command === "read") return read(argument, values.json === true);
  if (values.json === true) throw new Error(USAGE);
  if (command === "import") return importRecords(argument, values);
  if (command === "export") return exportFiles(argument, values);
  if (command === "export-site") return exportSite(argument, values);
  if (command === "export-organization") return exportOrganization(argument, values);
  if (command === "restore-organization") return restoreOrganization(argument, values);
  if (command === "erase-person") return erasePerson(argument, values["also-in-texts"] === true, values.yes === true);
  if (command === "end-second-factor") return endSecondFactor(argument);
  if (command === "announce") return announce(argument, values.from, values.until);
  if (command !== "reset-link") throw new Error(USAGE);
  findDatabase();
  // Imported only now: the environment is read once, when it is first needed.
  const { printResetLink } = await import("./accord/reset-link");
  await printResetLink(argument, (line) => process.stdout.write(`${line}\n`));
}

async function erasePerson(address: string, alsoInTexts: boolean, isSure: boolean): Promise<void> {
  findDatabase();
  const { erasePerson: erase } = await import("./accord/people/erase-person");
  await erase(address, { alsoInTexts, isSure }, (line) => process.stdout.write(`${line}\n`));
}

async function endSecondFactor(address: string): Promise<void> {
  findDatabase();
  const { endSecondFactor: end } = await import("./accord/people/end-second-factor");
  await end(address, (line) => process.stdout.write(`${line}\n`));
}

async function changeAddress(from: string, to: string): Promise<void> {
  findDatabase();
  const { changeAddress: change } = await import("./accord/people/change-address");
  await change(from, to, (line) => process.stdout.write(`${line}\n`));
}

async function announce(body: string, from: string | undefined, until: string | undefined): Promise<void> {
  findDatabase();
  const { announce: tell } = await import("./accord/people/announce");
  await tell(body, { from, until }, (line) => process.stdout.write(`${line}\n`));
}

async function withdrawAnnouncements(): Promise<void> {
  findDatabase();
  const { withdraw } = await import("./accord/people/announce");
  await withdraw((line) => process.stdout.write(`${line}\n`));
}

/** Exit code 0 when the file's result follows from it, 1 when it does not, 2 for a file that cannot be read. */
async function analyse(file: string, asJson: boolean): Promise<void> {
  const { analyseFile } = await import("./accord/analyse");
  const { MalformedFile } = await import("./accord/read-file");
  try {
    process.exitCode = analyseFile(file, asJson, (text) => process.stdout.write(text)) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof MalformedFile) && !isFileError(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}

/** Exit code 0 when the folder was read, whatever is in it, 2 when it could not be. */
async function read(folder: string, asJson: boolean): Promise<void> {
  const { printFolder } = await import("./accord/read");
  await printFolder(folder, asJson, (text) => process.stdout.write(text));
}

interface ImportValues {
  readonly org?: string | undefined;
  readonly as?: string | undefined;
  readonly line?: string | undefined;
  readonly source?: string | undefined;
  readonly preview?: boolean | undefined;
}

async function importRecords(folder: string, { org, as, line, source, preview }: ImportValues): Promise<void> {
  if (org === undefined || as === undefined) throw new Error(USAGE);
  findDatabase();
  const { importFolder } = await import("./accord/import");
  const options = { org, as, line, source, isPreview: preview === true };
  await importFolder(folder, options, (text) => process.stdout.write(`${text}\n`));
}

interface ExportValues {
  readonly org?: string | undefined;
  readonly as?: string | undefined;
  readonly line?: string | undefined;
  readonly format?: string | undefined;
  readonly decision?: string | undefined;
  readonly imported?: boolean | undefined;
}

async function exportFiles(target: string, { org, as, line, format, decision, imported }: ExportValues): Promise<void> {
  if (org === undefined || as === undefined) throw new Error(USAGE);
  findDatabase();
  if (format === "history") {
    const { exportHistoryFile } = await import("./accord/export");
    return exportHistoryFile(target, { org, as, decision }, (text) => process.stdout.write(`${text}\n`));
  }
  const { exportRecords, formatNamed } = await import("./accord/export");
  const options = { org, as, line, format: formatNamed(format ?? "madr"), asImported: imported === true };
  await exportRecords(target, options, (text) => process.stdout.write(`${text}\n`));
}

async function exportSite(target: string, { org, as }: Pick<ExportValues, "org" | "as">): Promise<void> {
  if (org === undefined || as === undefined) throw new Error(USAGE);
  findDatabase();
  const { exportSite: write } = await import("./accord/export");
  await write(target, { org, as }, (text) => process.stdout.write(`${text}\n`));
}

async function exportOrganization(target: string, { org, as }: Pick<ExportValues, "org" | "as">): Promise<void> {
  if (org === undefined || as === undefined) throw new Error(USAGE);
  findDatabase();
  const { exportArchive } = await import("./accord/organization");
  await exportArchive(target, { org, as }, (text) => process.stdout.write(`${text}\n`));
}

async function restoreOrganization(file: string, { as }: Pick<ExportValues, "as">): Promise<void> {
  if (as === undefined) throw new Error(USAGE);
  findDatabase();
  const { restoreArchive } = await import("./accord/organization");
  await restoreArchive(file, as, (text) => process.stdout.write(`${text}\n`));
}

async function rotateCheckpointKey(): Promise<void> {
  findDatabase();
  const { rotateCheckpointKey: rotate } = await import("./accord/keys/rotate");
  await rotate(process.env.CHECKPOINT_KEY_FILE, (text) => process.stdout.write(`${text}\n`));
}

/** Such as a file that is not there. */
function isFileError(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error;
}

/** Uses the database that is named, as `npm start` would, else the one that runs in this checkout. */
function findDatabase(): void {
  if (existsSync(path.join(root, ".env"))) process.loadEnvFile(path.join(root, ".env"));
  // Nothing is signed here, so any secret serves.
  process.env.NEXTAUTH_SECRET ??= randomBytes(32).toString("base64url");
  const run = readRun();
  const keyFile = path.join(root, ".accord", "checkpoint.key");
  if (process.env.DATABASE_URL === undefined && existsSync(keyFile)) process.env.CHECKPOINT_KEY_FILE ??= keyFile;
  if (run?.url !== undefined) process.env.APP_URL ??= run.url;
  if (process.env.DATABASE_URL !== undefined) return;
  if (run?.ownerUrl === undefined) throw new Error("Accord is not running here: npm start. Or set DATABASE_URL.");
  const owner = new URL(run.ownerUrl);
  owner.searchParams.set("options", "-c role=accord_owner");
  process.env.DATABASE_URL = owner.href;
}

function readRun() {
  const file = path.join(root, ".accord", "run.json");
  if (!existsSync(file)) return undefined;
  const shape = z.object({ url: z.string().optional(), ownerUrl: z.string().optional() });
  return shape.parse(JSON.parse(readFileSync(file, "utf8")));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  // 1 is a finding: the result is another. What could not be done at all is none.
  process.exitCode = 2;
});
