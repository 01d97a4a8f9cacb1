import { importVisitor } from "./house.mjs";

const IMPURE_PACKAGES =
  /^(node:|next($|\/)|next-auth|react($|\/)|react-dom|server-only$|drizzle-|pg$|pg-boss|pino|uuid$|nodemailer|crypto$|fs$|os$|@node-rs\/)/;

const CLOCKS_AND_DICE = new Set([
  "Date.now",
  "Math.random",
  "performance.now",
  "crypto.randomUUID",
  "crypto.getRandomValues",
  "crypto.subtle",
]);

const AMBIENT = new Set(["process", "setTimeout", "setInterval", "fetch", "globalThis", "window", "document"]);

/** Pure rooms compute from their arguments alone, so that a verifier or a browser gets the same answer later. */
export const pureRooms = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      package:
        "This room is pure and client-safe and cannot load {{source}}. Do that part in mutations.ts or queries.ts (or in the component) and pass the value in.",
      clock: "This room is pure: {{name}} belongs to the caller. Take `now` or the random source as an argument.",
      ambient: "This room is pure: {{name}} is the world outside. Read it in the caller and pass the value in.",
    },
  },
  create(context) {
    return {
      ...importVisitor((node, source) => {
        if (IMPURE_PACKAGES.test(source)) context.report({ node, messageId: "package", data: { source } });
      }),
      MemberExpression(node) {
        if (node.object.type !== "Identifier" || node.property.type !== "Identifier") return;
        const name = `${node.object.name}.${node.property.name}`;
        if (CLOCKS_AND_DICE.has(name)) context.report({ node, messageId: "clock", data: { name } });
      },
      "NewExpression[callee.name='Date'][arguments.length=0]": (node) =>
        context.report({ node, messageId: "clock", data: { name: "new Date()" } }),
      "CallExpression[callee.name='Date']": (node) =>
        context.report({ node, messageId: "clock", data: { name: "Date()" } }),
      "Program:exit"(program) {
        const scope = context.sourceCode.getScope(program);
        const ambient = scope.variables.filter((variable) => variable.defs.length === 0);
        for (const { identifier } of [...scope.through, ...ambient.flatMap((variable) => variable.references)])
          if (AMBIENT.has(identifier.name))
            context.report({ node: identifier, messageId: "ambient", data: { name: identifier.name } });
      },
    };
  },
};
