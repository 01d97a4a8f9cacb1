import path from "node:path";
import { build } from "esbuild";

const HEAD = `#!/usr/bin/env node
// Checks a history file of Accord: node verify.mjs FILE. Needs Node 20 or newer, and nothing else.
// Made from Accord's own sources by "npm run verifier"; verify.py checks the same, written by hand.
`;

/** The verifier as one file without any dependency. */
export async function bundleVerifier(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, "main.ts")],
    absWorkingDir: path.join(import.meta.dirname, "..", ".."),
    ...{ bundle: true, write: false, format: "esm", platform: "node", target: "node20", charset: "utf8" },
    ...{ legalComments: "none", treeShaking: true, banner: { js: HEAD } },
  });
  return outputFiles.map(({ text }) => text).join("");
}
