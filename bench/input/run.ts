import { randomBytes } from "node:crypto";
import path from "node:path";
import { printPromises } from "../trust/promises";

const ROOT = path.resolve(import.meta.dirname, "..", "..");

/** `npm run trust:input`: measures what is promised of what comes in and goes out, at full size. Exit code 1 when a promise is not kept. */
async function main(): Promise<void> {
  Object.assign(process.env, {
    DATABASE_URL: process.env["DATABASE_URL"] ?? "postgres://nobody@127.0.0.1:1/none",
    NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
    LOG_LEVEL: "silent",
  });
  // Imported only now: the environment is read when the first module is loaded.
  const [{ attackSources }, { attackCells }] = await Promise.all([import("./endured"), import("./cells")]);
  const sources = await attackSources(ROOT, { texts: Infinity, fieldTexts: 6, everyShape: 1 });
  printPromises([...sources, await attackCells(ROOT)]);
}

await main();
