import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/** A regular expression as it stands in the sources. */
export interface Pattern {
  /** File and line, such as `lib/adr/read/links.ts:12`. */
  readonly at: string;
  readonly source: string;
  readonly flags: string;
}

const SEEN_BY_INPUT = ["app", "lib", "db"];
const NO_PRODUCT = /\.test\.tsx?$|\.fixture\.ts$|\/testing\//;

/** The sources of the app, without its tests. */
export function productFiles(root: string): readonly string[] {
  return SEEN_BY_INPUT.flatMap((folder) =>
    ts.sys.readDirectory(path.join(root, folder), [".ts", ".tsx"]).filter((file) => !NO_PRODUCT.test(file)),
  ).concat(path.join(root, "proxy.ts"));
}

/** Each regular expression that is written out in the app's sources. Those put together at run time: `loadModules`. */
export function writtenPatterns(root: string): readonly Pattern[] {
  const found: Pattern[] = [];
  for (const file of productFiles(root)) {
    const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
    const walk = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf("/");
        const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
        found.push({
          at: `${path.relative(root, file)}:${line}`,
          source: node.text.slice(1, end),
          flags: node.text.slice(end + 1),
        });
      }
      ts.forEachChild(node, walk);
    };
    walk(source);
  }
  return found;
}
