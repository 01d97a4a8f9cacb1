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

test("the matrix is answered in place, narrowed, saved, and looked back on", async ({ signedIn }) => {
  const { slug, accounts } = await givenAdoption(PASSWORD);
  const { page } = await signedIn(accounts.owner);
  await page.goto(`/o/${slug}/adoption`);
  const table = page.getByRole("table", { name: "Decisions by product line" });
  const cell = (title: string, words: string) =>
    table
      .getByRole("row", { name: new RegExp(title) })
      .getByRole("button", { name: words })
      .first();

  await test.step("it says what is missing, and where lines answered differently", async () => {
    const lead = page.getByRole("heading", { level: 1 });
    await expect(lead).toContainText("Answers to four decisions are missing; one waiver has ended.");
    await expect(page.getByText("Said to conflict")).toBeVisible();
    await expectNoBarrier(page);
  });

  await test.step("a cell is answered where it stands, and comes down to the lines below", async () => {
    await cell("Structured logs", "No answer").click();
    const dialog = page.getByRole("dialog", { name: "How Freight stands to it" });
    await dialog.getByRole("radio", { name: /Adopted/ }).check();
    await dialog.getByRole("button", { name: "Record" }).click();
    await expect(dialog).toBeHidden();
    await expect(cell("Structured logs", "Adopted, as Freight")).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Answers to three decisions are missing");
  });

  await test.step("filters stand in the address", async () => {
    await page.goto(`/o/${slug}/adoption?stance=expired`);
    await expect(table.getByRole("row")).toHaveCount(2);
    await page.goto(`/o/${slug}/adoption?q=flask`);
    await expect(table.getByRole("rowheader", { name: /Flask for tracking/ })).toBeVisible();
    await expect(table.getByRole("row")).toHaveCount(2);
  });

  await test.step("the table is saved as it reads", async () => {
    await page.getByRole("button", { name: "Save" }).click();
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "The table as CSV" }).click();
    expect((await saving).suggestedFilename()).toMatch(/^adoption-\d{4}-\d\d-\d\d\.csv$/);
  });

  await test.step("a past day is plainly one, and nothing is answered in it", async () => {
    await page.goto(`/o/${slug}/adoption?on=2020-03-01`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("As it stood on 1 March 2020.");
    await expect(page.getByRole("button", { name: "No answer" })).toHaveCount(0);
    await expectNoBarrier(page);
    await page.getByRole("link", { name: "Back to today" }).click();
    await expect(table).toBeVisible();
    await page.goto(`/o/${slug}/adoption?on=2099-03-01`);
    await expect(page.getByText("That day has not come: this is today.")).toBeVisible();
  });
});

test("a line's page shows what applies to it, its waivers and missing answers, and how it once stood", async ({
  signedIn,
}) => {
  const { slug, accounts } = await givenAdoption(PASSWORD);
  const { page } = await signedIn(accounts.lead);
  await page.goto(`/o/${slug}/product-lines/core`);
  const card = (title: string) => page.locator("section").filter({ has: page.getByRole("heading", { name: title }) });

  await expect(page.getByRole("table", { name: "What applies here" })).toBeVisible();
  await expect(card("Waivers").last()).toContainText("Allowed by Olga Owner.");
  await expect(card("No answer yet").last()).toContainText("Nobody said how Tracking stands to it.");
  await expect(card("One question, two answers").last()).toContainText("Billing is written in Django");
  await expectNoBarrier(page);

  await page.getByRole("form", { name: "As of a day" }).getByLabel("As of").fill("2020-03-01");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("As it stood on 1 March 2020.");
  await expectNoBarrier(page);
});
