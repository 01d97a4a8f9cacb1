const RUNNERS = new Set(["it", "test", "describe", "suite"]);
const NARROWING = new Set(["skip", "only", "todo", "fixme", "fails", "fail", "skipIf", "runIf"]);
const BARE_NARROWING = new Set(["xit", "xtest", "xdescribe", "fit", "fdescribe"]);

/** Returns the name at the root of `test.describe.only` or `it.each(rows)`, or undefined. */
function rootName(node) {
  if (node.type === "Identifier") return node.name;
  if (node.type === "MemberExpression") return rootName(node.object);
  if (node.type === "CallExpression") return rootName(node.callee);
  return undefined;
}

/** Tests run always, wait for facts instead of time, and can fail. */
export const testHabits = {
  meta: {
    type: "problem",
    schema: [{ type: "object", properties: { expectations: { type: "boolean" } } }],
    messages: {
      narrowed: "A test that is skipped, narrowed or expected to fail proves nothing. Mend it or delete it.",
      sleep:
        "A test that sleeps is slow or flaky. Wait for the fact itself: expect.poll, vi.waitFor, a locator, an event.",
      toothless:
        "This test has no expectation, so it cannot fail. Say with expect (or a function named expect… or assert…) what is guaranteed.",
    },
  },
  create(context) {
    const expectations = context.options[0]?.expectations ?? false;
    const report = (node, messageId) => context.report({ node, messageId });
    const isTestCall = (node) =>
      ["it", "test"].includes(rootName(node.callee) ?? "") &&
      ["Literal", "TemplateLiteral"].includes(node.arguments[0]?.type) &&
      node.arguments.slice(1).some((argument) => /Function/.test(argument.type));
    const open = [];
    return {
      MemberExpression(node) {
        if (RUNNERS.has(rootName(node)) && NARROWING.has(node.property.name)) report(node, "narrowed");
        if (node.property.name === "waitForTimeout") report(node, "sleep");
      },
      CallExpression(node) {
        const name = node.callee.name ?? node.callee.property?.name ?? "";
        if (BARE_NARROWING.has(node.callee.name)) report(node, "narrowed");
        if (name === "setTimeout") report(node, "sleep");
        if (/^(expect|assert)/.test(name) || /^(expect|assert)/.test(rootName(node.callee) ?? ""))
          for (const test of open) test.expects = true;
        if (expectations && isTestCall(node)) open.push({ node, expects: false });
      },
      "CallExpression:exit"(node) {
        if (open.at(-1)?.node !== node) return;
        if (!open.pop().expects) report(node.callee, "toothless");
      },
      "ImportDeclaration[source.value=/^(node:)?timers\\/promises$/]": (node) => report(node, "sleep"),
    };
  },
};
