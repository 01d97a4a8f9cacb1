import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

const root = path.resolve(import.meta.dirname, "../..");
const run = promisify(execFile);

/** Writes the site of an organization, as a member sees it, into a folder that is not there yet: at the command line, as people do. */
export async function exportedSite(folder: string, slug: string, email: string): Promise<void> {
  const command = ["scripts/accord.ts", "export-site", folder, "--org", slug, "--as", email];
  await run(process.execPath, ["--import", "tsx", ...command], {
    cwd: root,
    env: { ...process.env, TSX_TSCONFIG_PATH: "scripts/tsconfig.json" },
  });
}
