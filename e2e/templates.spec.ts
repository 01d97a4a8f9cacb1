import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** A template's page, by the name it opens with. */
const isAt = (page: Page, name: string) =>
  expect(page.getByRole("heading", { level: 1, name: new RegExp(`^${name}`) })).toBeVisible();

/** The criterion's entry in the setup. */
const criterion = (page: Page, name: string) =>
  page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ has: page.getByRole("button", { name, exact: false }) });

test("an evaluation becomes a template that is edited, begun from, taken along as a file and read back", async ({
  house,
  signedIn,
}) => {
  const { page } = await signedIn(house.accounts.owner);
  const at = `/o/${house.slug}`;

  await test.step("an evaluation begins from a built-in template, and says what shifts its criteria", async () => {
    await page.goto(`${at}/decisions/${house.decisions.draft}/evaluation`);
    await page.getByLabel("Template").selectOption({ label: "Which database?" });
    await page.getByRole("button", { name: "From this template" }).click();
    await expect(page.getByText("0 of 9 answered")).toBeVisible();
    const growth = criterion(page, "Growth in data and writes");
    await expect(growth.getByText("May matter less here.")).toBeHidden();
    await page.getByRole("heading", { name: "Your situation" }).click();
    await page
      .getByLabel("How much data and traffic is expected in three years, and where do its users live?", { exact: true })
      .selectOption({ label: "It fits on one server, with room to spare" });
    await expect(page.getByText("1 of 9 answered")).toBeVisible();
    await expect(growth.getByText("May matter less here.")).toBeVisible();
  });

  await test.step("it is saved as a template", async () => {
    await page.getByRole("button", { name: "Save as template" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("Our stores");
    await dialog.getByLabel("In one line").fill("As we ask it");
    await dialog.getByRole("button", { name: "Save template" }).click();
    await isAt(page, "Our stores");
    await expect(page.getByText("Ours, version 1")).toBeVisible();
  });

  await test.step("a new version changes it, and the old one stays readable", async () => {
    await page.getByRole("link", { name: "Edit" }).click();
    await page.getByLabel("Name of option 1").fill("");
    await page.getByRole("button", { name: "Save version 2" }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText("Option 1: Give it a name.");
    await page.getByLabel("Name of option 1").fill("One PostgreSQL");
    await page.getByRole("button", { name: "Save version 2" }).click();
    await expect(page.getByText("Ours, version 2")).toBeVisible();
    await expect(page.getByRole("term").filter({ hasText: "One PostgreSQL" })).toBeVisible();
    await page.getByRole("link", { name: "Version 1" }).click();
    await expect(page.getByText("This is version 1. Evaluations begin from version 2.")).toBeVisible();
    await expect(page.getByRole("term").filter({ hasText: "Relational" })).toBeVisible();
    await page.getByRole("link", { name: "Read that one" }).click();
  });

  await test.step("a decision begins with it", async () => {
    await page.getByRole("link", { name: "Begin a decision with it" }).click();
    await expect(page.getByRole("radio", { name: /Our stores/ })).toBeChecked();
    await page.getByLabel("Title").fill("Where do invoices live?");
    await page.getByRole("button", { name: "Create draft" }).click();
    await expect(page.getByLabel("Name of option 1")).toHaveValue("One PostgreSQL");
  });

  await test.step("its file is read back under a name of its own, and a broken one is refused", async () => {
    await page.goto(`${at}/templates/our-stores`);
    const downloaded = page.waitForEvent("download");
    await page.getByRole("link", { name: "JSON" }).click();
    const file = await (await downloaded).path();
    await page.goto(`${at}/templates/import`);
    const paste = page.getByLabel("Or paste what it holds");
    await paste.fill('{"format": "accord-template/1", "name": "Odd", "criteria": []}');
    await page.getByRole("button", { name: "Show what is in it" }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText("At criteria: Name at least one criterion.");
    await expect(paste).toHaveValue(/"Odd"/);
    await page.getByLabel("File").setInputFiles(file);
    await expect(paste).toHaveValue(/"Our stores"/);
    await page.getByRole("button", { name: "Show what is in it" }).click();
    await expect(page.getByRole("term").filter({ hasText: "One PostgreSQL" })).toBeVisible();
    await page.getByRole("button", { name: "Import this template" }).click();
    await expect(page.getByText("Name: This name is taken.")).toBeVisible();
    await page.getByLabel("Name", { exact: true }).fill("Stores, read back");
    await page.getByRole("button", { name: "Import this template" }).click();
    await isAt(page, "Stores, read back");
  });

  await test.step("a hidden template is not offered", async () => {
    await page.goto(`${at}/templates/cloud-provider`);
    await page.getByRole("button", { name: "Hide" }).click();
    await expect(page.getByRole("button", { name: "Offer again" })).toBeVisible();
    await page.goto(`${at}/decisions/new`);
    await expect(page.getByRole("radio", { name: /Stores, read back/ })).toBeVisible();
    await expect(page.getByRole("radio", { name: /Which cloud provider/ })).toBeHidden();
  });

  await test.step("a member reads and uses templates, and is told who writes them", async () => {
    const { page: theirs } = await signedIn(house.accounts.member);
    await theirs.goto(`${at}/templates`);
    await expect(theirs.getByRole("link", { name: /Stores, read back/ })).toBeVisible();
    await expect(theirs.getByText(/An owner or an admin can do this/)).toBeVisible();
    await expect(theirs.getByRole("link", { name: "New template" })).toBeHidden();
    await theirs.goto(`${at}/templates/new`);
    await expect(theirs.getByRole("main").getByRole("alert")).toContainText("You cannot write templates here.");
  });
});
