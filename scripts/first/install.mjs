import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { step } from "./say.mjs";

/** Installs the packages when they are missing or older than the lockfile. `stopping` ends it early. */
export async function installPackages(root, stopping) {
  const lockfile = path.join(root, "package-lock.json");
  const stamp = path.join(root, "node_modules", ".accord-lockfile");
  const wanted = createHash("sha256").update(readFileSync(lockfile)).digest("hex");
  // npm writes this file last, so it is there only after an install that came to its end.
  const installed = statSync(path.join(root, "node_modules", ".package-lock.json"), { throwIfNoEntry: false });
  if (installed && (installed.mtimeMs >= statSync(lockfile).mtimeMs || readText(stamp) === wanted)) return;
  await step("Installing packages", () => npmCi(root, stopping));
  writeFileSync(stamp, wanted);
}

function readText(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function npmCi(root, signal) {
  const [command, first] = process.env.npm_execpath ? [process.execPath, [process.env.npm_execpath]] : ["npm", []];
  const parameters = [
    ...first,
    "ci",
    "--include=dev",
    "--no-audit",
    "--no-fund",
    "--prefer-offline",
    "--loglevel=error",
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { cwd: root, signal, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`npm could not install the packages:\n${output.trim()}`));
    });
  });
}
