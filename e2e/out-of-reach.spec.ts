import { expect, PASSWORD, test } from "./fixtures";
import { givenSetup } from "./given/setup";

const UNANSWERED = "The server does not answer, so the last change is not saved.";

test("what is typed stays on the screen while the server does not answer, and is saved once it does", async ({
  signedIn,
}) => {
  const { slug, number, accounts } = await givenSetup(PASSWORD);
  const { page } = await signedIn(accounts.steward);
  const refusal = page.getByRole("alert").filter({ hasText: UNANSWERED });

  await page.goto(`/o/${slug}/decisions/new`);
  const title = page.getByRole("textbox", { name: "Title" });
  await expect(title).toBeFocused();
  await page.context().setOffline(true);
  await title.fill("Which broker?");
  await page.getByRole("button", { name: "Create draft" }).click();
  await expect(refusal).toBeVisible();
  await expect(title).toHaveValue("Which broker?");
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Create draft" }).click();
  await expect(page).toHaveURL(/\/decisions\/\d+\/edit$/);

  await page.goto(`/o/${slug}/decisions/${number}/evaluation`);
  const option = page.getByRole("textbox", { name: "Name of option 1" });
  await expect(option).toHaveValue("Django");
  await page.context().setOffline(true);
  await option.fill("Django 6");
  await option.press("Enter");
  await expect(refusal).toBeVisible();
  await expect(option).toHaveValue("Django 6");
  await page.context().setOffline(false);
  const saved = page.waitForResponse((response) => response.request().method() === "POST");
  await option.press("Enter");
  await saved;
  await expect(refusal).toBeHidden();
  await page.reload();
  await expect(option).toHaveValue("Django 6");
});
