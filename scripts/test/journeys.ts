import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { freePort } from "@/db/embedded";
import { appEnvironment } from "@/scripts/start/app-environment";
import { build, buildId, isBuilt } from "@/scripts/start/build";
import { startServer } from "@/scripts/start/server";
import { command } from "./command";
import { startTestServer } from "./server";
import type { Outcome } from "./tally";

const report = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

interface Options {
  readonly root: string;
  readonly stopping: AbortSignal;
  /** The address of an app that serves from this checkout right now. */
  readonly currentUrl: () => string | undefined;
}

/** Makes the production build, unless the one there is of these very sources. */
export async function provideBuild({ root, stopping, currentUrl }: Options): Promise<Outcome> {
  const id = buildId(root);
  if (isBuilt(root, id)) return { passed: 1, failed: 0 };
  const url = currentUrl();
  if (url !== undefined) throw new Error(`A build would pull the files from under the app at ${url}: stop it first.`);
  await build(root, id, stopping);
  return { passed: 1, failed: 0 };
}

/** Runs the browser tests against the production build, on a database and a port of their own. */
export async function runJourneys({ root, stopping }: Options): Promise<Outcome> {
  const databases = await startTestServer();
  try {
    const variables = await databases.createDatabase("accord_e2e");
    const [host, port] = ["127.0.0.1", await freePort()];
    const appUrl = `http://localhost:${port}`;
    const env = appEnvironment({
      databaseUrl: variables.DATABASE_URL ?? "",
      databaseDirectUrl: variables.DATABASE_DIRECT_URL ?? "",
      appUrl,
      host,
      port,
      nextAuthSecret: randomBytes(32).toString("base64url"),
      serverActionsKey: randomBytes(32).toString("base64"),
      buildId: buildId(root),
      isDevelopment: false,
    });
    const app = await startServer({
      root,
      host,
      port,
      isDevelopment: false,
      env: { ...env, LOG_LEVEL: "warn" },
      stopping,
    });
    try {
      return await runPlaywright({ ...variables, ACCORD_E2E_URL: appUrl }, stopping);
    } finally {
      await app.stop();
    }
  } finally {
    await databases.stop();
  }
}

async function runPlaywright(variables: Record<string, string>, stopping: AbortSignal): Promise<Outcome> {
  const file = path.resolve("test-results", "browser.json");
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  const env = { ...variables, CI: "true", PLAYWRIGHT_JSON_OUTPUT_NAME: file };
  const { code, output } = await command("playwright", ["test", "--reporter=line,json"], { stopping, env });
  const { stats } = report.parse(JSON.parse(readFileSync(file, "utf8")));
  const failed = stats.unexpected + stats.flaky + stats.skipped;
  return { passed: stats.expected, failed: code !== 0 && failed === 0 ? 1 : failed, output };
}
