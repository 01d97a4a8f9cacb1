import type { Page } from "@playwright/test";
import { expect, PASSWORD, test } from "./fixtures";
import { givenVoting } from "./given/voting";
import { expectNoBarrier } from "./pages/barriers";

const mark = (page: Page, option: string) => page.getByRole("checkbox", { name: option });

/** Marks an option, and waits for the server's answer. */
async function save(page: Page, option: string): Promise<void> {
  const answered = page.waitForResponse((response) => response.url().endsWith("/vote/draft"));
  await mark(page, option).check();
  await answered;
}

test("a vote changed in two tabs is not replaced before the person has chosen", async ({ signedIn }) => {
  test.slow();
  const { slug, decisions, accounts } = await givenVoting(PASSWORD);
  const { page: steward } = await signedIn(accounts.steward);
  const evaluation = `/o/${slug}/decisions/${decisions.quorum}/evaluation`;
  await steward.goto(evaluation);
  await steward.getByRole("button", { name: "Open the vote" }).click();
  await steward.getByRole("dialog").getByRole("button", { name: "Open the vote" }).click();
  await expect(steward.getByRole("main").getByText("have submitted their votes")).toBeVisible();

  const { page: one } = await signedIn(accounts.voter);
  const other = await one.context().newPage();
  for (const tab of [one, other]) {
    await tab.goto(`${evaluation}/ballot`);
    await expect(mark(tab, "Django")).toBeVisible();
  }
  await save(one, "Django");
  await save(other, "Flask");
  const choice = other.getByRole("alert").filter({ hasText: "You changed this vote in another tab since." });
  await expect(choice).toBeVisible();
  await expect(other.getByRole("button", { name: "Submit ballot" })).toBeDisabled();
  await expectNoBarrier(other);

  await choice.getByRole("button", { name: "Take the other one" }).click();
  await expect(mark(other, "Django")).toBeChecked();
  await expect(mark(other, "Flask")).not.toBeChecked();
  await save(other, "Flask");
  await expect(choice).toBeHidden();
  await other.reload();
  for (const option of ["Django", "Flask"]) await expect(mark(other, option)).toBeChecked();
});
