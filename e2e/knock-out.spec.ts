import { expect, PASSWORD, test } from "./fixtures";
import { givenSetup } from "./given/setup";
import { score, weighEvenly } from "./pages/ballot";
import { openScoring, openWeighting, reveal } from "./pages/evaluation";
import { addEvidence, addMeasured, enterValue, knockOutBelow } from "./pages/setup";

const SHOWS = "Two teams wrote their own admin pages in 2025.";

test("a knock-out excludes the leader, beside a measured criterion and a piece of evidence", async ({ signedIn }) => {
  test.slow();
  const { slug, number, accounts } = await givenSetup(PASSWORD);
  const evaluation = `/o/${slug}/decisions/${number}/evaluation`;
  const steward = await signedIn(accounts.steward);
  const voter = await signedIn(accounts.voter);
  const { page } = steward;

  await test.step("the steward sets a minimum, measures latency and attaches a fact", async () => {
    await page.goto(evaluation);
    await knockOutBelow(steward, "Tooling", 3);
    await addMeasured(steward, "Latency", { unit: "ms", worst: "900", best: "100" });
    await enterValue(steward, { criterion: "Latency", option: "Django", unit: "ms" }, "900", "1.0");
    await addEvidence(steward, { criterion: "Tooling", option: "Flask" }, SHOWS, "https://example.org/report");
  });

  await test.step("scoring stays shut while a value is missing", async () => {
    await openWeighting(steward, evaluation);
    for (const person of [steward, voter]) await weighEvenly(person, evaluation);
    await page.goto(evaluation);
    await expect(page.getByRole("complementary", { name: "Next" })).toContainText("Latency of Flask");
    await expect(page.getByRole("button", { name: "Open scoring" })).toBeDisabled();
    await enterValue(steward, { criterion: "Latency", option: "Flask", unit: "ms" }, "300", "4.0");
    await openScoring(steward, evaluation);
  });

  await test.step("the ballot shows the minimum, the evidence and the measured values, and asks for none of them", async () => {
    const ballot = voter.page;
    await ballot.goto(`${evaluation}/ballot`);
    await ballot.keyboard.press("Enter");
    await expect(ballot.getByText("no option below 3 may win")).toBeVisible();
    await ballot.keyboard.press("e");
    const evidence = ballot.getByRole("complementary", { name: "Evidence" });
    await expect(evidence).toBeFocused();
    await expect(evidence).toContainText(SHOWS);
    await expect(evidence.getByRole("link", { name: /example\.org\/report/ })).toHaveAttribute("rel", /noopener/);
    await expect(evidence.getByRole("button", { name: /evidence/ })).toHaveCount(0);
    for (const criterion of ["Hiring", "Latency"]) {
      await ballot.keyboard.press("Enter");
      await expect(ballot.getByRole("heading", { level: 1, name: criterion })).toBeVisible();
    }
    await expect(ballot.getByText("Trial of November").first()).toBeVisible();
    await expect(ballot.getByText("300 ms, rated 4.0 of 5")).toBeVisible();
    await expect(ballot.getByRole("group")).toHaveCount(0);
  });

  await test.step("Flask leads on points and is below the minimum on tooling", async () => {
    const opinion = (criterion: string, option: string) =>
      option === "Flask" ? (criterion === "Tooling" ? 2 : 5) : criterion === "Tooling" ? 4 : 2;
    for (const person of [steward, voter]) await score(person, evaluation, opinion);
    await reveal(steward, evaluation);
    await expect(page.getByRole("link", { name: /Flask, Latency: measured 300 ms/ })).toBeVisible();
    await expect(page.getByRole("link", { name: /Flask, Tooling: .*below the minimum of 3/ })).toBeVisible();
  });

  await test.step("the steward cannot choose it, and Django wins", async () => {
    await page.getByRole("button", { name: "Close the evaluation" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("Flask is knocked out: Tooling is 2, below the minimum of 3.");
    await expect(dialog.getByRole("radio", { name: /Flask/ })).toBeDisabled();
    await page.keyboard.press("Control+Enter");
    await expect(dialog).toBeHidden();
    const main = page.getByRole("main");
    await expect(main).toContainText("Django is the only option that may win");
    await expect(main).toContainText("Flask is knocked out: Tooling is 2, below the minimum of 3.");
    await expect(main.getByText("300 ms, rated 4.0").first()).toBeVisible();
    await page.goto(`/o/${slug}/decisions/${number}`);
    await expect(page.getByText("No option below 3 may win.")).toBeVisible();
  });
});
