import path from "node:path";
import { randomBytes } from "node:crypto";
import { runMaker } from "../stand/made/run-maker";

/** `DATABASE_URL=… npm run bench:seed -- 100000`: fills a database with one large organization, past the verbs, and prints what it made. */
async function main(): Promise<void> {
  const count = process.argv[2] ?? "100000";
  if (!/^[1-9]\d{0,6}$/.test(count)) throw new Error("Use: npm run bench:seed -- COUNT, of 1 to 9,999,999 decisions.");
  if (process.env["DATABASE_URL"] === undefined)
    throw new Error("Set DATABASE_URL: the address at which Accord connects as accord_app.");
  const password = randomBytes(12).toString("base64url");
  const environment = { NEXTAUTH_SECRET: randomBytes(32).toString("base64url"), LOG_LEVEL: "warn", ...process.env };
  const made = await runMaker(path.join(import.meta.dirname, "make-seed.ts"), environment, password, [count]);
  process.stdout.write(`${JSON.stringify(made, null, 2)}\nIts owner signs in with the password ${password}\n`);
}

await main();
