import path from "node:path";

/** The domain rooms of lib, in the order in which they may know each other: later ones import earlier ones. */
export const DOMAINS = [
  "organizations",
  "product-lines",
  "decisions",
  "evaluations",
  "approvals",
  "adoption",
  "reviews",
  "imports",
];

/** The domain rooms at the end of the order: they may read every domain, and no domain reads them. */
export const LAST_DOMAINS = [
  "discussion",
  "home",
  "search",
  "following",
  "sharing",
  "exports",
  "upkeep",
  "notifications",
  "integrations",
];

/** Returns the file's path relative to the project root, with forward slashes. */
export function projectPath(context) {
  return path.relative(context.cwd, context.filename).split(path.sep).join("/");
}

/** Tells whether an import or re-export vanishes at compile time. */
export function isTypeOnly(node) {
  if (node.importKind === "type" || node.exportKind === "type") return true;
  const names = node.specifiers ?? [];
  return names.length > 0 && names.every((name) => name.importKind === "type" || name.exportKind === "type");
}

/** Returns the directive ("use client", "use server") a parsed file begins with, or undefined. */
export function directiveOf(program) {
  const first = program.body[0];
  return first?.type === "ExpressionStatement" && typeof first.directive === "string" ? first.directive : undefined;
}

/** Visits each static and dynamic import and each re-export of a file. */
export function importVisitor(report) {
  return {
    ImportDeclaration: (node) => report(node, node.source.value),
    ExportNamedDeclaration: (node) => node.source && report(node, node.source.value),
    ExportAllDeclaration: (node) => report(node, node.source.value),
    ImportExpression: (node) => node.source.type === "Literal" && report(node, String(node.source.value)),
  };
}
