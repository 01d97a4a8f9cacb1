import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { HOSTILE_ARCHIVES } from "@/db/testing/archives/hostile";
import { zipOf } from "@/db/testing/archives/writer";
import { Refusal } from "@/lib/errors";
import { openArchive } from "@/lib/exports/archive/opened/queries";
import { SCHEMA } from "@/lib/exports/archive/queries";
import { verifyHistoryFile } from "@/lib/exports/history/verifier/rules";
import { NODE_PLATFORM } from "@/scripts/verifier/platform";
import type { Measured } from "../../trust/promises";
import { spentSince } from "../patterns/attack";
import { readBackup } from "./importers";

const LIMIT_MS = 2_000;
const MB = 1024 * 1024;
const manifest = (bytes: Buffer) => zipOf([{ name: "manifest.json", bytes }]);

/** What only a file with a manifest can do. */
const BY_MANIFEST = [
  { what: "a manifest that unpacks to 300 MB", make: () => manifest(Buffer.alloc(300 * MB, " ")) },
  { what: "a manifest nested a million deep", make: () => manifest(Buffer.alloc(MB, "[")) },
  {
    what: "a manifest of another kind",
    make: () => manifest(Buffer.from('{"format":"accord-backup","version":1,"tables":3}')),
  },
  { what: "a manifest that is no JSON", make: () => manifest(Buffer.from('{"format":"accord-backup",\n x}')) },
  {
    what: "a manifest that names what lies elsewhere",
    make: () =>
      manifest(
        Buffer.from(
          '{"format":"accord-backup","version":1,"schema":"0000","madeAt":"2026-01-01T00:00:00.000Z","tables":[],"pictures":[{"path":"../../etc/passwd","bytes":1,"sha256":"00"}]}',
        ),
      ),
  },
];

/** Where else archives and histories come in, each with what it says to a file on the disk; null where it takes it. */
const DOORS: Readonly<Record<string, (file: string, bytes: Buffer) => Promise<string | null>>> = {
  restore: async (file) => (await readBackup(file))[0] ?? null,
  "restore-organization": (file) =>
    openArchive(file, SCHEMA).then(
      () => null,
      (error: unknown) => {
        if (error instanceof Refusal) return error.message;
        throw error;
      },
    ),
  "/verify": async (_, bytes) => (await verifyHistoryFile(NODE_PLATFORM, bytes)).findings[0]?.code ?? null,
};

/** Hands every hostile archive to everything beside the import that takes a file, and prints what was not refused with a sentence in 2 s. */
export async function attackByArchives(root: string): Promise<readonly Measured[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "accord-hostile-"));
  const file = path.join(folder, "hostile.zip");
  const archives = [...HOSTILE_ARCHIVES, ...BY_MANIFEST];
  const wrong: string[] = [];
  let [longest, asked] = [0, 0];
  try {
    for (const { what, make } of archives) {
      const bytes = make();
      writeFileSync(file, bytes);
      for (const [door, read] of Object.entries(DOORS)) {
        const begun = process.cpuUsage();
        const said = await read(file, bytes).catch((error: unknown) => new Error("crashed", { cause: error }));
        const ms = spentSince(begun);
        asked += 1;
        longest = Math.max(longest, ms);
        if (said === null || said instanceof Error)
          wrong.push(`${door} ${what}: ${said === null ? "taken in" : String(said.cause)}`);
        if (ms > LIMIT_MS) wrong.push(`${door} ${what}: ${ms.toFixed(0)} ms`);
      }
    }
    const alone = verifiers(root, file, wrong);
    for (const line of wrong.slice(0, 20)) process.stdout.write(`  ${line}\n`);
    return [
      {
        promise: `${archives.length} hostile archives given to restore, restore-organization and the verifiers, ${asked + alone} times`,
        promised: "0 crashes, 0 over 2 s, each refused",
        reached: `${wrong.length} wrong, the longest ${longest.toFixed(0)} ms`,
        isKept: wrong.length === 0,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const NO_HISTORIES: readonly Buffer[] = [
  Buffer.alloc(0),
  Buffer.from("[".repeat(100_000)),
  Buffer.from('{"kind":"manifest"}\n'),
  Buffer.from('{"kind":"manifest","format":"accord-history","version":1,"sum":"00000000000000000000000000000000"}\n'),
  Buffer.from([0xff, 0xfe, 0x00, 0x0a, 0xd8]),
  Buffer.alloc(MB),
  Buffer.from(`${"\n".repeat(100_000)}`),
  Buffer.from(`{"a":"${"x".repeat(MB)}"}`),
];

/** Runs both verifiers that stand alone on what is no history: they say so and end with 1. Returns how often. */
function verifiers(root: string, file: string, wrong: string[]): number {
  const programs = [
    [process.execPath, path.join(root, "public/verify.mjs")],
    ["python3", path.join(root, "public/verify.py")],
  ] as const;
  for (const [program, script] of programs)
    for (const [at, bytes] of NO_HISTORIES.entries()) {
      writeFileSync(file, bytes);
      const { status, text } = ended(program, [script, file]);
      if (status !== 1 || /Traceback|\n\s+at /.test(text))
        wrong.push(`${path.basename(script)} on no history ${at}: ended with ${status}: ${text.slice(0, 200)}`);
    }
  return programs.length * NO_HISTORIES.length;
}

function ended(
  program: string,
  parameters: readonly string[],
): { readonly status: number | null; readonly text: string } {
  try {
    return { status: 0, text: execFileSync(program, parameters, { encoding: "utf8", stdio: "pipe", timeout: 30_000 }) };
  } catch (error) {
    if (!(error instanceof Error && "status" in error)) throw error;
    return { status: typeof error.status === "number" ? error.status : null, text: error.message };
  }
}
