import { expect, PASSWORD, test } from "./fixtures";
import { withAuthenticator } from "./pages/authenticator";
import { expectNoBarrier } from "./pages/barriers";

test("a passkey is added, named anew and removed on the account page", async ({ house, signedIn }) => {
  const { page } = await signedIn(house.accounts.member);
  await withAuthenticator(page);
  await page.goto("/account");
  const dialog = page.getByRole("dialog");

  await test.step("adding it asks for a name and the password", async () => {
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await expectNoBarrier(page);
    await dialog.getByLabel("Name").fill("Work laptop");
    await dialog.getByLabel("Your password").fill("not the password");
    await dialog.getByRole("button", { name: "Continue" }).click();
    await expect(dialog).toContainText("This is not your current password.");
    await dialog.getByLabel("Your password").fill(PASSWORD);
    await dialog.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByRole("listitem").filter({ hasText: "Work laptop" })).toContainText("not used yet");
    await expectNoBarrier(page);
  });

  await test.step("the same device is not added twice", async () => {
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await dialog.getByLabel("Name").fill("Once more");
    await dialog.getByLabel("Your password").fill(PASSWORD);
    await dialog.getByRole("button", { name: "Continue" }).click();
    await expect(dialog.getByRole("alert")).toContainText("has a passkey for your account already");
    await page.keyboard.press("Escape");
  });

  await test.step("it is named anew", async () => {
    await page.getByRole("button", { name: "More about Work laptop" }).click();
    await page.getByRole("button", { name: "Rename" }).click();
    await dialog.getByLabel("Name").fill("Old laptop");
    await page.keyboard.press("Control+Enter");
    await expect(page.getByRole("listitem").filter({ hasText: "Old laptop" })).toBeVisible();
  });

  await test.step("it is removed with the password", async () => {
    await page.getByRole("button", { name: "More about Old laptop" }).click();
    await page.getByRole("button", { name: "Remove" }).click();
    await dialog.getByLabel("Your password").fill(PASSWORD);
    await dialog.getByRole("button", { name: "Remove" }).click();
    await expect(page.getByText("Old laptop")).toHaveCount(0);
  });
});

test("a passkey signs in without a password, to the page that was asked for", async ({ house, signedIn }) => {
  const { page } = await signedIn(house.accounts.lead);
  await withAuthenticator(page);
  await page.goto("/account");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Work laptop");
  await dialog.getByLabel("Your password").fill(PASSWORD);
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Work laptop" })).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);

  const asked = `/o/${house.slug}/decisions/${house.decisions.proposed}`;
  await page.goto(asked);
  await expectNoBarrier(page);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page).toHaveURL(new RegExp(`${asked}$`));
  await page.goto("/account");
  await expect(page.getByRole("listitem").filter({ hasText: "This browser" })).toContainText("by passkey");
});
