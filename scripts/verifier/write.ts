import { writeFileSync } from "node:fs";
import path from "node:path";
import { bundleVerifier } from "./bundle";

/** `npm run verifier`: writes `public/verify.mjs` from the same code that Accord itself runs. A test compares. */
const target = path.join(import.meta.dirname, "..", "..", "public", "verify.mjs");
writeFileSync(target, await bundleVerifier());
process.stdout.write(`${target} is written.\n`);
