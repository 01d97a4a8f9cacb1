import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build, buildId, isBuilt } from "@/scripts/start/build";

/**
 * Returns a folder with a production build of this checkout and, beside the app's pages, the bare ones that it is held
 * against. Builds it when the sources changed since the last time.
 */
export async function benchBuild(root: string, say: (line: string) => void): Promise<string> {
  const folder = path.join(tmpdir(), `accord-bench-${buildId(root)}`);
  const bare = path.join(folder, "app", "bare");
  if (!existsSync(bare)) {
    copySources(root, folder);
    cpSync(path.join(root, "bench", "stand", "bare"), bare, { recursive: true });
  }
  const id = buildId(folder);
  if (isBuilt(folder, id)) return folder;
  say(`Building in ${folder}`);
  await build(folder, id);
  return folder;
}

function copySources(root: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root, encoding: "utf8" });
  for (const file of listed.split("\n"))
    if (file !== "" && existsSync(path.join(root, file)))
      cpSync(path.join(root, file), path.join(folder, file), { recursive: true });
  const modules = [path.join(root, "node_modules"), path.join(folder, "node_modules")] as const;
  // Linked where the file system can: the compiler does not follow a link to a folder outside its own.
  if (spawnSync("cp", ["-al", ...modules]).status !== 0)
    cpSync(...modules, { recursive: true, verbatimSymlinks: true });
}
