import { expect, type Person } from "../fixtures";

/** Lets no option win that scores below `score` on a criterion. */
export async function knockOutBelow({ page }: Person, criterion: string, score: number): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`^${criterion}`) }).click();
  await page.getByLabel("No option below this score may win").selectOption(String(score));
  await page.getByRole("button", { name: "Save criterion" }).click();
  await expect(page.getByText(`none below ${score} may win`)).toBeVisible();
}

interface Line {
  readonly unit: string;
  readonly worst: string;
  readonly best: string;
}

/** Adds a criterion that is measured instead of scored. */
export async function addMeasured({ page }: Person, name: string, { unit, worst, best }: Line): Promise<void> {
  await page.getByRole("button", { name: "Add criterion" }).click();
  const form = page.locator("form").filter({ has: page.getByRole("group", { name: "How it is judged" }) });
  await form.getByLabel("Name", { exact: true }).fill(name);
  await form.getByRole("radio", { name: /It is measured/ }).check();
  await form.getByLabel("Unit", { exact: true }).fill(unit);
  await form.getByLabel("Worst", { exact: true }).fill(worst);
  await form.getByLabel("Best", { exact: true }).fill(best);
  await form.getByRole("button", { name: "Add criterion" }).click();
  await expect(page.getByRole("region", { name: "Measured values" })).toContainText(name);
}

/** Enters what an option was measured at, and where that comes from. */
export async function enterValue(
  { page }: Person,
  of: { readonly criterion: string; readonly option: string; readonly unit: string },
  value: string,
  rated: string,
): Promise<void> {
  const values = page.getByRole("region", { name: "Measured values" });
  await values.getByLabel(`${of.criterion} of ${of.option} in ${of.unit}`).fill(value);
  await values.getByLabel(`Source of ${of.criterion} of ${of.option}`).fill("Trial of November");
  await page.keyboard.press("Tab");
  await expect(values.getByText(`rated ${rated}`)).toBeVisible();
}

/** Adds a link or a note to one cell. */
export async function addEvidence(
  { page }: Person,
  of: { readonly criterion: string; readonly option: string },
  body: string,
  url = "",
): Promise<void> {
  const evidence = page.getByRole("region", { name: "Evidence" });
  const section = evidence.getByRole("button", { name: `Evidence on ${of.criterion}` });
  if (!(await section.isVisible())) await evidence.getByRole("heading", { name: "Evidence" }).click();
  await section.click();
  await evidence.getByRole("button", { name: "Add evidence" }).click();
  const form = evidence.getByRole("form", { name: "Add evidence" });
  await form.getByLabel("About").selectOption(of.option);
  await form.getByLabel("What it shows").fill(body);
  await form.getByLabel("Link").fill(url);
  await form.getByRole("button", { name: "Add evidence" }).click();
  await expect(form).toBeHidden();
  await expect(evidence.getByText(body)).toBeVisible();
}
