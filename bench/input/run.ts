import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import path from "node:path";
import { type Measured, printPromises } from "../trust/promises";
import { browserRows, runInBrowser } from "./browser/rows";

const ROOT = path.resolve(import.meta.dirname, "..", "..");

const SEED = 1;
const IMPORTS = 500;
const FUZZED = process.argv[2] ?? "1000000";

/** What has a command of its own, with a table of its own; it ends with another code than 0 when its promise is not kept. */
const OWN_COMMANDS = [
  {
    promise: `Changed records, ${Number(FUZZED).toLocaleString("en")}`,
    promised: "0 crashes, 0 over 2 s, 99.9 % within 100 ms",
    command: ["--import", "tsx", "bench/adr/fuzz.ts", FUZZED, String(SEED)],
  },
  {
    promise: "Hostile archives given to an import",
    promised: "each refused with its sentence, 0 over 2 s",
    command: ["--import", "tsx", "bench/archives.ts"],
  },
  {
    promise: "Addresses that are not on the open internet",
    promised: "0 connections",
    command: ["node_modules/vitest/vitest.mjs", "run", "--project", "unit", "lib/outbound"],
  },
];

function runOwn({ promise, promised, command }: (typeof OWN_COMMANDS)[number]): Measured {
  const { status } = spawnSync(process.execPath, command, { cwd: ROOT, stdio: "inherit" });
  return {
    promise,
    promised,
    reached: status === 0 ? "as the table above says" : "not kept: see above",
    isKept: status === 0,
  };
}

/**
 * `npm run trust:input [-- NUMBER]`: measures what is promised of what comes in and goes out, at full size, with so many changed records.
 * Exit code 1 when a promise is not kept.
 */
async function main(): Promise<void> {
  Object.assign(process.env, {
    DATABASE_URL: process.env["DATABASE_URL"] ?? "postgres://nobody@127.0.0.1:1/none",
    NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
    LOG_LEVEL: "silent",
  });
  const browser = await runInBrowser();
  // Imported only now: the environment is read when the first module is loaded.
  const [
    { attackSources },
    { attackCells },
    { runPayloads },
    { attackImports },
    { attackByArchives },
    { attackPictures },
  ] = await Promise.all([
    import("./endured"),
    import("./cells"),
    import("./injected"),
    import("./imports/attack"),
    import("./imports/archives"),
    import("./pictures"),
  ]);
  const imports = await attackImports(browser.samples, IMPORTS, SEED);
  const archives = await attackByArchives(ROOT);
  const pictures = await attackPictures();
  const cells = await attackCells(ROOT);
  const rendered = await runPayloads(ROOT);
  const sources = await attackSources(ROOT, { texts: Infinity, fieldTexts: 6, everyShape: 1 });
  const own = OWN_COMMANDS.map(runOwn);
  printPromises([imports, ...archives, pictures, ...browserRows(browser), rendered, cells, ...own, ...sources]);
}

await main();
