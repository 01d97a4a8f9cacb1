import type { Page } from "@playwright/test";
import { expect, PASSWORD, test } from "./fixtures";
import { givenAdoption } from "./given/adoption";
import { expectNoBarrier } from "./pages/barriers";

const standing = (page: Page, line: string) =>
  page
    .getByRole("list", { name: "How product lines stand to it" })
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: line, exact: true }) });

test("a lead says on the record how their line stands, and takes it back", async ({ signedIn }) => {
  const { slug, accounts } = await givenAdoption(PASSWORD);
  const { page } = await signedIn(accounts.lead);
  await page.goto(`/o/${slug}/decisions/1`);

  await test.step("what every line said stands beside the record", async () => {
    await expect(standing(page, "Freight")).toContainText("No answer");
    await expect(standing(page, "Customs")).toContainText("Waiver ended");
    await expectNoBarrier(page);
  });

  const dialog = page.getByRole("dialog", { name: "How Billing stands to it" });
  await test.step("a waiver needs a reason and a day", async () => {
    await page.getByRole("button", { name: "Record adoption" }).click();
    await dialog.getByRole("radio", { name: /Waived/ }).check();
    await dialog.getByRole("button", { name: "Record" }).click();
    await expect(dialog.getByText("Say why it is waived. It stays in the history.")).toBeVisible();
    await expect(dialog.getByText("Choose the last day the waiver holds.")).toBeVisible();
    await expectNoBarrier(page);
  });

  await test.step("a plan with its day stands there at once", async () => {
    await dialog.getByRole("radio", { name: /Planned/ }).check();
    await dialog.getByLabel("By when").fill("2098-02-01");
    await dialog.getByRole("button", { name: "Record" }).click();
    await expect(dialog).toBeHidden();
    await expect(standing(page, "Billing")).toContainText("Planned for 1 Feb 2098");
  });

  await test.step("the history tells of it", async () => {
    await page.goto(`/o/${slug}/decisions/1/history`);
    await expect(page.getByText("Billing plans to adopt it by 1 Feb 2098")).toBeVisible();
  });

  await test.step("taken back, the line has no answer again", async () => {
    await page.goto(`/o/${slug}/decisions/1`);
    await page.getByRole("button", { name: "Record adoption" }).click();
    await dialog.getByRole("button", { name: "Take it back" }).click();
    await expect(dialog).toBeHidden();
    await expect(standing(page, "Billing")).toContainText("No answer");
  });
});

test("whoever neither leads a line nor owns sees how lines stand, and is offered nothing to say", async ({
  signedIn,
}) => {
  const { slug, accounts } = await givenAdoption(PASSWORD);
  const { page } = await signedIn(accounts.member);
  await page.goto(`/o/${slug}/decisions/1`);
  await expect(standing(page, "Customs")).toContainText("Waiver ended");
  await expect(page.getByRole("button", { name: "Record adoption" })).toHaveCount(0);
});
