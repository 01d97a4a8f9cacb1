import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { fixtureProject } from "./fixture";

/** One import each: from where, to where, and the direction it breaks (null: it is welcome). */
const CASES: [from: string, to: string, rule: string | null][] = [
  ["lib/decisions/queries.ts", "@/app/page", "nothing-imports-app"],
  ["app/schema.ts", "@/db/schema/a", "app-knows-no-database"],
  ["app/enums.ts", "@/db/enums", null],
  ["app/sql.ts", "drizzle-orm", "app-speaks-through-lib"],
  ["app/session.ts", "next-auth", "one-door-to-auth"],
  ["app/_ui/pill.ts", "@/lib/home/queries", "primitives-know-no-domain"],
  ["db/client.ts", "@/lib/home/queries", "database-is-the-ground"],
  ["db/pool.ts", "@/lib/env", null],
  ["db/roles.ts", "@/db/demo/shape", "database-knows-no-story"],
  ["db/migrate.ts", "@/scripts/start/build", "product-runs-without-scripts"],
  ["lib/env.ts", "@/scripts/start/settings", "product-runs-without-scripts"],
  ["proxy.ts", "@/db/client", "proxy-asks-nothing"],
  ["app/record.ts", "@/lib/history/mutations", "app-writes-no-history"],
  ["app/history.ts", "@/lib/history/queries", null],
  ["lib/errors.ts", "@/lib/home/queries", "leaves-import-nothing"],
  ["lib/auth/mutations.ts", "@/lib/organizations/queries", "foundations-know-no-domain"],
  ["lib/jobs/runner.ts", "@/lib/notifications/mutations", "foundations-know-no-domain"],
  ["lib/health/queries.ts", "@/lib/decisions/queries", "foundations-know-no-domain"],
  ["lib/action.ts", "@/lib/approvals/mutations", "foundations-know-no-domain"],
  ["lib/endpoint.ts", "@/lib/auth/context", null],
  ["instrumentation-node.ts", "@/lib/evaluations/mutations", null],
  ["lib/history/queries.ts", "@/lib/auth/person", "history-knows-no-session"],
  ["lib/live/stream.ts", "@/lib/history/queries", "carriers-know-no-history"],
  ["lib/mail/send.ts", "@/lib/auth/person", "carriers-know-no-history"],
  ["lib/organizations/queries.ts", "@/db/schema/decisions", "table-order-organizations"],
  ["lib/product-lines/queries.ts", "@/db/schema/evaluations", "table-order-product-lines"],
  ["lib/decisions/list/queries.ts", "@/db/schema/approvals/approvals", "table-order-decisions"],
  ["lib/evaluations/lists/queries.ts", "@/db/schema/approvals/approvals", "table-order-evaluations"],
  ["lib/approvals/waiting/queries.ts", "@/db/schema/discussion", "table-order-approvals"],
  ["lib/approvals/seal/queries.ts", "@/db/schema/evaluations", null],
  ["lib/decisions/record/queries.ts", "react", "domains-render-nothing"],
  ["lib/history/mutations.ts", "@/lib/approvals/queries", "infrastructure-knows-no-domain"],
  ["lib/organizations/mutations.ts", "@/lib/product-lines/queries", "domain-order-organizations"],
  ["lib/product-lines/mutations.ts", "@/lib/decisions/input", "domain-order-product-lines"],
  ["lib/decisions/mutations.ts", "@/lib/evaluations/queries", "domain-order-decisions"],
  ["lib/evaluations/mutations.ts", "@/lib/approvals/queries", "domain-order-evaluations"],
  ["lib/approvals/mutations.ts", "@/lib/adoption/queries", "domain-order-approvals"],
  ["lib/adoption/mutations.ts", "@/lib/discussion/queries", "domain-order-adoption"],
  ["lib/adoption/queries.ts", "@/lib/imports/archive/rules", "domain-order-adoption"],
  ["lib/adoption/rules.ts", "@/lib/reviews/rules", "domain-order-adoption"],
  ["lib/adoption/stances/queries.ts", "@/db/schema/reviews", "table-order-adoption"],
  ["lib/reviews/mutations.ts", "@/lib/upkeep/queries", "domain-order-reviews"],
  ["lib/reviews/queries.ts", "@/db/schema/adoption", null],
  ["lib/imports/mutations.ts", "@/lib/discussion/queries", "domain-order-imports"],
  ["lib/imports/queries.ts", "@/lib/decisions/queries", null],
  ["lib/approvals/rules.ts", "@/lib/evaluations/rules", null],
  ["lib/home/mutations.ts", "@/lib/approvals/queries", null],
  ["lib/evaluations/rules.ts", "@/lib/history/mutations", "pure-rooms-stay-pure"],
  ["lib/mcda/closing.ts", "@/lib/evaluations/rules", "mathematics-stands-alone"],
  ["lib/access/can.ts", "@/lib/decisions/input", "mathematics-stands-alone"],
  ["lib/adr/sections.ts", "@/db/enums", null],
  ["lib/mcda/net.ts", "react", "pure-rooms-know-no-framework"],
  ["lib/adr/settings.ts", "@t3-oss/env-nextjs", "pure-rooms-know-no-framework"],
  ["lib/adr/letter.ts", "nodemailer", "pure-rooms-know-no-framework"],
  ["lib/adr/file.ts", "node:fs", "pure-rooms-know-no-platform"],
  ["lib/approvals/queries.ts", "@/db/testing/factory", "no-test-code-in-the-product"],
  ["lib/cycle/one.ts", "@/lib/cycle/two", "no-cycles"],
  ["lib/search/queries.ts", "@/lib/notifications/queries", "last-domains-are-acyclic"],
  ["lib/notifications/mutations.ts", "@/lib/search/input", "last-domains-are-acyclic"],
  ["lib/lost/queries.ts", "@/lib/nowhere", "resolvable"],
];

const REPORT = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

let project: ReturnType<typeof fixtureProject>;
let violations: { from: string; rule: { name: string } }[] = [];

beforeAll(async () => {
  const files = new Map([["lib/cycle/two.ts", 'import { a } from "./one";\nexport const b = a;\n']]);
  for (const [, to] of CASES)
    if (to.startsWith("@/") && to !== "@/lib/nowhere" && !files.has(`${to.slice(2)}.ts`))
      files.set(`${to.slice(2)}.ts`, "export const a = 1;\n");
  for (const [from, to] of CASES)
    files.set(from, `import * as other from "${to}";\nexport const a = 1;\nexport const b = other;\n`);
  project = fixtureProject(Object.fromEntries(files));
  const command = path.join(project.root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      command,
      ...["app", "lib", "db", "proxy.ts", "instrumentation-node.ts"],
      "--config",
      ".dependency-cruiser.cjs",
      "--no-cache",
      "--output-type",
      "json",
    ],
    { cwd: project.root, maxBuffer: 50_000_000 },
  );
  violations = REPORT.parse(JSON.parse(stdout)).summary.violations;
});
afterAll(() => project.remove());

/** Returns the names of the rules that a file (or, for rules between folders, its folder) breaks. */
function brokenBy(file: string): string[] {
  return violations.filter(({ from }) => from === file || from === path.dirname(file)).map(({ rule }) => rule.name);
}

test.each(CASES.flatMap(([from, to, rule]) => (rule === null ? [] : [[from, to, rule]])))(
  "%s may not import %s: %s",
  (from, _to, rule) => {
    expect(brokenBy(from)).toContain(rule);
  },
);

test.each(CASES.filter(([, , rule]) => rule === null))("%s may import %s", (from) => {
  expect(brokenBy(from)).toEqual([]);
});
