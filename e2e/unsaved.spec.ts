import type { Page } from "@playwright/test";
import { expect, PASSWORD, test } from "./fixtures";
import { givenSetup } from "./given/setup";
import { expectNoBarrier } from "./pages/barriers";

/** Would the browser ask before the page goes? */
const asksBeforeLeaving = (page: Page) =>
  page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));

test("costs that were typed and not saved outlive leaving, and what is wrong is said at its field", async ({
  signedIn,
}) => {
  const { slug, number, accounts } = await givenSetup(PASSWORD);
  const { page } = await signedIn(accounts.steward);
  const build = page.getByRole("textbox", { name: "Build of Django, low" });
  await page.goto(`/o/${slug}/decisions/${number}/ownership`);
  await expect(build).toHaveValue("");
  await build.fill("nine");
  await page.getByRole("link", { name: "Back to the evaluation" }).click();
  await page.getByRole("link", { name: /costs of ownership/i }).click();
  await expect(page.getByText("What you typed before you left is here again.")).toBeVisible();
  await expect(build).toHaveValue("nine");

  await page.getByRole("button", { name: "Save costs" }).click();
  await expect(page.getByRole("alert").getByText("Build of Django, low")).toBeVisible();
  await expect(build).toHaveAttribute("aria-invalid", "true");
  await expectNoBarrier(page);

  expect(await asksBeforeLeaving(page)).toBe(true);
  await page.getByRole("button", { name: "Discard it" }).click();
  await expect(build).toHaveValue("");
  expect(await asksBeforeLeaving(page)).toBe(false);
});

test("a template that was written and not saved is there again, until it is given up", async ({ house, signedIn }) => {
  const { page } = await signedIn(house.accounts.owner);
  const name = page.getByRole("textbox", { name: "Name", exact: true }).first();
  await page.goto(`/o/${house.slug}/templates`);
  await page.getByRole("link", { name: "New template" }).first().click();
  await name.fill("Our stores");
  await page.getByRole("link", { name: "Templates" }).first().click();
  await page.getByRole("link", { name: "New template" }).first().click();
  await expect(name).toHaveValue("Our stores");
  await page.getByRole("button", { name: "Discard it" }).click();
  await expect(name).toHaveValue("");
  await page.getByRole("link", { name: "Templates" }).first().click();
  await page.getByRole("link", { name: "New template" }).first().click();
  await expect(name).toHaveValue("");
  await expect(page.getByText("What you typed before you left is here again.")).toBeHidden();
});

test("a title that was typed and not saved is there again, until the draft is given up", async ({
  house,
  signedIn,
}) => {
  const { page } = await signedIn(house.accounts.member);
  const title = page.getByRole("textbox", { name: "Title" });
  const record = `/o/${house.slug}/decisions/${house.decisions.draft}`;
  await page.goto(`${record}/edit`);
  const saved = await title.inputValue();
  // The form is there before it listens.
  await expect(async () => {
    await title.fill("");
    await title.fill("Another title");
    await expect(page.getByRole("button", { name: "Discard draft" })).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.getByRole("textbox", { name: "What changed" }).fill("Its name.");
  expect(await asksBeforeLeaving(page)).toBe(true);
  await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name: /^ADR-/ }).click();
  await expect(page).toHaveURL(new RegExp(`${record}$`));
  await page.getByRole("link", { name: "Edit", exact: true }).first().click();
  await expect(title).toHaveValue("Another title");
  await expect(page.getByRole("textbox", { name: "What changed" })).toHaveValue("Its name.");
  await page.getByRole("button", { name: "Discard draft" }).click();
  await expect(page).toHaveURL(new RegExp(`${record}$`));
  await page.getByRole("link", { name: "Edit", exact: true }).first().click();
  await expect(title).toHaveValue(saved);
});
