import { expect, type Person } from "../fixtures";

/** Puts the draft before the leads of its lines. */
export async function propose({ page }: Person, decision: string): Promise<void> {
  await page.goto(`${decision}/approval`);
  await page.getByRole("button", { name: "Propose" }).click();
  await expect(page.getByRole("banner").or(page.getByRole("main")).getByText("Proposed").first()).toBeVisible();
}

/** Opens the dialog that signs exactly the text of this moment. */
export async function beginApproving({ page }: Person, decision: string): Promise<void> {
  await page.goto(`${decision}/approval`);
  await page.getByRole("button", { name: "Approve" }).click();
  await expect(page.getByRole("dialog", { name: "Approve exactly this text" })).toBeVisible();
}

/** Approves by keyboard; Enter alone does nothing. */
export async function approve(person: Person, decision: string): Promise<void> {
  const { page } = person;
  await beginApproving(person, decision);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
}

/** Rewrites one section and saves it as a revision. */
export async function revise({ page }: Person, decision: string, section: string, text: string): Promise<void> {
  await page.goto(`${decision}/edit`);
  // Until then another field stands in its place.
  await expect(page.locator("[data-field=open]")).toHaveCount(7);
  await page.getByRole("textbox", { name: section }).fill(text);
  await page.getByRole("button", { name: "Save revision" }).click();
  await page.waitForURL(`**${decision}`);
}
