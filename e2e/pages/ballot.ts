import { expect, type Person } from "../fixtures";

/** The scores somebody gives: by the beginning of a criterion's name and an option, with 3 where nothing is said. */
export type Opinion = (criterion: string, option: string) => 1 | 2 | 3 | 4 | 5;

/** Gives every criterion the same weight and submits. */
export async function weighEvenly({ page }: Person, evaluation: string): Promise<void> {
  await page.goto(`${evaluation}/ballot`);
  await page.getByRole("button", { name: "Begin with equal points" }).click();
  await expect(page.getByText("All 100 points given")).toBeVisible();
  await submit(page);
}

/** Scores every open criterion with the keyboard alone, and submits. */
export async function score({ page }: Person, evaluation: string, opinion: Opinion): Promise<void> {
  await page.goto(`${evaluation}/ballot`);
  const total = await page.getByRole("navigation", { name: "Criteria" }).getByRole("listitem").count();
  for (let at = 0; at < total; at++) {
    const heading = page.getByRole("heading", { level: 1 });
    const criterion = await heading.innerText();
    const options = page.getByRole("group");
    const names = await options.evaluateAll((rows) => rows.map((row) => row.getAttribute("aria-label") ?? ""));
    for (const [index, option] of names.entries()) {
      if (index > 0) await page.keyboard.press("ArrowDown");
      await page.keyboard.press(String(opinion(criterion, option)));
    }
    for (const option of names)
      await expect(page.getByRole("group", { name: option }).getByRole("button", { pressed: true })).toBeVisible();
    if (at < total - 1) {
      await page.keyboard.press("Enter");
      await expect(heading).not.toHaveText(criterion);
    }
  }
  await submit(page);
}

async function submit(page: Person["page"]): Promise<void> {
  await page.getByRole("button", { name: "Submit ballot" }).click();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(/Submitted as event \d+/)).toBeVisible();
}
