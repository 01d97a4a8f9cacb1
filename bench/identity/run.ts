import { randomBytes } from "node:crypto";
import { startMailServer } from "@/db/testing/mail/smtp";
import { startTestServer } from "@/scripts/test/server";
import { printPromises } from "../trust/promises";
import type { Drill } from "./drill";

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
    const [
      { drillCookies },
      { drillClaims, drillInvitations, drillTokensAtRest },
      guessing,
      { drillTelling },
      { pool },
    ] = await Promise.all([
      import("./cookies"),
      import("./invitations"),
      import("./guessing"),
      import("./telling"),
      import("@/db/client"),
    ]);
    try {
      const drills: Drill[] = [
        await drillCookies(10),
        await drillInvitations(20),
        await drillTokensAtRest(),
        await drillClaims(),
        await guessing.drillOneAccount(1000),
        await guessing.drillOneAddress(1000),
        ...(await drillTelling(500)),
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

await main();
