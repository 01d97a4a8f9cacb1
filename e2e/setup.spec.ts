import { expect, PASSWORD, test } from "./fixtures";
import { givenSetup } from "./given/setup";
import { expectNoBarrier } from "./pages/barriers";

test("options changed faster than they are saved are all kept", async ({ signedIn }) => {
  test.slow();
  const { slug, number, accounts } = await givenSetup(PASSWORD);
  const { page } = await signedIn(accounts.steward);
  await page.goto(`/o/${slug}/decisions/${number}/evaluation`);
  const add = page.getByLabel("Another option");
  await add.fill("Hybrid");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Hybrid in one line" })).toBeVisible();

  // Nothing is waited for from here on: each of these is made while those before it are on their way.
  await page.getByLabel("Name of option 1").fill("Django 6");
  await page.getByLabel("Django in one line").fill("One framework");
  await page.getByLabel("Flask in one line").fill("A small core");
  await page.getByRole("button", { name: "Move Hybrid up" }).click();
  await page.getByRole("button", { name: "Move Hybrid up" }).click();
  await add.fill("FastAPI");
  await page.keyboard.press("Enter");
  await add.fill("Rails");
  await page.keyboard.press("Enter");

  for (const name of ["FastAPI", "Rails"])
    await expect(page.getByRole("textbox", { name: `${name} in one line` })).toBeVisible();
  await page.reload();
  for (const [at, name] of ["Hybrid", "Django 6", "Flask", "FastAPI", "Rails"].entries())
    await expect(page.getByLabel(`Name of option ${at + 1}`)).toHaveValue(name);
  await expect(page.getByLabel("Django 6 in one line")).toHaveValue("One framework");
  await expect(page.getByLabel("Flask in one line")).toHaveValue("A small core");

  // A refused name stands where it can be put right, and says why.
  await page.getByLabel("Name of option 5").fill("Flask");
  await page.keyboard.press("Enter");
  await expect(page.getByText("There is already an option called Flask.")).toBeVisible();
  await expect(page.getByLabel("Name of option 5")).toHaveValue("Flask");
});

test("a removed option is brought back where it stood, with what was said of it", async ({ signedIn }) => {
  const { slug, number, accounts } = await givenSetup(PASSWORD);
  const { page } = await signedIn(accounts.steward);
  await page.goto(`/o/${slug}/decisions/${number}/evaluation`);
  const summary = page.getByRole("textbox", { name: "Django in one line" });
  await summary.fill("One framework");
  await summary.blur();
  await page.getByRole("button", { name: "Remove Django" }).click();
  await expect(page.getByLabel("Name of option 1")).toHaveValue("Flask");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByLabel("Name of option 1")).toHaveValue("Django");
  await expect(page.getByText("Django is removed.")).toBeHidden();
  await page.reload();
  await expect(page.getByLabel("Name of option 1")).toHaveValue("Django");
  await expect(summary).toHaveValue("One framework");
});

test("a decision is begun with the way to decide", async ({ signedIn }) => {
  const { slug, accounts } = await givenSetup(PASSWORD);
  const { page } = await signedIn(accounts.steward);
  await page.goto(`/o/${slug}/decisions/new`);
  await page.getByLabel("Title").fill("Which queue?");
  await page.getByRole("radio", { name: /^Consent/ }).check();
  await expectNoBarrier(page);
  await page.getByRole("button", { name: "Create draft" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("A vote on consent to one proposal");
});
