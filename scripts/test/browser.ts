import { existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { command } from "./command";
import type { Outcome } from "./tally";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const onMac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** Returns the Chromium that is there: the one CHROMIUM_PATH names, one of the system, or Playwright's own. */
export function findBrowser(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== "") return named;
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter((folder) => folder !== "");
  const system = folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
  return [...system, onMac, chromium.executablePath()].find((file) => existsSync(file));
}

/** Finds a Chromium, or installs one: Playwright's, else Debian's when this is root. */
export async function provideBrowser(stopping: AbortSignal): Promise<Outcome> {
  let tried = "";
  const ways: [string, string[]][] = [["playwright", ["install", "chromium"]]];
  if (process.getuid?.() === 0)
    ways.push(["apt-get", ["update"]], ["apt-get", ["install", "-y", "--no-install-recommends", "chromium"]]);
  for (const [program, parameters] of ways) {
    if (findBrowser() !== undefined) break;
    const { output } = await command(program, parameters, { stopping, env: { DEBIAN_FRONTEND: "noninteractive" } });
    tried += `${program} ${parameters.join(" ")}:\n${output}\n`;
  }
  if (findBrowser() !== undefined) return { passed: 1, failed: 0 };
  return { passed: 0, failed: 1, output: `${tried}There is no Chromium: install one, or name it in CHROMIUM_PATH.` };
}
