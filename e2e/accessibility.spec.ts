import type { Page } from "@playwright/test";
import { expect, PASSWORD, test } from "./fixtures";
import { givenEvaluations } from "./given/evaluations";
import { ALL_LOOKS, expectNoBarrier, look, type Look } from "./pages/barriers";
import { invite } from "./pages/people";

const TABS = ["", "/properties", "/revisions", "/evaluation", "/approval", "/history"];

/** Goes to each path, which has to answer with the status, and looks at the screen in every look. */
async function visit(page: Page, paths: readonly string[], status = 200): Promise<void> {
  await look(page, "light");
  for (const path of paths) {
    await test.step(path, async () => {
      const answer = await page.goto(path);
      expect.soft(answer?.status(), path).toBe(status);
      await expect(page.getByRole("main")).toBeVisible();
      // What is streamed in later has left its mark in the markup until it is shown in its place.
      await expect(page.locator("template[id^='B:'], [hidden][id^='S:']")).toHaveCount(0);
      await expectNoBarrier(page);
    });
  }
}

/** Opens what lies over the page, looks at it and leaves it. */
async function lift(page: Page, name: string, open: () => Promise<void>, looks: readonly Look[] = ALL_LOOKS) {
  await test.step(name, async () => {
    const lifted = page.locator("dialog[open], :popover-open");
    await open();
    await expect(lifted).toBeVisible();
    await expectNoBarrier(page, looks);
    await page.keyboard.press("Escape");
    await expect(lifted).toBeHidden();
  });
}

/** The dialog behind a button of the page. */
const liftDialog = (page: Page, button: string) =>
  lift(page, button, () => page.getByRole("main").getByRole("button", { name: button }).first().click());

/** The dialog behind a line of a menu. */
const liftFromMenu = (page: Page, menu: string, line: string) =>
  lift(page, line, async () => {
    await page.getByRole("main").getByRole("button", { name: menu }).click();
    await page.locator(":popover-open").getByRole("button", { name: line }).click();
  });

test("no screen of the workspace has a barrier", async ({ house, signedIn }) => {
  test.slow();
  const { page } = await signedIn(house.accounts.owner);
  const at = `/o/${house.slug}`;
  const { draft, proposed, accepted } = house.decisions;
  const tabs = [draft, proposed, accepted].flatMap((number) => TABS.map((tab) => `${at}/decisions/${number}${tab}`));
  await visit(page, [at, `${at}/decisions`, `${at}/decisions/new`, ...tabs, `${at}/decisions/${draft}/edit`]);
  await visit(page, [`${at}/product-lines`, `${at}/product-lines/core`, `${at}/product-lines/new`]);
  await visit(page, [`${at}/activity`, `${at}/members`, `${at}/settings`, "/account", "/welcome"]);
  const templates = `${at}/templates`;
  await visit(page, [templates, `${templates}/database`, `${templates}/new?from=database`, `${templates}/import`]);
  await visit(page, [`${at}/nothing`, `${at}/decisions/999`, `${templates}/nothing`], 404);
});

test("no screen has a barrier for somebody who only reads", async ({ house, signedIn }) => {
  test.slow();
  const { page } = await signedIn(house.accounts.stakeholder);
  const at = `/o/${house.slug}`;
  const { proposed, accepted } = house.decisions;
  await visit(page, [at, `${at}/decisions`, `${at}/members`, `${at}/settings`]);
  await visit(page, [`${at}/decisions/${proposed}/approval`, `${at}/decisions/${accepted}`]);
});

test("nothing that opens over a screen of the workspace has a barrier", async ({ house, signedIn }) => {
  test.slow();
  const { page } = await signedIn(house.accounts.owner);
  const at = `/o/${house.slug}`;
  const atDesk = ["light", "dark"] as const;
  const press = (name: string) => () => page.getByRole("button", { name }).click();
  await page.goto(at);
  await lift(page, "shortcuts", press("Keyboard shortcuts"));
  await lift(page, "palette", async () => {
    await page.getByRole("button", { name: "Search or jump to" }).click();
    await page.getByRole("combobox").fill("queue");
    await expect(page.getByRole("option", { name: "One queue for all services" })).toBeVisible();
  });
  await lift(page, "organizations", press("switch organization"), atDesk);
  await lift(page, "account and theme", press("account and theme"), atDesk);
  await look(page, "phone");
  await lift(page, "menu", press("Menu"), ["phone"]);

  await page.goto(`${at}/decisions/${house.decisions.proposed}/approval`);
  for (const verdict of ["Approve", "Request changes", "Reject"]) await liftDialog(page, verdict);
  await liftDialog(page, "Withdraw");
  await page.goto(`${at}/product-lines/core`);
  for (const change of ["Rename", "Move", "Archive"]) await liftFromMenu(page, "Change Core", change);
  await page.goto(`${at}/members`);
  await liftDialog(page, "Invite");
  await liftDialog(page, "Manage Lea Lead");
});

test("no phase of an evaluation has a barrier", async ({ signedIn }) => {
  test.slow();
  const { slug, accounts, decisions } = await givenEvaluations(PASSWORD);
  const { page } = await signedIn(accounts.steward);
  const decision = (number: number) => `/o/${slug}/decisions/${number}`;
  const evaluation = (number: number) => `${decision(number)}/evaluation`;
  await visit(page, [evaluation(decisions.none), evaluation(decisions.cancelled)]);

  await visit(page, [evaluation(decisions.setup)]);
  await liftDialog(page, "Cancel the evaluation");
  await liftDialog(page, "Open weighting");
  await page.getByRole("button", { name: /^Time to first delivery/ }).click();
  await test.step("a criterion, opened", () => expectNoBarrier(page));

  await visit(page, [evaluation(decisions.weighting)]);
  await liftDialog(page, "Open scoring");
  await visit(page, [`${evaluation(decisions.weighting)}/ballot`]);
  await page.getByRole("button", { name: "Begin with equal points" }).click();
  await liftDialog(page, "Submit ballot");

  await visit(page, [`${evaluation(decisions.scoring)}/ballot`, evaluation(decisions.scoring)]);
  await liftDialog(page, "Reveal the round");
  await visit(page, [`${evaluation(decisions.secondScoring)}/ballot`, evaluation(decisions.secondScoring)]);

  const { closed, tied } = decisions;
  await visit(page, [evaluation(closed), `${decision(closed)}/votes`, decision(closed), evaluation(tied)]);
  await liftDialog(page, "Choose an option");
});

test("no discussion of an evaluation has a barrier", async ({ signedIn }) => {
  test.slow();
  const { slug, accounts, decisions, cell } = await givenEvaluations(PASSWORD);
  const { page } = await signedIn(accounts.steward);
  const evaluation = `/o/${slug}/decisions/${decisions.discussion}/evaluation`;
  const states = ["show=spread", "show=numbers&round=1", "show=movement", "cell=whole", `cell=${cell}`];
  await visit(page, [`/o/${slug}`, evaluation, ...states.map((state) => `${evaluation}?${state}`)]);
  await liftDialog(page, "Close the evaluation");
  for (const step of ["Open another round", "Drop a criterion", "Reopen the setup", "Cancel the evaluation"])
    await liftFromMenu(page, "More steps of the evaluation", step);
});

test("no phase of an evaluation has a barrier for a voter", async ({ signedIn }) => {
  test.slow();
  const { slug, accounts, decisions } = await givenEvaluations(PASSWORD);
  const { page } = await signedIn(accounts.voter);
  const { setup, weighting, scoring, discussion, closed } = decisions;
  const shown = [setup, weighting, scoring, discussion, closed];
  await visit(page, [`/o/${slug}`, ...shown.map((number) => `/o/${slug}/decisions/${number}/evaluation`)]);
});

test("no entry screen has a barrier", async ({ house, signedIn, person }) => {
  test.slow();
  const owner = await signedIn(house.accounts.owner);
  const withdrawn = await invite(owner, `/o/${house.slug}`, "member");
  await owner.page.getByRole("button", { name: /^Withdraw the invitation/ }).click();
  await expect(owner.page.getByText("No invitation is open")).toBeVisible();
  const invitation = await invite(owner, `/o/${house.slug}`, "lead");
  await owner.page.getByRole("button", { name: "Manage Stan Stakeholder" }).click();
  await owner.page.getByRole("button", { name: "Make a link" }).click();
  const reset = await owner.page.getByLabel("Reset link for Stan Stakeholder").inputValue();
  await visit(owner.page, [invitation]);

  const visitor = await person("Some Visitor");
  await visit(visitor.page, ["/sign-in", "/sign-up", "/forgot", invitation, withdrawn, "/invite/nothing"]);
  await visit(visitor.page, [reset, "/reset/nothing"]);
  await visit(visitor.page, ["/nothing"], 404);
});
