import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const outside = ["node_modules/**", ".next/**", ".accord/**"];

/** Drills and command lines: they ask what the app does, which the other tests ask of an older PostgreSQL as well (docs/decisions/0028). */
const ofOneVersion = ["bench/**", "scripts/accord/**"];
const isOlderVersion = process.env["DATABASE_TEST_BINARIES"] !== undefined;

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: path("./") },
      // The marker package throws outside of Next's bundler; tests run on the server side anyway.
      { find: /^server-only$/, replacement: path("./scripts/test/empty.ts") },
    ],
  },
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        // A limit for what hangs, not a measure of speed: machines are shared, and properties run hundreds of examples.
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...outside, "**/*.db.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["**/*.db.test.ts"],
          exclude: isOlderVersion ? [...outside, ...ofOneVersion] : outside,
          pool: "forks",
          testTimeout: 120_000,
          hookTimeout: 180_000,
          globalSetup: ["scripts/test/database-setup.ts"],
        },
      },
    ],
  },
});
