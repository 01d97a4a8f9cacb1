import type { Locator, Page } from "@playwright/test";
import { expect } from "../fixtures";

/** More stops than any screen has. */
const STOPS = 60;

/**
 * Presses Tab until the focus is on `target`. Every stop on the way has to show where the focus is, but for the one behind
 * the last, which is the browser's own.
 */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < STOPS; stop++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement === document.body)) continue;
    await expectFocusShown(page);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(target, `reached within ${STOPS} presses of Tab`).toBeFocused();
}

/** Goes to `target` by Tab and presses Enter on it. */
export async function enter(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

/** Something has the focus, it is in sight, and an outline stands around it. */
export async function expectFocusShown(page: Page): Promise<void> {
  const shown = await page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return "nothing has the focus";
    const { top, bottom, width, height } = element.getBoundingClientRect();
    if (width < 2 || height < 2 || bottom <= 0 || top >= window.innerHeight)
      return `out of sight: ${element.outerHTML}`;
    const outlines = [null, "::after"].map((part) => getComputedStyle(element, part));
    const isOutlined = outlines.some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0);
    return isOutlined ? "shown" : `no outline: ${element.outerHTML}`;
  });
  expect(shown).toBe("shown");
}
