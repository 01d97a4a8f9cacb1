import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** WCAG 2.2 AA and what axe calls good practice. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const DESK = { width: 1280, height: 720 };
const PHONE = { width: 390, height: 844 };

const LOOKS = {
  light: { colorScheme: "light", size: DESK },
  dark: { colorScheme: "dark", size: DESK },
  phone: { colorScheme: "light", size: PHONE },
} as const;

/** How somebody may see a screen: in the light or the dark theme, or on a phone. */
export type Look = keyof typeof LOOKS;
export const ALL_LOOKS = ["light", "dark", "phone"] as const satisfies readonly Look[];

/** Shows the page as somebody sees it who has chosen nothing but a device and a theme for all of it. */
export async function look(page: Page, as: Look): Promise<void> {
  const { colorScheme, size } = LOOKS[as];
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
}

/** Nothing on the page as it stands keeps anybody out, and it is no wider than the window. Leaves it in the light look. */
export async function expectNoBarrier(page: Page, looks: readonly Look[] = ALL_LOOKS): Promise<void> {
  for (const one of looks) {
    await look(page, one);
    await expect(page.locator("html")).toHaveAttribute("data-theme", LOOKS[one].colorScheme);
    await expectNoneAsShown(page, one);
  }
  await look(page, "light");
}

/** Nothing on the page in this one look, which it has, keeps anybody out. */
export async function expectNoneAsShown(page: Page, one: Look): Promise<void> {
  expect.soft(await violationsOn(page), `${page.url()}, ${one}`).toEqual([]);
  expect.soft(await tooWide(page), `${page.url()}, ${one}: what stands out at the right`).toEqual([]);
}

/**
 * What axe finds: rule, and where. There are no frames here, so it may run in the page itself and say nothing of what is
 * well: a third of the time.
 */
async function violationsOn(page: Page): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ runOnly: RULES, resultTypes: ["violations"] });
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

/** What makes the document wider than the window, when it is. */
function tooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const beyond = [...document.body.querySelectorAll("*")].filter(
      (element) => element.getBoundingClientRect().right > clientWidth,
    );
    return [`${scrollWidth} px`, ...beyond.map(({ tagName, className }) => `${tagName} ${String(className)}`)];
  });
}
