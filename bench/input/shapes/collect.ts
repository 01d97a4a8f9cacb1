import { randomUUID } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { build, type Plugin } from "esbuild";
import ts from "typescript";
import { z } from "zod";
import { type Pattern, productFiles } from "../patterns/collect";

/** A shape of the app's sources, by file and name. */
export interface NamedShape {
  readonly at: string;
  readonly shape: z.ZodType;
}

interface Loaded {
  readonly shapes: readonly NamedShape[];
  /** Regular expressions that are put together when their module is loaded. */
  readonly patterns: readonly Pattern[];
}

/** Where the modules hand out what they hold. */
const SEEN = "accord:seen";
const seenShape = z.object({ seen: z.array(z.tuple([z.string(), z.unknown()])) });

/**
 * Loads every module that declares a shape or puts a regular expression together, and says what they hold, also what they keep to themselves:
 * they are bundled with a line at their end that hands it out.
 */
export async function loadModules(root: string): Promise<Loaded> {
  const wanted = productFiles(root).filter((file) => /from "zod"|new RegExp\(/.test(readFileSync(file, "utf8")));
  const imports = wanted.map((file) => `import ${JSON.stringify(file)};`);
  const outfile = path.join(root, "node_modules/.cache", `shapes-${randomUUID()}.mjs`);
  await build({
    stdin: { contents: [...imports, `export { seen } from "${SEEN}";`].join("\n"), resolveDir: root, loader: "ts" },
    absWorkingDir: root,
    outfile,
    ...{ bundle: true, format: "esm", platform: "node", target: "node20", jsx: "automatic" },
    ...{ packages: "external", logLevel: "error", loader: { ".css": "empty" } },
    plugins: [handedOut(root, new Set(wanted))],
  });
  const { seen } = seenShape.parse(await import(outfile).finally(() => rmSync(outfile)));
  const shapes: NamedShape[] = [];
  const patterns: Pattern[] = [];
  for (const [at, value] of seen) {
    if (value instanceof z.ZodType) shapes.push({ at, shape: value });
    if (value instanceof RegExp) patterns.push({ at, source: value.source, flags: value.flags });
  }
  return { shapes, patterns };
}

/** Lets each of these modules hand out what stands at its top, and every regular expression it makes. */
function handedOut(root: string, wanted: ReadonlySet<string>): Plugin {
  return {
    name: "handed out",
    setup: (building) => {
      building.onResolve({ filter: /^server-only$/ }, () => ({ path: path.join(root, "scripts/test/empty.ts") }));
      // Node itself wants the file's name.
      building.onResolve({ filter: /^next\/[a-z]+$/ }, ({ path: name }) => ({ path: `${name}.js`, external: true }));
      building.onResolve({ filter: new RegExp(`^${SEEN}$`) }, () => ({ path: SEEN, namespace: SEEN }));
      building.onLoad({ filter: /./, namespace: SEEN }, () => ({ contents: "export const seen = [];" }));
      building.onLoad({ filter: /\.tsx?$/ }, ({ path: file }) => {
        if (!wanted.has(file)) return undefined;
        const text = readFileSync(file, "utf8");
        const at = path.relative(root, file);
        const given = namesAtTop(file, text).map(
          (name) => `__seen.push([${JSON.stringify(`${at} ${name}`)}, ${name}]);`,
        );
        const made = text.replaceAll(/\bnew RegExp\(/g, `__made(${JSON.stringify(at)}, `);
        const head = `import { seen as __seen } from "${SEEN}"; function __made(at, source, flags) { const made = RegExp(source, flags); __seen.push([at, made]); return made; }`;
        return { contents: [made, head, ...given].join("\n"), loader: file.endsWith("x") ? "tsx" : "ts" };
      });
    },
  };
}

function namesAtTop(file: string, text: string): readonly string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return source.statements
    .filter(ts.isVariableStatement)
    .filter(({ modifiers }) => modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword) !== true)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .map(({ name }) => name)
    .filter(ts.isIdentifier)
    .map(({ text: name }) => name);
}
