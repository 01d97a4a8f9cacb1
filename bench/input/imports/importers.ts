import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readAdr } from "@/lib/adr/read/read";
import { FIXTURES } from "@/lib/adr/testing/fixtures";
import { Refusal } from "@/lib/errors";
import { BUILT_IN_TEMPLATES } from "@/lib/evaluations/templates/built-in/list";
import { parseTemplateFile } from "@/lib/evaluations/templates/files/rules";
import { TEMPLATE_FORMAT } from "@/lib/evaluations/templates/input";
import { openArchive } from "@/lib/exports/archive/opened/queries";
import { SCHEMA } from "@/lib/exports/archive/queries";
import { verifyHistoryFile } from "@/lib/exports/history/verifier/rules";
import { readArchive } from "@/lib/imports/archive/queries";
import { refuseFile } from "@/lib/imports/paths/rules";
import { zipOf } from "@/db/testing/archives/writer";
import { analyseFile } from "@/scripts/accord/analyse";
import { MalformedFile } from "@/scripts/accord/read-file";
import { openBackup } from "@/scripts/backup/read";
import { NODE_PLATFORM } from "@/scripts/verifier/platform";
import { brokenBytes, brokenJson, brokenRecord, brokenText } from "./breaking";

/** A file on its way in. */
interface BrokenFile {
  readonly name: string;
  readonly how: string;
  readonly bytes: Buffer;
}

/** One way in, by which files come that somebody made elsewhere. */
export interface Importer {
  readonly what: string;
  /** How many of a thousand files it gets. */
  readonly share: number;
  readonly make: (random: () => number) => BrokenFile;
  /** What it says of a file, each thing by itself; nothing where it takes it as it is. Throws where it breaks. */
  readonly read: (file: BrokenFile) => Promise<readonly string[]>;
  /** What says where in the file it is; or that it is about the file as a whole. */
  readonly place: RegExp;
}

/** Files that a running app handed out; without them, only what needs none is tried. */
export interface Samples {
  readonly history: Uint8Array;
  readonly organization: Uint8Array;
  readonly backup: Uint8Array;
  readonly evaluation: unknown;
}

/** The sentence of a refusal. What is no refusal is a crash. */
function sentenceOf(error: unknown): readonly string[] {
  if (error instanceof Refusal || error instanceof MalformedFile) return [error.message];
  throw error;
}

const FIXTURE_NAMES = Object.keys(FIXTURES);
const pick = <T>(random: () => number, list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];

const RECORDS: Importer = {
  what: "records",
  share: 380,
  make: (random) => {
    const name = pick(random, FIXTURE_NAMES) ?? "";
    return { name, ...brokenRecord(FIXTURES[name] ?? "", random) };
  },
  read: ({ name, bytes }) => {
    const refused = refuseFile({ path: name, size: bytes.length });
    if (refused !== null) return Promise.resolve([`${name}: ${refused}`]);
    const { notes } = readAdr({ path: name, bytes });
    return Promise.resolve(
      notes.map(({ file, line, column, what, why }) => `${file}:${line}:${column}: ${what} ${why}`),
    );
  },
  // Each thing that is said names file, line and column; a file that is refused is named as a whole.
  place: /^.+:[1-9]\d*:[1-9]\d*: |: /,
};

const ZIPS: Importer = {
  what: "zip archives",
  share: 200,
  make: (random) => {
    const files = FIXTURE_NAMES.slice(0, 20).map((name) => ({ name, bytes: Buffer.from(FIXTURES[name] ?? "") }));
    return { name: "records.zip", ...brokenBytes(zipOf(files), random) };
  },
  read: ({ bytes }) => readArchive(bytes).then(() => [], sentenceOf),
  place: /“|^The archive|^This is not a zip archive|^The files/,
};

const TEMPLATES: Importer = {
  what: "templates",
  share: 160,
  make: (random) => {
    const content = pick(random, BUILT_IN_TEMPLATES)?.content;
    return { name: "ours.accord-template.json", ...brokenJson({ format: TEMPLATE_FORMAT, ...content }, random) };
  },
  read: ({ bytes }) =>
    Promise.resolve()
      .then(() => void parseTemplateFile(bytes.toString("utf8")))
      .then(() => [], sentenceOf),
  place: /line \d+, column \d+|^At |This file holds|^Choose a file|format|Accord/,
};

function onDisk(read: (file: string) => Promise<readonly string[]>): (file: BrokenFile) => Promise<readonly string[]> {
  return async ({ name, bytes }) => {
    const folder = mkdtempSync(path.join(tmpdir(), "accord-imports-"));
    try {
      const file = path.join(folder, name);
      writeFileSync(file, bytes);
      return await read(file);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
}

const evaluations = ({ evaluation }: Samples): Importer => ({
  what: "evaluations (accord analyse)",
  share: 80,
  make: (random) => ({ name: "evaluation.json", ...brokenJson(evaluation, random) }),
  read: onDisk((file) =>
    Promise.resolve()
      .then(() => void analyseFile(file, true, () => undefined))
      .then(() => [], sentenceOf),
  ),
  place: /evaluation\.json:\d+:\d+: |larger than/,
});

const histories = ({ history }: Samples): Importer => ({
  what: "histories (verifiers)",
  share: 60,
  make: (random) => ({
    name: "history.jsonl",
    ...(random() < 0.5
      ? brokenText(Buffer.from(history).toString().slice(0, 400_000), random)
      : brokenBytes(history, random)),
  }),
  read: async ({ bytes }) => {
    const { findings } = await verifyHistoryFile(NODE_PLATFORM, bytes);
    return findings.map(({ code, sequence, detail }) => `line ${sequence}: ${code} ${detail}`);
  },
  place: /^line \d+: /,
});

const organizations = ({ organization }: Samples): Importer => ({
  what: "organizations (restore-organization)",
  share: 60,
  make: (random) => ({ name: "organization.zip", ...brokenBytes(organization, random) }),
  read: onDisk((file) =>
    openArchive(file, SCHEMA).then((opened) => {
      opened.close();
      return [];
    }, sentenceOf),
  ),
  place: /“|[Aa]rchive/,
});

const backups = ({ backup }: Samples): Importer => ({
  what: "backups (restore)",
  share: 60,
  make: (random) => ({ name: "backup.zip", ...brokenBytes(backup, random) }),
  read: onDisk(readBackup),
  place: /backup/,
});

/** Opens a backup and reads all of it, as a restore does before it ends its transaction. A sentence is what is no bug's. */
export async function readBackup(file: string): Promise<readonly string[]> {
  try {
    const { manifest, read, close } = await openBackup(file);
    try {
      for (const { path: name } of [...manifest.tables, ...manifest.pictures])
        for await (const piece of read(name)) if (piece.length < 0) break;
    } finally {
      close();
    }
    return [];
  } catch (error) {
    if (error instanceof Error && error.constructor === Error) return [error.message];
    throw error;
  }
}

/** Every way in. */
export const importers = (samples: Samples | null): readonly Importer[] => [
  ...[RECORDS, ZIPS, TEMPLATES],
  ...(samples === null ? [] : [evaluations, histories, organizations, backups].map((make) => make(samples))),
];
