import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectNoBarrier } from "./pages/barriers";

/** Selects words in a section of the record, as a pointer would. */
async function select(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    for (const text of document.querySelectorAll("[data-section-text]")) {
      const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
      for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode()) {
        const at = (node.textContent ?? "").indexOf(wanted);
        if (at !== -1) document.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      }
    }
  }, words);
}

test("a passage is talked over, other words are suggested and taken up as a correction", async ({
  house,
  signedIn,
}) => {
  const record = `/o/${house.slug}/decisions/${house.decisions.accepted}`;
  const { page: stakeholder } = await signedIn(house.accounts.stakeholder);
  const { page: steward } = await signedIn(house.accounts.member);
  const toolbar = stakeholder.getByRole("toolbar", { name: "Selected words" });

  await test.step("a stakeholder selects words and asks about them", async () => {
    await stakeholder.goto(record);
    await expect(stakeholder.getByText("In PostgreSQL, for 30 days.").last()).toBeVisible();
    // The record is read before it listens to what is selected.
    await expect(async () => {
      await select(stakeholder, "30 days");
      await expect(toolbar).toBeVisible({ timeout: 1000 });
    }).toPass();
    await toolbar.getByRole("button", { name: "Comment" }).click();
    const dialog = stakeholder.getByRole("dialog", { name: "Comment on a passage" });
    await expect(dialog.getByLabel("Its words")).toHaveValue("30 days");
    await dialog.getByLabel("Comment", { exact: true }).fill("Why so long?");
    await expectNoBarrier(stakeholder);
    await dialog
      .getByRole("button", { name: /^Comment/ })
      .last()
      .click();
    await expect(dialog).toBeHidden();
    await expect(stakeholder.locator("mark", { hasText: "30 days" })).toBeVisible();
    await expect(stakeholder.getByText("Why so long?")).toBeVisible();
  });

  await test.step("and suggests other words", async () => {
    await expect(async () => {
      await select(stakeholder, "In PostgreSQL");
      await expect(toolbar).toBeVisible({ timeout: 1000 });
    }).toPass();
    await toolbar.getByRole("button", { name: "Suggest other words" }).click();
    const dialog = stakeholder.getByRole("dialog", { name: "Suggest other words" });
    await expect(dialog.getByLabel("Say instead")).toHaveValue("In PostgreSQL");
    await dialog.getByLabel("Say instead").fill("In PostgreSQL 18");
    await dialog.getByRole("button", { name: "Suggest", exact: true }).click();
    await expect(dialog.getByText("Say why. Whoever takes it up will ask.")).toBeVisible();
    await dialog.getByLabel("Why").fill("We rely on its uuidv7.");
    await dialog.getByRole("button", { name: "Suggest", exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(stakeholder.getByText("We rely on its uuidv7.")).toBeVisible();
    await expect(stakeholder.getByRole("button", { name: "Accept" })).toBeDisabled();
  });

  await test.step("the steward finds it on their home", async () => {
    await steward.goto(`/o/${house.slug}`);
    const waiting = steward.getByRole("main").getByRole("listitem").filter({ hasText: "Other words from" });
    await expect(waiting).toContainText("One suggestion");
    await expectNoBarrier(steward);
    await waiting.getByRole("link", { name: "Settle" }).click();
    await expect(steward).toHaveURL(/#passages$/);
  });

  await test.step("the steward answers, by keyboard begins another thread, and resolves the first", async () => {
    await steward.goto(record);
    await expect(steward.getByText("Why so long?")).toBeVisible();
    const first = steward.getByRole("listitem").filter({ hasText: "Why so long?" }).first();
    const answer = first.getByRole("button", { name: /^Comment/ });
    await expect(async () => {
      await first.getByRole("textbox", { name: "Comment" }).fill("");
      await first.getByRole("textbox", { name: "Comment" }).fill("The law says so.");
      await expect(answer).toBeEnabled({ timeout: 1000 });
    }).toPass();
    await answer.click();
    await expect(first.getByText("The law says so.")).toBeVisible();
    await steward.getByRole("button", { name: "Comment on a passage of Outcome" }).press("Enter");
    const dialog = steward.getByRole("dialog", { name: "Comment on a passage" });
    await dialog.getByLabel("Its words").fill("for 30 days.");
    await dialog.getByLabel("Comment", { exact: true }).fill("Ask legal again in May.");
    await steward.keyboard.press("Control+Enter");
    await expect(dialog).toBeHidden();
    await expect(steward.getByText("Ask legal again in May.")).toBeVisible();
    await first.getByRole("button", { name: "Resolve" }).click();
    await expect(steward.getByText("Resolved threads: 1")).toBeVisible();
    await expectNoBarrier(steward);
  });

  await test.step("and takes the suggestion up: a correction, while the accepted text stands", async () => {
    await steward.getByRole("button", { name: "Accept" }).click();
    await expect(steward.getByText(/A correction waits for approval as revision/)).toBeVisible();
    await expect(steward.getByText("In PostgreSQL, for 30 days.").last()).toBeVisible();
    await steward.goto(`${record}/history`);
    await expect(steward.getByRole("main").getByText(/took up what Stan Stakeholder suggested/)).toBeVisible();
    await steward.setViewportSize({ width: 390, height: 844 });
    await steward.goto(record);
    await expect(steward.getByText("Ask legal again in May.")).toBeVisible();
    await expectNoBarrier(steward);
  });
});

test("a record is read in full width without the shell, and prints light with its addresses and page numbers", async ({
  house,
  signedIn,
}) => {
  const { page } = await signedIn(house.accounts.member);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(`/o/${house.slug}/decisions/${house.decisions.accepted}`);
  await page.getByRole("link", { name: "Read in full width or print" }).click();
  await expect(page).toHaveURL(/\/read\?revision=\d+$/);
  await expect(page.getByRole("heading", { name: "Where sessions live" })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Workspace" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Print" })).toBeVisible();
  await expectNoBarrier(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoBarrier(page);
  await page.emulateMedia({ colorScheme: "dark", media: "print" });
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(255, 255, 255)");
  expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(5000);
});
