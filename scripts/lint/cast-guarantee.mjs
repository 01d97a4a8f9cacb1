const FUNCTIONS = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);

/** A cast is allowed only as a named function of one line whose docstring states what makes the type true. */
export const castGuarantee = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      bare: "A bare cast hides a claim. Narrow with a check or zod; else move it into a function of its own (`/** what guarantees it */ function asX(value) { return value as X; }`).",
    },
  },
  create(context) {
    function isGuaranteed(node) {
      let at = node.parent;
      while (at && !FUNCTIONS.has(at.type)) at = at.parent;
      if (at?.type !== "FunctionDeclaration" || at.body.body.length !== 1) return false;
      const statement = at.parent.type.startsWith("Export") ? at.parent : at;
      const comment = context.sourceCode.getCommentsBefore(statement).at(-1);
      return comment?.type === "Block" && comment.value.startsWith("*");
    }
    function check(node) {
      const target = node.typeAnnotation;
      if (target.type === "TSUnknownKeyword") return;
      if (target.type === "TSTypeReference" && target.typeName.name === "const") return;
      if (!isGuaranteed(node)) context.report({ node, messageId: "bare" });
    }
    return { TSAsExpression: check, TSTypeAssertion: check };
  },
};
