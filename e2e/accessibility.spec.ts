import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test, type Person } from "./fixtures";
import type { House } from "./given/house";

/** WCAG 2.2 AA and what axe calls good practice. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Every screen of the workspace, from the organization's address. */
const screensOf = ({ decisions }: House): readonly string[] => [
  "",
  "/decisions",
  "/decisions/new",
  "/product-lines",
  "/product-lines/core",
  "/product-lines/new",
  "/activity",
  "/members",
  "/settings",
  ...[decisions.draft, decisions.proposed, decisions.accepted].flatMap((number) =>
    ["", "/properties", "/revisions", "/evaluation", "/approval", "/history"].map(
      (tab) => `/decisions/${number}${tab}`,
    ),
  ),
  `/decisions/${decisions.draft}/edit`,
];

const ENTRY = ["/sign-in", "/forgot"];

/** What axe finds on the page as it stands: rule, and where. */
async function violationsOn(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

async function visit(person: Person, screens: readonly string[]): Promise<void> {
  for (const screen of screens) {
    await test.step(screen === "" ? "home" : screen, async () => {
      const answer = await person.page.goto(screen);
      expect.soft(answer?.status(), screen).toBe(200);
      await expect(person.page.getByRole("main")).toBeVisible();
      expect.soft(await violationsOn(person.page), screen).toEqual([]);
    });
  }
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`no screen of the workspace has a barrier, ${colorScheme}`, async ({ house, signedIn }) => {
    test.slow();
    const owner = await signedIn(house.accounts.owner);
    await owner.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await visit(
      owner,
      screensOf(house).map((screen) => `/o/${house.slug}${screen}`),
    );
    await visit(owner, ["/account", "/welcome"]);
  });

  test(`no entry screen has a barrier, ${colorScheme}`, async ({ person }) => {
    const visitor = await person("Some Visitor");
    await visitor.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await visit(visitor, ENTRY);
  });
}
