import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/** What a project file loads when it runs, and the directive it begins with; read again only when the file has changed. */
const known = new Map();

/**
 * Returns `{ directive, imports }` of the project file behind an import, or undefined when there is none. `imports` are the names in
 * imports and re-exports that do not vanish at compile time. `target` is a project path without extension.
 */
export function moduleAt(cwd, target) {
  const file = ["", ".ts", ".tsx"]
    .map((extension) => path.join(cwd, target + extension))
    .find((name) => /\.tsx?$/.test(name) && existsSync(name));
  if (file === undefined) return undefined;
  const { mtimeMs } = statSync(file);
  const before = known.get(file);
  if (before?.mtimeMs === mtimeMs) return before;
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
  const read = { mtimeMs, directive: directiveOf(source), imports: source.statements.flatMap(loadedBy) };
  known.set(file, read);
  return read;
}

function directiveOf({ statements: [first] }) {
  return first !== undefined && ts.isExpressionStatement(first) && ts.isStringLiteral(first.expression)
    ? first.expression.text
    : undefined;
}

function loadedBy(statement) {
  if (ts.isImportDeclaration(statement)) {
    const clause = statement.importClause;
    return isAllTypes(clause?.isTypeOnly, clause?.name, clause?.namedBindings) ? [] : [statement.moduleSpecifier.text];
  }
  if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier === undefined) return [];
  return isAllTypes(statement.isTypeOnly, undefined, statement.exportClause) ? [] : [statement.moduleSpecifier.text];
}

function isAllTypes(isTypeOnly, defaultName, named) {
  if (isTypeOnly === true) return true;
  const elements = named?.elements ?? [];
  return defaultName === undefined && elements.length > 0 && elements.every((element) => element.isTypeOnly);
}
