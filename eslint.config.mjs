import nextVitals from "eslint-config-next/core-web-vitals";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";
import { accord } from "./scripts/lint/plugin.mjs";

const TYPED = ["**/*.ts", "**/*.tsx"];
const TESTS = ["**/*.test.ts", "**/*.test.tsx", "e2e/**/*.ts", "db/testing/**/*.ts"];
const SOURCE = ["app/**/*.{ts,tsx}", "lib/**/*.ts", "db/**/*.ts", "*.ts"];

export default defineConfig([
  globalIgnores([
    ".next/**",
    ".accord/**",
    "coverage/**",
    "playwright-report/**",
    "test-results/**",
    "next-env.d.ts",
    "public/verify.mjs",
  ]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  { files: ["**/*.cjs"], languageOptions: { sourceType: "commonjs" } },
  ...asErrors(nextVitals),
  {
    name: "accord/everywhere",
    files: ["**/*.{ts,tsx,mjs,cjs,js}"],
    plugins: { accord },
    rules: {
      "accord/room-files": "error",
      "max-lines": ["error", 400],
      "no-empty": "error",
      "no-eval": "error",
      "no-new-func": "error",
      "prefer-const": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-restricted-properties": [
        "error",
        {
          object: "sql",
          property: "raw",
          message: "Text inside sql.raw is not escaped. Use sql`…` with parameters, or sql.identifier for a name.",
        },
      ],
    },
  },
  {
    name: "accord/typed",
    files: TYPED,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", caughtErrors: "all" }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/ban-ts-comment": "error",
      // Event handlers may be async: React ignores what they return, and their errors reach the error boundary.
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      // Server actions, route handlers and test doubles must be async even when they await nothing.
      "@typescript-eslint/require-await": "off",
    },
  },
  {
    name: "accord/source",
    files: SOURCE,
    ignores: TESTS,
    rules: {
      "no-console": "error",
      "accord/cast-guarantee": "error",
      "accord/client-imports": "error",
      "react/no-danger": "error",
    },
  },
  {
    name: "accord/proven",
    files: ["app/**/*.{ts,tsx}"],
    ignores: [...TESTS, "app/_ui/icons.ts", "app/_ui/icon/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          paths: [
            { name: "next/link", message: "Link comes from app/_ui/link: one listener follows them all." },
            { name: "lucide", message: "Icons come drawn, from app/_ui/icons." },
          ],
          patterns: [
            {
              group: ["**/lib/auth/context"],
              importNames: ["mintOrganizationId"],
              message: "An organization is proven, never named: requireOrg or an adapter hands you the Ctx.",
            },
          ],
        },
      ],
    },
  },
  {
    name: "accord/environment",
    files: [...SOURCE, ...TESTS],
    ignores: [
      "lib/env.ts",
      "db/embedded*",
      "db/embedded/**",
      "db/testing/**",
      "e2e/**",
      "*.config.ts",
      "drizzle.config.ts",
    ],
    rules: { "accord/environment": "error" },
  },
  {
    name: "accord/instrumentation",
    files: ["instrumentation.ts"],
    // Next replaces NEXT_RUNTIME when it builds, so that the edge bundle leaves out what only Node can run.
    rules: { "accord/environment": ["error", { allow: ["NEXT_RUNTIME"] }] },
  },
  {
    name: "accord/pure",
    files: ["lib/{mcda,adr,access}/**/*.ts", "lib/**/rules.ts", "lib/**/input.ts", "lib/errors.ts", "db/enums.ts"],
    ignores: ["**/*.test.ts"],
    rules: { "accord/pure-rooms": "error" },
  },
  {
    name: "accord/reads",
    files: ["lib/**/queries.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "CallExpression[callee.property.name='select'][arguments.length=0]",
          message:
            "A read names its columns: select({ … }). Else a new column leaks to every page that reads the table.",
        },
      ],
    },
  },
  {
    name: "accord/tests",
    files: TESTS,
    rules: {
      "no-console": "error",
      "accord/test-habits": "error",
      "@typescript-eslint/unbound-method": "off",
      "react-hooks/rules-of-hooks": "off",
    },
  },
  {
    name: "accord/guarantees",
    files: ["**/*.test.ts", "**/*.test.tsx"],
    rules: { "accord/test-habits": ["error", { expectations: true }] },
  },
]);

/** A warning is a rule nobody keeps: what the Next.js preset warns about is an error here. */
function asErrors(configs) {
  return configs.map((config) => ({
    ...config,
    ...(config.rules && {
      rules: Object.fromEntries(Object.entries(config.rules).map(([rule, level]) => [rule, raised(level)])),
    }),
  }));
}

/** Turns "warn" into "error" and leaves everything else as it is. */
function raised(level) {
  if (Array.isArray(level)) return [raised(level[0]), ...level.slice(1)];
  return level === "warn" || level === 1 ? "error" : level;
}
