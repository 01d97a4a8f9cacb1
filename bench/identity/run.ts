import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import path from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { startMailServer } from "@/db/testing/mail/smtp";
import { startTestServer } from "@/scripts/test/server";
import { printPromises } from "../trust/promises";
import type { Drill } from "./drill";

const drillShape = z.object({
  promise: z.string(),
  promised: z.string(),
  reached: z.string(),
  isKept: z.boolean(),
  wrong: z.array(z.string()),
});

/** `npm run trust:identity`: what is promised about identity, at full size, on a PostgreSQL and a mail server of its own. Exit code 1 when one is not kept. */
async function main(): Promise<void> {
  const [server, post] = [await startTestServer(), await startMailServer()];
  try {
    const variables = await server.createDatabase("accord_identity");
    Object.assign(process.env, variables, {
      NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
      APP_URL: "https://accord.example",
      SMTP_URL: post.url,
      OUTBOUND_ALLOW: "localhost",
      LOG_LEVEL: "silent",
    });
    // Imported only now: the environment is read when the first verb is loaded.
    const [{ drillCookies }, invitations, guessing, { drillTelling }, addresses, { drillSignOn }, { pool }] =
      await Promise.all([
        import("./cookies"),
        import("./invitations"),
        import("./guessing"),
        import("./telling"),
        import("./addresses"),
        import("./sign-on"),
        import("@/db/client"),
      ]);
    try {
      const drills: Drill[] = [
        await drillCookies(10),
        await invitations.drillInvitations(20),
        await invitations.drillTokensAtRest(),
        await invitations.drillClaims(),
        await guessing.drillOneAccount(1000),
        await guessing.drillOneAddress(1000),
        ...(await drillTelling(500)),
        await withoutMail(await server.createDatabase("accord_without_mail")),
        await addresses.drillAddresses(post.arrived),
        addresses.drillCallbacks(),
        await drillSignOn(),
      ];
      for (const line of drills.flatMap(({ wrong }) => wrong.slice(0, 5))) process.stdout.write(`  ${line}\n`);
      printPromises(drills);
    } finally {
      // Before their server goes: else its going would be the error that is shown.
      await pool().end();
    }
  } finally {
    await post.close();
    await server.stop();
  }
}

/** In a process of its own: what the server can do is read once. */
async function withoutMail(variables: Readonly<Record<string, string>>): Promise<Drill> {
  const env = { ...process.env, ...variables, SMTP_URL: "" };
  const script = path.join(import.meta.dirname, "without-mail-process.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [...process.execArgv, script], { env });
  return drillShape.parse(JSON.parse(stdout));
}

await main();
