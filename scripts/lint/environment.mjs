const MESSAGE =
  "Only lib/env.ts reads the environment. Add the variable to its schema and import `env` from @/lib/env.";

/** One reader of the environment: a variable that is not in its schema does not exist. */
export const environment = {
  meta: {
    type: "problem",
    schema: [{ type: "object", properties: { allow: { type: "array", items: { type: "string" } } } }],
    messages: { reader: MESSAGE },
  },
  create(context) {
    const allowed = new Set(context.options[0]?.allow ?? []);
    const report = (node) => context.report({ node, messageId: "reader" });
    return {
      "MemberExpression[object.name='process']"(node) {
        const property = node.computed ? node.property.value : node.property.name;
        if (property !== "env") return;
        const outer = node.parent;
        const name = outer.type === "MemberExpression" && outer.object === node ? outer.property.name : undefined;
        if (!allowed.has(name)) report(node);
      },
      "VariableDeclarator[init.name='process'] > ObjectPattern > Property[key.name='env']": report,
      "ImportDeclaration[source.value=/^(node:)?process$/]": report,
    };
  },
};
