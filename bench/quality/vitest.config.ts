import path from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Tests beside a changed file first, and searches last: a run that ends with its first failure ends sooner. Stryker names the file in
 * `related`; elsewhere nothing is changed.
 */
class NearestFirst extends BaseSequencer {
  override async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    const changed = path.dirname(this.ctx.config.related?.[0] ?? path.resolve("lib/mcda/all"));
    const steps = ({ moduleId }: TestSpecification) => {
      const way = path.relative(changed, path.dirname(moduleId));
      return (way === "" ? 0 : way.split(path.sep).length) + (moduleId.includes("/properties/") ? 100 : 0);
    };
    return (await super.sort(specifications)).sort((a, b) => steps(a) - steps(b));
  }
}

/** The tests of the mathematics and of access alone: they need neither a database nor a browser. */
export default defineConfig({
  resolve: { alias: [{ find: /^@\//, replacement: `${path.resolve(".")}/` }] },
  test: {
    include: ["lib/{mcda,access}/**/*.test.ts"],
    testTimeout: 120_000,
    sequence: { sequencer: NearestFirst },
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
