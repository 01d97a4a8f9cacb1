import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const folders = ["app", "lib", "db", "drizzle", "public"];
const atTop = /^(?!next-env\.d\.ts$).*\.(?:[cm]?[jt]sx?|json)$/;
const notBuilt = /\.test\.tsx?$|^db\/testing\//;

/**
 * Returns the id of the build that the sources call for: equal sources give equal ids on every machine, so several app
 * processes agree on it.
 */
export function buildId(root: string): string {
  const inFolders = folders
    .filter((folder) => existsSync(path.join(root, folder)))
    .flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"));
  const files = [...inFolders, ...readdirSync(root).filter((name) => atTop.test(name))]
    .filter((file) => !notBuilt.test(file))
    .sort();
  const hash = createHash("sha256");
  for (const file of files) {
    const content = readFileSync(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex").slice(0, 16);
}

/** Whether `.next` holds the whole build of this id. */
export function isBuilt(root: string, id: string): boolean {
  const file = marker(root);
  return existsSync(file) && readFileSync(file, "utf8") === id;
}

/** Builds, without the database or any secret in sight. Throws with the compiler's words when it fails. */
export async function build(root: string, id: string, stopping?: AbortSignal): Promise<void> {
  rmSync(marker(root), { force: true });
  const hidden = /^(?:DATABASE_|NEXTAUTH_|NEXT_SERVER_ACTIONS_|SMTP_)/;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !hidden.test(name)));
  const output = await new Promise<string | undefined>((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, "node_modules", "next", "dist", "bin", "next"), "build"], {
      cwd: root,
      env: { ...env, NODE_ENV: "production", ACCORD_BUILD_ID: id, NEXT_TELEMETRY_DISABLED: "1" },
      signal: stopping,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let printed = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => (printed += chunk.toString()));
    child.once("error", reject);
    child.once("close", (code) => resolve(code === 0 ? undefined : printed));
  });
  if (output !== undefined) throw new Error(`The build failed:\n${output.trim()}`);
  writeFileSync(marker(root), id);
}

function marker(root: string): string {
  return path.join(root, ".next", "accord-build-id");
}
