import type { Page } from "@playwright/test";
import { expect, PASSWORD, test, type Person } from "./fixtures";
import { givenVoting } from "./given/voting";
import { expectNoBarrier } from "./pages/barriers";
import { upByKeyboard } from "./pages/order";

const address = (slug: string, number: number) => `/o/${slug}/decisions/${number}/evaluation`;

async function confirm(page: Page): Promise<void> {
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
}

async function press(page: Page, button: string): Promise<void> {
  await page.getByRole("button", { name: button }).first().click();
  await confirm(page);
}

/** Opens the vote with everybody who may vote. */
async function open({ page }: Person, evaluation: string): Promise<void> {
  await page.goto(evaluation);
  await press(page, "Open the vote");
  await expect(page.getByRole("main").getByText("have submitted their votes")).toBeVisible();
}

/** Casts one's vote: fills it in, looks whether it keeps anybody out, and submits it. */
async function vote({ page }: Person, evaluation: string, fill: (page: Page) => Promise<void>): Promise<void> {
  await page.goto(`${evaluation}/ballot`);
  await fill(page);
  await expectNoBarrier(page);
  await press(page, "Submit ballot");
  await expect(page.getByText(/Submitted as event \d+/)).toBeVisible();
}

async function reveal({ page }: Person, evaluation: string): Promise<void> {
  await page.goto(evaluation);
  await press(page, "Reveal the round");
  await expect(page.getByRole("button", { name: "Close the vote" })).toBeVisible();
}

const lead = (page: Page) => page.getByRole("heading", { level: 1 });

/** The record drafted from the result says which option was chosen, and how. */
async function expectDrafted({ page }: Person, said: readonly string[]): Promise<void> {
  await page.getByRole("link", { name: "Read the drafted record" }).click();
  for (const text of said) await expect(page.getByRole("main").getByText(text).first()).toBeVisible();
}

test("an approval vote, from its beginning to the drafted record", async ({ signedIn }) => {
  test.slow();
  const { slug, decisions, accounts } = await givenVoting(PASSWORD);
  const evaluation = address(slug, decisions.empty);
  const steward = await signedIn(accounts.steward);
  const { page } = steward;
  await page.goto(evaluation);
  await page.getByRole("radio", { name: "Approval" }).check();
  await expectNoBarrier(page);
  await page.getByRole("button", { name: "Set up the vote" }).click();
  await expect(lead(page)).toContainText("A vote on the options themselves");
  for (const name of ["Django", "Flask"]) {
    await page.getByLabel("Another option").fill(name);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("textbox", { name: `${name} in one line` })).toBeVisible();
  }
  await page.getByLabel("More than, in percent").fill("50");
  await page.getByRole("button", { name: "Set the rules" }).click();
  await expect(page.getByText("The winner needs more than 50% of the votes cast")).toBeVisible();
  await expectNoBarrier(page);
  await open(steward, evaluation);
  await expectNoBarrier(page);
  const voter = await signedIn(accounts.voter);
  await voter.page.goto(`/o/${slug}`);
  await expect(voter.page.getByRole("link", { name: /Which framework\?/ }).first()).toBeVisible();
  await vote(voter, evaluation, async (at) => {
    await at.getByRole("checkbox", { name: "Django" }).check();
    await at.getByLabel("Reason").fill("We know it well.");
  });
  await page.goto(evaluation);
  await expect(page.getByText("We know it well.")).toHaveCount(0);
  await vote(steward, evaluation, async (at) => {
    await at.getByRole("checkbox", { name: "Django" }).check();
    await at.getByRole("checkbox", { name: "Flask" }).check();
  });
  await reveal(steward, evaluation);
  await expect(lead(page)).toContainText("Django carries: marked on 2 of 2 ballots.");
  await expect(page.getByText("“We know it well.”")).toBeVisible();
  await expectNoBarrier(page);
  await press(page, "Close the vote");
  await expect(page.getByText("Chosen: Django.")).toBeVisible();
  await expectNoBarrier(page);
  await expectDrafted(steward, ["Chosen option: Django.", "2 of 2 people eligible voted"]);
  await page.goto(`/o/${slug}/decisions/${decisions.empty}/history`);
  await expect(page.getByText("began an approval vote").first()).toBeVisible();
});

test("a ranked vote: by arrows and by keyboard, with ties and one left out, and the table pair by pair", async ({
  signedIn,
}) => {
  test.slow();
  const { slug, decisions, accounts } = await givenVoting(PASSWORD);
  const evaluation = address(slug, decisions.ranked);
  const steward = await signedIn(accounts.steward);
  const voter = await signedIn(accounts.voter);
  await steward.page.goto(evaluation);
  await expect(steward.page.getByRole("listitem").filter({ hasText: "pair by pair" })).toContainText("(Schulze)");
  await open(steward, evaluation);
  await vote(voter, evaluation, async (page) => {
    await expect(page.getByText("Rank at least one option.").first()).toBeVisible();
    const order = page.getByRole("region", { name: "Your order" }).getByRole("listitem");
    await page.getByRole("button", { name: "Rank Django" }).click();
    await page.getByRole("button", { name: "Rank Flask" }).click();
    await page.getByRole("button", { name: "Flask: up" }).click();
    await expect(order.first()).toContainText("Flask");
    await upByKeyboard(page, "Django", 2, 2);
    await expect(order.first()).toContainText("Django");
  });
  await vote(steward, evaluation, async (page) => {
    for (const name of ["Django", "Flask", "Rails"]) await page.getByRole("button", { name: `Rank ${name}` }).click();
    await page.getByRole("checkbox", { name: "as good as the one above" }).first().check();
    await page.getByRole("button", { name: "Leave out Rails" }).click();
  });
  await reveal(steward, evaluation);
  const { page } = steward;
  await expect(lead(page)).toContainText("Django carries");
  await expect(page.getByText("(Condorcet winner)")).toBeVisible();
  await page.locator("summary", { hasText: "Strongest paths (Schulze)" }).click();
  await page.locator("summary", { hasText: "Instant run-off, for comparison" }).click();
  await expect(page.getByRole("table")).not.toHaveCount(0);
  await expectNoBarrier(page);
  await press(page, "Close the vote");
  await expectDrafted(steward, ["Chosen option: Django.", "wins every pair"]);
});

test("a score vote: the mean counts, and a tie takes the steward's choice with a reason", async ({ signedIn }) => {
  test.slow();
  const { slug, decisions, accounts } = await givenVoting(PASSWORD);
  const evaluation = address(slug, decisions.score);
  const steward = await signedIn(accounts.steward);
  const voter = await signedIn(accounts.voter);
  await open(steward, evaluation);
  const score = (page: Page, option: string, value: number) =>
    page
      .getByRole("group", { name: option })
      .getByRole("radio", { name: new RegExp(`^${value}`) })
      .check({ force: true });
  await vote(voter, evaluation, async (page) => {
    await score(page, "Django", 5);
    await score(page, "Flask", 4);
  });
  await vote(steward, evaluation, async (page) => {
    await score(page, "Django", 3);
    await score(page, "Flask", 4);
  });
  await reveal(steward, evaluation);
  const { page } = steward;
  await expect(lead(page)).toContainText("Django and Flask tie: a mean of 4.0 of 5 each.");
  await page.getByRole("button", { name: "Close the vote" }).click();
  await page.getByRole("dialog").getByRole("radio", { name: "Flask" }).check();
  await page.getByLabel("Why").fill("It is smaller.");
  await expectNoBarrier(page);
  await confirm(page);
  await expectDrafted(steward, ["Chosen option: Flask, of those that tie. It is smaller."]);
});

test("consent: an objection stands in the way until it is met", async ({ signedIn }) => {
  test.slow();
  const { slug, decisions, accounts } = await givenVoting(PASSWORD);
  const evaluation = address(slug, decisions.consent);
  const steward = await signedIn(accounts.steward);
  const voter = await signedIn(accounts.voter);
  await open(steward, evaluation);
  await vote(voter, evaluation, async (page) => {
    await page.getByRole("radio", { name: /^Object/ }).check();
    await expect(page.getByText("Say what you object to.").first()).toBeVisible();
    await page.getByLabel("What you object to").fill("It locks us in.");
  });
  await vote(steward, evaluation, (page) => page.getByRole("radio", { name: /^Consent/ }).check());
  await reveal(steward, evaluation);
  const { page } = steward;
  await expect(lead(page)).toContainText("Adopt Django has no consent: one objection stands.");
  await expectNoBarrier(page);
  await page.getByRole("button", { name: /^Say how the objection/ }).click();
  await page.getByLabel("How it is met").fill("We keep a way out for a year.");
  await confirm(page);
  await expect(lead(page)).toContainText("Adopt Django has consent");
  await expectNoBarrier(page);
  await press(page, "Close the vote");
  await expectDrafted(steward, ["Chosen option: Adopt Django.", "We keep a way out for a year."]);
});

test("below its quorum a vote is not valid: it says so before and after the reveal, and closes without an option", async ({
  signedIn,
}) => {
  test.slow();
  const { slug, decisions, accounts } = await givenVoting(PASSWORD);
  const evaluation = address(slug, decisions.quorum);
  const steward = await signedIn(accounts.steward);
  const { page } = steward;
  await open(steward, evaluation);
  await vote(steward, evaluation, (at) => at.getByRole("checkbox", { name: "Rails" }).check());
  await page.goto(evaluation);
  await expect(page.getByText("1 ballot short of the quorum")).toBeVisible();
  await reveal(steward, evaluation);
  await expect(lead(page)).toContainText("The vote is not valid: 1 ballot of the quorum of 2 was cast.");
  await expectNoBarrier(page);
  await page.getByRole("button", { name: "Close the vote" }).click();
  await page.getByRole("dialog").getByRole("radio", { name: "No option" }).check();
  await page.getByLabel("Why").fill("Too few voted.");
  await confirm(page);
  await expect(page.getByText("No option is chosen.")).toBeVisible();
  await expectDrafted(steward, ["No option is chosen. Too few voted."]);
});
