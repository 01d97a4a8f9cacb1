import type { Page } from "@playwright/test";
import { expect, PASSWORD, test } from "./fixtures";
import { givenVote } from "./given/vote";

const key = (page: Page, option: string, score: number) =>
  page.getByRole("group", { name: option }).getByRole("button", { name: `${option}: ${score},` });
const given = (page: Page, option: string, score: number) =>
  page.getByRole("group", { name: option }).getByRole("button", { name: `${option}: ${score},`, pressed: true });
const saved = (page: Page) => expect(page.getByText(/Draft saved/).filter({ visible: true })).toBeVisible();

async function open(page: Page, criterion: string): Promise<void> {
  await page.getByRole("navigation", { name: "Criteria" }).getByRole("button", { name: criterion }).click();
  await expect(page.getByRole("heading", { level: 1, name: criterion })).toBeVisible();
}

/** Scores one option, and waits until the server has it. */
async function score(page: Page, option: string, value: number): Promise<void> {
  const answered = page.waitForResponse((response) => response.url().endsWith("/ballot/draft"));
  await key(page, option, value).click();
  expect((await answered).ok()).toBe(true);
  await saved(page);
}

test("two tabs on one ballot keep each other's scores, and the ballot submitted holds both", async ({ signedIn }) => {
  const { slug, number, accounts } = await givenVote(PASSWORD, "scoring");
  const { page: one } = await signedIn(accounts.voter);
  const other = await one.context().newPage();
  const ballot = `/o/${slug}/decisions/${number}/evaluation/ballot`;
  for (const tab of [one, other]) {
    await tab.goto(ballot);
    await expect(tab.getByRole("heading", { level: 1, name: "Speed" })).toBeVisible();
  }

  await score(one, "Django", 4);
  await score(one, "Flask", 2);
  await open(other, "Safety");
  await score(other, "Django", 3);

  await test.step("the other tab shows what the first one saved", async () => {
    await open(other, "Speed");
    await expect(given(other, "Django", 4)).toBeVisible();
    await expect(given(other, "Flask", 2)).toBeVisible();
  });

  await test.step("the newer of two scores of one cell counts", async () => {
    await score(other, "Flask", 5);
    await open(one, "Safety");
    await score(one, "Flask", 3);
    await open(one, "Speed");
    await expect(given(one, "Flask", 5)).toBeVisible();
  });

  await test.step("what is submitted in one tab is what both hold", async () => {
    await one.getByRole("button", { name: "Submit ballot" }).click();
    await one.getByRole("dialog").getByRole("button", { name: "Submit" }).click();
    await expect(one.getByText(/Submitted as event \d+/)).toBeVisible();
    await other.reload();
    await expect(other.getByText(/Submitted as event \d+/)).toBeVisible();
    await expect(given(other, "Django", 4)).toBeVisible();
    await expect(given(other, "Flask", 5)).toBeVisible();
    await open(other, "Safety");
    await expect(given(other, "Django", 3)).toBeVisible();
    await expect(given(other, "Flask", 3)).toBeVisible();
  });
});

test("a ballot that another tab changed is shown again before it is submitted", async ({ signedIn }) => {
  const { slug, number, accounts } = await givenVote(PASSWORD, "scoring");
  const { page: one } = await signedIn(accounts.voter);
  const ballot = `/o/${slug}/decisions/${number}/evaluation/ballot`;
  await one.goto(ballot);
  for (const criterion of ["Speed", "Safety"]) {
    await open(one, criterion);
    for (const option of ["Django", "Flask"]) await score(one, option, 3);
  }
  const other = await one.context().newPage();
  await other.goto(ballot);
  await open(other, "Safety");
  await score(other, "Flask", 1);

  await one.getByRole("button", { name: "Submit ballot" }).click();
  const dialog = one.getByRole("dialog", { name: "Submit your ballot" });
  await dialog.getByRole("button", { name: "Submit" }).click();
  await expect(dialog.getByText("This ballot was changed in another tab")).toBeVisible();
  await expect(given(one, "Flask", 1)).toBeAttached();
  await dialog.getByRole("button", { name: "Submit" }).click();
  await expect(one.getByText(/Submitted as event \d+/)).toBeVisible();
});

test("going back and forth in the browser shows and keeps every score", async ({ signedIn }) => {
  const { slug, number, accounts } = await givenVote(PASSWORD, "scoring");
  const { page } = await signedIn(accounts.voter);
  await page.getByRole("main").getByRole("link", { name: "Score" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Speed" })).toBeVisible();
  await score(page, "Django", 4);
  await key(page, "Flask", 2).click();

  await page.goBack();
  await expect(page).toHaveURL(`/o/${slug}`);
  await page.goForward();
  await expect(page.getByText("1 of 2 scored")).toBeVisible();
  await open(page, "Speed");
  await expect(given(page, "Django", 4)).toBeVisible();
  await expect(given(page, "Flask", 2)).toBeVisible();

  await open(page, "Safety");
  await score(page, "Django", 5);
  await page.goto(`/o/${slug}/decisions/${number}/evaluation/ballot`);
  await open(page, "Speed");
  await expect(given(page, "Django", 4)).toBeVisible();
  await expect(given(page, "Flask", 2)).toBeVisible();
  await open(page, "Safety");
  await expect(given(page, "Django", 5)).toBeVisible();
});
