import { defineConfig, devices } from "@playwright/test";
import { findBrowser } from "./scripts/test/browser";

const quiet = [
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];
// Chromium refuses to sandbox itself as root.
const args = process.getuid?.() === 0 ? ["--no-sandbox", ...quiet] : quiet;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/browser",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  // Only the first person of a server may sign up without an invitation, so they do it before everybody else.
  projects: [
    { name: "first person", testMatch: "first-person.setup.ts" },
    { name: "journeys", testMatch: "*.spec.ts", dependencies: ["first person"] },
  ],
  reporter: [["line"], ["json", { outputFile: "test-results/browser.json" }]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: process.env.ACCORD_E2E_URL ?? "http://localhost:3000",
    launchOptions: { executablePath: findBrowser(), args },
    trace: "retain-on-failure",
  },
});
