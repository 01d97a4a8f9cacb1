import { expect, test } from "./fixtures";
import { expectNoBarrier } from "./pages/barriers";

test("what rots is listed with its remedy, and goes when it is mended", async ({ house, signedIn }) => {
  const { page } = await signedIn(house.accounts.owner);
  const at = `/o/${house.slug}`;
  await page.goto(`${at}/health`);
  await expect(page.getByRole("heading", { name: /One thing needs mending/ })).toBeVisible();
  await expect(page.getByText("Core has not answered")).toBeVisible();
  await expectNoBarrier(page);

  await page.getByRole("main").getByRole("link", { name: "Say how it stands" }).click();
  await expect(page.getByRole("heading", { name: "Adoption" })).toBeVisible();

  await page.goto(`${at}/settings`);
  const days = page.getByLabel("A proposal is left lying after so many days");
  await days.fill("0");
  await page.getByRole("button", { name: "Save days" }).click();
  await expect(page.getByText("At least one day.")).toBeVisible();
  await days.fill("14");
  await page.getByRole("button", { name: "Save days" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${at}/health?whose=me`);
  await expect(page.getByRole("heading", { name: /Nothing you look after needs mending/ })).toBeVisible();
  await expectNoBarrier(page);
});
