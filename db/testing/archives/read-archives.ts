import { readFileSync } from "node:fs";
import { Refusal } from "@/lib/errors";
import { readArchive } from "@/lib/imports/archive/queries";

const MB = 1024 * 1024;
const base = process.memoryUsage.rss();

/**
 * Reads the archives named on the command line one after another, in a process of its own so that its memory can be told. Prints a line of
 * JSON for each: milliseconds, how many files it held, the sentence that refused it, and by how many MB the process has grown at most
 * since it began: its highest peak, that of its own start included, over what it began with.
 */
for (const path of process.argv.slice(2)) {
  const bytes = readFileSync(path);
  const began = performance.now();
  const { files, sentence } = await read(bytes);
  const milliseconds = performance.now() - began;
  const grown = (process.resourceUsage().maxRSS * 1024 - base) / MB;
  process.stdout.write(`${JSON.stringify({ milliseconds, files, sentence, grown })}\n`);
  globalThis.gc?.();
}

async function read(bytes: Uint8Array): Promise<{ readonly files: number; readonly sentence: string | null }> {
  try {
    return { files: (await readArchive(bytes)).length, sentence: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { files: 0, sentence: error.message };
  }
}
