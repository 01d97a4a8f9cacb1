import { randomBytes } from "node:crypto";
import { startTestServer } from "./server";

/**
 * Vitest's global setup of the database tests: a server of their own, on the programs in `DATABASE_TEST_BINARIES` or
 * the embedded ones. It never uses a DATABASE_URL that happens to be set, which may be a team's real database.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startTestServer({ binaries: process.env.DATABASE_TEST_BINARIES });
  const variables = await server.createDatabase("accord_test");
  Object.assign(process.env, variables, {
    NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
    LOG_LEVEL: "silent",
  });
  return server.stop;
}
