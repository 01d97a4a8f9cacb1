import type { LaunchOptions } from "@playwright/test";
import { findBrowser } from "@/scripts/test/browser";

/** How the benches start Chromium: the one that the tests use, quiet. */
export function chromiumOptions(): LaunchOptions {
  const quiet = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ];
  return { executablePath: findBrowser(), args: process.getuid?.() === 0 ? ["--no-sandbox", ...quiet] : quiet };
}
