import path from "node:path";
import { DOMAINS, LAST_DOMAINS, projectPath } from "./house.mjs";

const ROOM = new RegExp(`^lib/(${[...DOMAINS, ...LAST_DOMAINS].join("|")})/`);
const DRAWERS = /^(utils?|helpers?|common|misc|shared|stuff)$/;

/** A reader knows a room before opening it: domain folders hold the four named files, and there are no drawers. */
export const roomFiles = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      room: "A domain folder holds only input.ts, rules.ts, queries.ts, mutations.ts and tests. Put shapes in input.ts, decisions without I/O in rules.ts, reads in queries.ts, writes in mutations.ts; a sub-concern becomes a sub-folder with the same names.",
      drawer: "`{{name}}` says nothing about what is inside. Name the file or folder after the one thing it does.",
      case: "File and folder names are kebab-case: `{{name}}`.",
    },
  },
  create(context) {
    const file = projectPath(context);
    return {
      Program(node) {
        const base = path.posix.basename(file).split(".")[0];
        const parts = [...path.posix.dirname(file).split("/"), base];
        const drawer = parts.find((name) => DRAWERS.test(name));
        if (drawer) context.report({ node, messageId: "drawer", data: { name: drawer } });
        const shouting = parts.find((name) => /[A-Z]/.test(name.replace(/\[.*\]/, "")));
        if (shouting) context.report({ node, messageId: "case", data: { name: shouting } });
        // Built-in templates are content: a folder each, named after what they are a template of.
        if (/^lib\/evaluations\/templates\/built-in\/.+\.ts$/.test(file)) return;
        if (ROOM.test(file) && !/(^|\/)(input|rules|queries|mutations)\.ts$/.test(file) && !/\.test\.tsx?$/.test(file))
          context.report({ node, messageId: "room" });
      },
    };
  },
};
