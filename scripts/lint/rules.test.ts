import path from "node:path";
import { ESLint } from "eslint";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fixtureProject } from "./fixture";

/** One file each: where it lies, what it says, and the rule that refuses it (null: it is welcome). */
const CASES: [file: string, code: string, rule: string | null][] = [
  ["lib/a/any.ts", "export const x: any = 1;", "@typescript-eslint/no-explicit-any"],
  ["lib/a/bang.ts", "export const f = (x?: string) => x!.length;", "@typescript-eslint/no-non-null-assertion"],
  ["lib/a/floating.ts", "export function f() { Promise.resolve(1); }", "@typescript-eslint/no-floating-promises"],
  ["lib/a/unused.ts", "const x = 1;", "@typescript-eslint/no-unused-vars"],
  ["lib/a/empty.ts", "export function f() { try { f(); } catch {} }", "no-empty"],
  ["lib/a/console.ts", "console.log(1);", "no-console"],
  ["lib/a/long.ts", "export {};\n".repeat(401), "max-lines"],
  [
    "lib/a/raw.ts",
    "declare const sql: { raw(x: string): string };\nexport const q = sql.raw('x');",
    "no-restricted-properties",
  ],
  ["lib/a/cast.ts", "export const f = (x: unknown) => x as string;", "accord/cast-guarantee"],
  ["lib/a/minted.ts", "/** The database checks it. */\nexport function asId(x: unknown) { return x as string; }", null],
  ["lib/a/environment.ts", "export const x = process.env.PORT;", "accord/environment"],
  ["app/page-environment.ts", "export const x = process['env'];", "accord/environment"],
  ["lib/env.ts", "export const x = process.env.PORT;", null],
  ["db/embedded.ts", "export const x = process.env.PORT;", null],
  ["instrumentation.ts", "export const x = process.env.NEXT_RUNTIME;", null],
  ["lib/decisions/store.ts", "export {};", "accord/room-files"],
  ["lib/a/utils.ts", "export {};", "accord/room-files"],
  ["lib/a/camelCase.ts", "export {};", "accord/room-files"],
  ["lib/decisions/record/mutations.ts", "export {};", null],
  ["lib/adr/clock.ts", "export const f = () => Date.now();", "accord/pure-rooms"],
  ["lib/decisions/rules.ts", "export const f = () => new Date();", "accord/pure-rooms"],
  ["lib/mcda/dice.ts", "export const f = () => Math.random();", "accord/pure-rooms"],
  ["lib/access/world.ts", "export const f = () => process.pid;", "accord/pure-rooms"],
  ["lib/home/input.ts", 'import { randomUUID } from "node:crypto";\nexport const f = randomUUID;', "accord/pure-rooms"],
  ["db/enums.ts", 'import { sql } from "drizzle-orm";\nexport const f = sql;', "accord/pure-rooms"],
  ["lib/approvals/rules.ts", "export const f = (now: Date) => new Date(now.getTime() + 1);", null],
  [
    "app/_ui/read.tsx",
    '"use client";\nimport { a } from "@/lib/home/queries";\nexport const f = a;',
    "accord/client-imports",
  ],
  [
    "app/_ui/table.tsx",
    '"use client";\nimport { a } from "../../db/schema/a";\nexport const f = a;',
    "accord/client-imports",
  ],
  [
    "app/_ui/node.tsx",
    '"use client";\nimport { join } from "node:path";\nexport const f = join;',
    "accord/client-imports",
  ],
  [
    "app/_ui/fine.tsx",
    '"use client";\nimport type { A } from "@/lib/home/queries";\nimport { b } from "@/lib/home/input";\nimport { act } from "@/app/act";\nexport const f = (a: A) => [a, b, act];',
    null,
  ],
  ["app/_ui/through.tsx", '"use client";\nimport { f } from "./server";\nexport const g = f;', "accord/client-imports"],
  ["app/_ui/far.tsx", '"use client";\nimport { g } from "./passing-on";\nexport const h = g;', "accord/client-imports"],
  [
    "app/_ui/through-node.tsx",
    '"use client";\nimport { where } from "../_parts/where";\nexport const g = where;',
    "accord/client-imports",
  ],
  ["app/_ui/passing-on.tsx", 'export { f as g } from "./server";', null],
  [
    "app/_ui/to-client.tsx",
    '"use client";\nimport { f } from "./fine";\nimport { shown } from "../_parts/shown";\nexport const g = [f, shown];',
    null,
  ],
  ["app/_ui/server.tsx", 'import { a } from "@/lib/home/queries";\nexport const f = a;', null],
  [
    "app/mint.ts",
    'import { mintOrganizationId } from "@/lib/auth/context";\nexport const f = mintOrganizationId;',
    "no-restricted-imports",
  ],
  ["app/proven.ts", 'import { requireOrg } from "@/lib/auth/context";\nexport const f = requireOrg;', null],
  ["lib/evaluated.ts", "export const f = (text: string): unknown => eval(text);", "no-eval"],
  ["lib/made.ts", 'export const f: unknown = new Function("return 1");', "no-new-func"],
  ["lib/later.ts", 'setTimeout("later()", 1);', "@typescript-eslint/no-implied-eval"],
  ["app/html.tsx", "export const F = () => <p dangerouslySetInnerHTML={{ __html: '' }} />;", "react/no-danger"],
  [
    "lib/home/queries.ts",
    "declare const tx: { select(): void };\nexport const a = 1;\nexport const f = () => tx.select();\nexport type A = 1;",
    "no-restricted-syntax",
  ],
  [
    "lib/a/skip.test.ts",
    'import { expect, it } from "vitest";\nit.skip("x", () => { expect(1).toBe(1); });',
    "accord/test-habits",
  ],
  ["lib/a/only.test.ts", 'import { describe } from "vitest";\ndescribe.only("x", () => {});', "accord/test-habits"],
  ["lib/a/sleep.test.ts", "export const f = () => setTimeout(() => 1, 9);", "accord/test-habits"],
  ["lib/a/toothless.test.ts", 'import { it } from "vitest";\nit("x", () => {});', "accord/test-habits"],
  ["lib/a/good.test.ts", 'import { expect, it } from "vitest";\nit("x", () => { expect(1).toBe(1); });', null],
  [
    "e2e/wait.spec.ts",
    "export const f = (page: { waitForTimeout(x: number): void }) => page.waitForTimeout(9);",
    "accord/test-habits",
  ],
];

const SUPPORT = {
  "app/act.ts": '"use server";\nexport const act = async () => 1;\n',
  "app/_parts/where.ts": 'import path from "node:path";\nexport const where = path.sep;\n',
  "app/_parts/shown.ts":
    'import type { A } from "@/lib/home/queries";\nimport { act } from "../act";\nexport const shown: [A, typeof act] = [1, act];\n',
  "db/schema/a.ts": "export const a = 1;\n",
  "lib/decisions/input.ts": "export {};\n",
  "lib/auth/context.ts": "export const requireOrg = 1;\nexport const mintOrganizationId = 2;\n",
};

let project: ReturnType<typeof fixtureProject>;
const found = new Map<string, (string | null)[]>();

beforeAll(async () => {
  const files = Object.fromEntries(CASES.map(([file, code]) => [file, `${code}\n`]));
  project = fixtureProject({
    ...files,
    ...SUPPORT,
    "lib/home/input.ts": `${files["lib/home/input.ts"]}export const b = 1;\n`,
  });
  const results = await new ESLint({ cwd: project.root }).lintFiles(["app", "lib", "db", "e2e", "*.ts"]);
  for (const { filePath, messages } of results)
    found.set(
      path.relative(project.root, filePath),
      messages.map(({ ruleId, message }) => ruleId ?? message),
    );
});
afterAll(() => project.remove());

test.each(CASES.flatMap(([file, , rule]) => (rule === null ? [] : [[file, rule]])))(
  "%s is refused by %s",
  (file, rule) => {
    expect(found.get(file)).toContain(rule);
  },
);

test.each(CASES.flatMap(([file, , rule]) => (rule === null ? [file] : [])))("%s is welcome", (file) => {
  expect(found.get(file)).toEqual([]);
});
