import { expect, PASSWORD, test } from "./fixtures";

test("an owner closes an organization by its name and password, and keeps it after all", async ({
  house,
  signedIn,
}) => {
  const { page } = await signedIn(house.accounts.owner);
  const { page: members } = await signedIn(house.accounts.member);
  const settings = `/o/${house.slug}/settings`;
  await page.goto(settings);
  await page.getByRole("button", { name: "Delete this organization…" }).click();
  const dialog = page.getByRole("dialog");
  const name = await page.getByLabel("Name", { exact: true }).inputValue();
  const close = dialog.getByRole("button", { name: "Close and delete" });

  await test.step("is refused another name and another password, beside the field", async () => {
    await dialog.getByLabel("Type its name").fill("Another one");
    await dialog.getByLabel("Your password").fill("not the password at all");
    await close.click();
    await expect(dialog.getByText("This is not your current password.")).toBeVisible();
    await dialog.getByLabel("Your password").fill(PASSWORD);
    await close.click();
    await expect(dialog.getByText("Type the organization's name as it is")).toBeVisible();
  });

  await test.step("closes it to everybody but the owners", async () => {
    await dialog.getByLabel("Type its name").fill(name);
    await close.click();
    await expect(page.getByText("This organization is closed and will be deleted on")).toBeVisible();
    expect((await members.goto(`/o/${house.slug}`))?.status()).toBe(404);
    await page.getByLabel("Name", { exact: true }).fill("Renamed while closed");
    await page.getByRole("button", { name: "Save name" }).click();
    await expect(page.getByText("is closed, because an owner asked to delete it")).toBeVisible();
  });

  await test.step("keeps it, and everybody is in again", async () => {
    await page.getByRole("button", { name: "Keep it" }).click();
    await expect(page.getByText("This organization is closed")).toBeHidden();
    expect((await members.goto(`/o/${house.slug}`))?.status()).toBe(200);
    await page.goto(`/o/${house.slug}/activity`);
    await expect(page.getByText("kept the organization, and opened it again")).toBeVisible();
  });
});
