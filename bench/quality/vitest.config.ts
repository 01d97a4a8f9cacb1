import path from "node:path";
import { defineConfig } from "vitest/config";

/** The tests of the mathematics alone: they need neither a database nor a browser. */
export default defineConfig({
  test: {
    include: ["lib/mcda/**/*.test.ts"],
    testTimeout: 120_000,
    coverage: {
      provider: "custom",
      customProviderModule: path.resolve("bench/quality/coverage-provider.mjs"),
      include: ["lib/mcda/**/*.ts"],
      exclude: ["lib/mcda/**/*.test.ts", "lib/mcda/{vectors,examples,properties}/**"],
      reporter: ["text"],
      thresholds: { lines: 98 },
    },
  },
});
