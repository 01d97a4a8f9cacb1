import type { Page } from "@playwright/test";
import { expect, PASSWORD, test, type Person } from "./fixtures";
import { givenDiscussions } from "./given/discussions";
import { score } from "./pages/ballot";
import { expectNoBarrier } from "./pages/barriers";
import { openSecondRound, reveal } from "./pages/evaluation";

const address = (slug: string, number: number) => `/o/${slug}/decisions/${number}/evaluation`;

const agenda = (page: Page) => page.getByRole("region", { name: "Agenda" });
const opened = (page: Page) => page.getByRole("region", { name: "Opened cell" });
const herding = (page: Page) => page.getByRole("region", { name: "Came together without a new reason" });
const warning = (page: Page) => opened(page).getByRole("note", { name: "Came together without a new reason" });
const cell = (page: Page, name: RegExp) => page.getByRole("table").getByRole("link", { name });

/** Opens a cell of the map and waits until it is the one beside it. */
async function openCell(page: Page, name: RegExp, heading: string): Promise<void> {
  await cell(page, name).click();
  await expect(opened(page).getByRole("heading", { name: heading })).toBeVisible();
}

test("whoever leads a discussion is told what to talk about next, by key as well, and who is pivotal", async ({
  signedIn,
}) => {
  test.slow();
  const { slug, decisions, accounts } = await givenDiscussions(PASSWORD);
  const evaluation = address(slug, decisions.divided);
  const { page } = await signedIn(accounts.steward);
  await page.goto(evaluation);
  await expect(agenda(page)).toContainText("Next: Django × Speed");
  await expect(agenda(page)).toContainText("range 4, no comment yet");
  await expect(agenda(page)).toContainText("0 of 2 contested cells talked about");
  await expect(agenda(page)).toContainText("Deadline in 5 days, 0% of the time used");
  await expect(agenda(page)).toContainText("About 10 minutes for each of 2 open cells");
  await expect(page.getByText("without you Flask would lead")).toBeVisible();
  await expectNoBarrier(page);
  await openCell(page, /^Flask, Safety/, "Flask, safety");
  await page.keyboard.press("t");
  await expect(opened(page).getByRole("heading", { name: "Django, speed" })).toBeVisible();
  await expect(opened(page).getByRole("list", { name: "Scores that stand out" })).toContainText(
    "Mia Member stands alone: without the 1 the mean is 4.5",
  );
  await expect(opened(page).getByText("No reason was given: ask Mia Member for it.")).toBeVisible();
  await page.keyboard.press("s");
  await expect(agenda(page)).toContainText("Next: Flask × Speed");
  await expect(agenda(page)).toContainText("1 of 2 contested cells talked about");
  await page.keyboard.press("t");
  await expect(opened(page).getByRole("heading", { name: "Flask, speed" })).toBeVisible();
  await page.getByLabel("Comment").fill("What is this 5 about?");
  await page.getByRole("button", { name: "Comment" }).click();
  await expect(agenda(page)).toContainText("Every contested cell has been talked about.");
  await expectNoBarrier(page);
});

/** What the voter says in the second round: over to the others on both options, with a word on the second alone. */
async function changeMind({ page }: Person, evaluation: string): Promise<void> {
  await page.goto(`${evaluation}/ballot`);
  await expect(page.getByRole("heading", { level: 1, name: "Speed" })).toBeVisible();
  await expect(page.getByText("Blind round 2: 2 cells of 1 criterion, scored again.")).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Criteria" }).getByRole("listitem")).toHaveCount(1);
  const option = (name: string) => page.getByRole("group", { name });
  await expect(option("Django")).toContainText("You gave 1 in round 1");
  for (const [name, given] of [
    ["Django", 4],
    ["Flask", 2],
  ] as const) {
    await expect(option(name).getByText("What changed your mind")).toHaveCount(0);
    await option(name)
      .getByRole("button", { name: new RegExp(`: ${given},`) })
      .click();
    await expect(option(name).getByText("What changed your mind")).toBeVisible();
  }
  await option("Flask").getByLabel("What changed your mind").fill("The benchmark of May.");
  await expectNoBarrier(page);
  await page.getByRole("button", { name: "Submit ballot" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(/Submitted as event \d+/)).toBeVisible();
}

test("a second round asks about the contested cells alone, and what came together without a reason is said so", async ({
  signedIn,
}) => {
  test.slow();
  const { slug, decisions, accounts } = await givenDiscussions(PASSWORD);
  const evaluation = address(slug, decisions.divided);
  const steward = await signedIn(accounts.steward);
  const voter = await signedIn(accounts.voter);
  const { page } = steward;

  await test.step("it is opened on the two contested cells, and everything else keeps its score", async () => {
    await openSecondRound(steward, evaluation);
    await expect(
      page.getByText("Round 2 asks again about 2 cells: Speed. Everything else keeps its first score."),
    ).toBeVisible();
  });

  await test.step("a changed score asks what changed it", () => changeMind(voter, evaluation));

  await test.step("after the reveal the warning stands where nobody said why, and nowhere else", async () => {
    await reveal(steward, evaluation);
    await expect(herding(page)).toContainText("1 cell came together in round 2 without a new reason: Django × Speed.");
    await expect(agenda(page)).toHaveCount(0);
    await expect(herding(page)).toContainText(
      "the standard deviation of those who scored it in both rounds fell by a third",
    );
    await openCell(page, /^Django, Speed/, "Django, speed");
    await expect(warning(page)).toContainText("That may be herding, not agreement");
    await expectNoBarrier(page);
    await openCell(page, /^Flask, Speed/, "Flask, speed");
    await expect(opened(page).getByText("What changed it: The benchmark of May.")).toBeVisible();
    await expect(warning(page)).toHaveCount(0);
  });

  await test.step("the movement is shown, and what was not asked again", async () => {
    await page.getByRole("link", { name: "Movement" }).click();
    await expect(cell(page, /^Django, Speed.*mean up by 1\.0, came together without a new reason$/)).toBeVisible();
    await expect(cell(page, /^Flask, Speed.*mean down by 1\.0$/)).toBeVisible();
    await expect(cell(page, /^Django, Safety.*not asked again$/)).toBeVisible();
    await openCell(page, /^Django, Safety/, "Django, safety");
    await expect(opened(page).getByText("not scored again in this round")).toBeVisible();
    await expectNoBarrier(page);
  });

  await test.step("a reason given afterwards in the thread ends the warning", async () => {
    await voter.page.goto(evaluation);
    await expect(herding(voter.page)).toHaveCount(0);
    await openCell(voter.page, /^Django, Speed/, "Django, speed");
    await expect(warning(voter.page)).toBeVisible();
    await voter.page.getByLabel("Comment").fill("I had misread the anchor.");
    await voter.page.getByRole("button", { name: "Comment" }).click();
    await expect(opened(voter.page).getByText("I had misread the anchor.")).toBeVisible();
    await expect(warning(voter.page)).toHaveCount(0);
    await page.goto(evaluation);
    await expect(page.getByRole("table").first()).toBeVisible();
    await expect(herding(page)).toHaveCount(0);
  });
});

test("below its quorum an evaluation says so before and after the reveal, and what can be done", async ({
  signedIn,
}) => {
  test.slow();
  const { slug, decisions, accounts } = await givenDiscussions(PASSWORD);
  const evaluation = address(slug, decisions.belowQuorum);
  const steward = await signedIn(accounts.steward);
  const voter = await signedIn(accounts.voter);
  const { page } = steward;
  const dialog = page.getByRole("dialog");
  const gap = "Of the 2 ballots that make this vote valid one has been submitted. Open another round";

  await test.step("before the reveal: how many are missing, with time and people to be added", async () => {
    await page.goto(evaluation);
    await expect(page.getByText("1 of 2 needed")).toBeVisible();
    await expect(
      page.getByText("1 ballot short of the quorum. Until the reveal the deadline can be extended"),
    ).toBeVisible();
    await expect(page.getByLabel("Set a deadline")).toBeVisible();
    await expect(page.getByRole("combobox", { name: "Add" })).toBeVisible();
    await expectNoBarrier(page);
    await page.getByRole("button", { name: "Reveal the round" }).click();
    await expect(dialog).toContainText("1 ballot short of the quorum: revealed now, the result is not valid");
    await page.keyboard.press("Control+Enter");
    await expect(dialog).toBeHidden();
  });

  await test.step("after the reveal everybody reads that it is not valid yet, and it cannot be closed", async () => {
    await expect(page.getByText(gap)).toBeVisible();
    await voter.page.goto(evaluation);
    await expect(voter.page.getByText(gap)).toBeVisible();
    await expectNoBarrier(page);
    await page.getByRole("button", { name: "Close the evaluation" }).click();
    await expect(dialog).toContainText(gap);
    await expect(dialog.getByRole("button", { name: "Reopen the setup" })).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Close", exact: true })).toHaveAttribute("aria-disabled", "true");
  });

  await test.step("another round gives time to those who have not scored", async () => {
    await dialog.getByRole("button", { name: "Open another round" }).click();
    await expect(dialog).toContainText("Open another blind round");
    for (const name of ["Django, Speed", "Flask, Speed", "Django, Safety", "Flask, Safety"])
      await dialog.getByRole("checkbox", { name }).check();
    await dialog.getByRole("button", { name: "Open it on 4 cells" }).click();
    await expect(page.getByRole("main").getByText("have submitted their scores")).toBeVisible();
    await score(voter, evaluation, (criterion, option) => (option === "Django" ? 4 : criterion === "Speed" ? 3 : 2));
    await reveal(steward, evaluation);
    await expect(page.getByText(gap)).toHaveCount(0);
    await page.getByRole("button", { name: "Close the evaluation" }).click();
    await expect(dialog.getByRole("button", { name: "Close and freeze the result" })).toBeVisible();
  });
});
