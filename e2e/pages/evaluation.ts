import { expect, type Person } from "../fixtures";

/** Confirms the open dialog the way the hand does that knows the keys. */
async function confirm({ page }: Person): Promise<void> {
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
}

/** Begins blind weighting with everybody who may vote. */
export async function openWeighting(steward: Person, evaluation: string): Promise<void> {
  await steward.page.goto(evaluation);
  await steward.page.getByRole("button", { name: "Open weighting" }).click();
  await confirm(steward);
  await expect(steward.page.getByRole("main").getByText("have submitted their weights")).toBeVisible();
}

/** Shows everybody's weights and opens blind scoring. */
export async function openScoring(steward: Person, evaluation: string): Promise<void> {
  await steward.page.goto(evaluation);
  await steward.page.getByRole("button", { name: "Open scoring" }).click();
  await confirm(steward);
  await expect(steward.page.getByRole("main").getByText("have submitted their scores")).toBeVisible();
}

/** Shows everybody's scores. */
export async function reveal(steward: Person, evaluation: string): Promise<void> {
  await steward.page.goto(evaluation);
  await steward.page.getByRole("button", { name: "Reveal the round" }).click();
  await confirm(steward);
  await expect(steward.page.getByRole("table").first()).toBeVisible();
}

/** Opens another blind round on the contested cells. */
export async function openSecondRound(steward: Person, evaluation: string): Promise<void> {
  await steward.page.goto(evaluation);
  await steward.page.getByRole("button", { name: "Second round" }).click();
  await confirm(steward);
  await expect(steward.page.getByRole("main").getByText("have submitted their scores")).toBeVisible();
}

/** Closes the evaluation for an option, with a reason where the numbers do not choose. */
export async function close(steward: Person, evaluation: string, option: string, reason: string): Promise<void> {
  const { page } = steward;
  await page.goto(evaluation);
  await page.getByRole("button", { name: "Close the evaluation" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: option }).check();
  const why = dialog.getByLabel("Why this option");
  if (await why.isVisible()) await why.fill(reason);
  await confirm(steward);
}
