import type { Page } from "@playwright/test";
import { expect, PASSWORD, test } from "./fixtures";
import { givenSetup } from "./given/setup";
import { expectNoBarrier } from "./pages/barriers";
import { openScoring, openWeighting } from "./pages/evaluation";
import { drag, upByKeyboard } from "./pages/order";

/** One way of weighting: what the steward chooses, what the voter does, and the whole weights that everybody sees then. */
interface Way {
  readonly name: string;
  readonly choose: (page: Page) => Promise<void>;
  readonly weigh: (page: Page) => Promise<void>;
  readonly weights: Readonly<Record<string, number>>;
}

const radio = (page: Page, name: string) => page.getByRole("radio", { name });
const field = (page: Page, name: RegExp) => page.getByRole("spinbutton", { name });
const themesFirst = async (page: Page) => {
  await page.getByRole("checkbox", { name: /Weigh themes first/ }).check();
  await expect(page.getByRole("checkbox", { name: /Weigh themes first/ })).toBeChecked();
};
const pick = async (page: Page, name: string) => {
  await radio(page, name).check();
  await expect(radio(page, name)).toBeChecked();
};

const WAYS: readonly Way[] = [
  {
    name: "swing, worded with the real worst and best",
    choose: (page) => pick(page, "Swing"),
    weigh: async (page) => {
      await expect(page.getByText("From “A year to the first release” to “A week to the first release”")).toBeVisible();
      await field(page, /^Speed/).fill("100");
      await field(page, /^Tooling/).fill("60");
      await field(page, /^Hiring/).fill("40");
      // Emptied it is unanswered, and not worth 0.
      await field(page, /^Tooling/).fill("");
      await expect(page.getByRole("region", { name: "Criteria" })).toContainText("1 step without a number");
      await expect(field(page, /^Tooling/)).toHaveValue("");
      await field(page, /^Tooling/).fill("60");
    },
    weights: { Speed: 50, Tooling: 30, Hiring: 20 },
  },
  {
    name: "an order, by dragging, by arrow and by keyboard",
    choose: (page) => pick(page, "Drag to rank"),
    weigh: async (page) => {
      const names = page.getByRole("region", { name: "Criteria" }).getByRole("listitem");
      await drag(page, "Move Hiring", "Move Speed");
      await expect(names.first()).toContainText("Hiring");
      await page.getByRole("button", { name: "Tooling: up" }).click();
      await expect(names.nth(1)).toContainText("Tooling");
      await upByKeyboard(page, "Tooling", 2, 3);
      await expect(names.first()).toContainText("Tooling");
    },
    weights: { Tooling: 61, Hiring: 28, Speed: 11 },
  },
  {
    name: "pair by pair, with the contradiction shown and mended",
    choose: (page) => pick(page, "Pair by pair"),
    weigh: async (page) => {
      const answer = (name: string) => page.getByRole("radio", { name, exact: true }).check({ force: true });
      await answer("Speed matters clearly more than Tooling");
      await answer("Tooling matters clearly more than Hiring");
      await answer("Hiring matters clearly more than Speed");
      await expect(page.getByText(/^Your answers contradict each other: /)).toBeVisible();
      await answer("Speed matters as much as Tooling");
      await answer("Tooling matters as much as Hiring");
      await answer("Speed matters as much as Hiring");
      await expect(page.getByText("Your answers fit each other")).toBeVisible();
      await answer("Tooling matters somewhat more than Hiring");
      await answer("Speed matters somewhat more than Hiring");
    },
    weights: { Speed: 43, Tooling: 43, Hiring: 14 },
  },
  {
    name: "100 points, themes first",
    choose: themesFirst,
    weigh: async (page) => {
      await field(page, /^Delivery/).fill("40");
      await field(page, /^People/).fill("60");
      await field(page, /^Speed/).fill("75");
      await expect(page.getByRole("region", { name: "Delivery" }).getByText("25 points left to give")).toBeVisible();
      await field(page, /^Tooling/).fill("25");
    },
    weights: { Hiring: 60, Speed: 30, Tooling: 10 },
  },
];

for (const way of WAYS)
  test(`weights by ${way.name}`, async ({ signedIn }) => {
    const { slug, number, accounts } = await givenSetup(PASSWORD);
    const evaluation = `/o/${slug}/decisions/${number}/evaluation`;
    const steward = await signedIn(accounts.steward);
    await steward.page.goto(evaluation);
    await way.choose(steward.page);
    await expectNoBarrier(steward.page);
    await openWeighting(steward, evaluation);

    const voter = await signedIn(accounts.voter);
    const { page } = voter;
    await page.goto(`${evaluation}/ballot`);
    await way.weigh(page);
    await expectNoBarrier(page);
    await page.getByRole("button", { name: "Submit ballot" }).click();
    await page.keyboard.press("Control+Enter");
    await expect(page.getByText(/Submitted as event \d+/)).toBeVisible();
    // What was judged is there again, not only what follows from it.
    await page.reload();
    await expect(page.getByText("As they follow from your answers")).toBeVisible();

    await openScoring(steward, evaluation);
    for (const [name, weight] of Object.entries(way.weights))
      await expect(steward.page.getByRole("row", { name: new RegExp(`^${name}.* ${weight} `) })).toBeVisible();
  });

test("weights given by the steward are seen by all before anybody scores", async ({ signedIn }) => {
  const { slug, number, accounts } = await givenSetup(PASSWORD);
  const evaluation = `/o/${slug}/decisions/${number}/evaluation`;
  const { page } = await signedIn(accounts.steward);
  await page.goto(evaluation);
  await pick(page, "Given by the steward");
  await expect(page.getByRole("button", { name: "Open scoring" })).toHaveAttribute("aria-disabled", "true");
  for (const [name, points] of [
    ["Speed", "50"],
    ["Tooling", "30"],
    ["Hiring", "20"],
  ] as const)
    await field(page, new RegExp(`^${name}`)).fill(points);
  await page.getByRole("button", { name: "Set these weights" }).click();
  await expectNoBarrier(page);
  await page.getByRole("button", { name: "Open scoring" }).click();
  await page.keyboard.press("Control+Enter");
  const voter = await signedIn(accounts.voter);
  await voter.page.goto(evaluation);
  await expect(voter.page.getByRole("row", { name: /^Speed.* 50 / })).toBeVisible();
});
