import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/** What an exported action or method of a route is made of, as its own source says. */
export interface Door {
  /** The adapter that wraps it: `action`, `endpoint`, `upload` …; empty where it is written out. */
  readonly adapter: string;
  /** The verb or query behind it, by the name it has where it is defined; empty where it is written out. */
  readonly verb: string;
}

/** Reads which verb stands behind every export of a file of actions or of a route, from the root of the checkout. */
export function doorsOf(file: string): ReadonlyMap<string, Door> {
  const source = ts.createSourceFile(file, readFileSync(path.resolve(file), "utf8"), ts.ScriptTarget.Latest, true);
  const names = importedNames(source);
  const doors = new Map<string, Door>();
  for (const statement of source.statements) {
    if (ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause))
      for (const { name } of statement.exportClause.elements) doors.set(name.text, { adapter: "", verb: "" });
    if (!ts.canHaveModifiers(statement) || !isExported(statement)) continue;
    if (ts.isFunctionDeclaration(statement) && statement.name)
      doors.set(statement.name.text, { adapter: "", verb: "" });
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations)
      if (initializer !== undefined) doors.set(name.getText(), doorOf(initializer, names));
  }
  return doors;
}

function doorOf(made: ts.Expression, names: ReadonlyMap<string, string>): Door {
  if (!ts.isCallExpression(made)) return { adapter: "", verb: "" };
  const adapter = made.expression.getText();
  const given = made.arguments.at(-1);
  // What counts calls stands between: `limited("write", verb)`.
  const isCounted = given !== undefined && ts.isCallExpression(given) && given.expression.getText() === "limited";
  const last = isCounted ? given.arguments.at(-1) : given;
  if (last === undefined) return { adapter, verb: "" };
  if (ts.isPropertyAccessExpression(last)) return { adapter, verb: last.name.text };
  if (ts.isIdentifier(last)) return { adapter, verb: names.get(last.text) ?? last.text };
  return { adapter, verb: ts.isFunctionExpression(last) ? (last.name?.text ?? "") : "" };
}

/** What was imported under another name, by the name it goes by here. */
function importedNames(source: ts.SourceFile): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings)) continue;
    for (const { name, propertyName } of bindings.elements) names.set(name.text, (propertyName ?? name).text);
  }
  return names;
}

const isExported = (node: ts.HasModifiers) =>
  ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
