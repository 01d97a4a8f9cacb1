import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { SITE_COLORS } from "./rules";

test("the site has the colours of the house, light and dark", () => {
  const tokens = readFileSync(path.resolve(import.meta.dirname, "../../../../app/tokens.css"), "utf8");
  const [light = "", dark = ""] = tokens.split('[data-theme="dark"] {');
  for (const [name, [inLight, inDark]] of Object.entries(SITE_COLORS)) {
    expect(light).toContain(`--color-${name}: ${inLight};`);
    expect(dark).toContain(`--color-${name}: ${inDark};`);
  }
});
