import { expect, PASSWORD, test } from "./fixtures";
import { givenDiscussions } from "./given/discussions";

test("a double click is taken for one: it gives a score, and leaves no dialog that it opened", async ({ signedIn }) => {
  const { slug, accounts, decisions } = await givenDiscussions(PASSWORD);
  const evaluation = `/o/${slug}/decisions/${decisions.belowQuorum}/evaluation`;

  const { page: voter } = await signedIn(accounts.voter);
  await voter.goto(`${evaluation}/ballot`);
  const key = voter.getByRole("button", { name: "Django: 4, good" });
  const saved = voter.waitForResponse((response) => response.url().endsWith("/ballot/draft"));
  await key.dblclick();
  await saved;
  await expect(key).toHaveAttribute("aria-pressed", "true");
  // Pressed again on its own it is taken back.
  await key.click();
  await expect(key).toHaveAttribute("aria-pressed", "false");

  const { page: steward } = await signedIn(accounts.steward);
  await steward.goto(evaluation);
  const dialog = steward.getByRole("dialog");
  await steward.getByRole("button", { name: "Reveal the round" }).dblclick();
  await expect(dialog).toBeVisible();
  // A press of its own behind the dialog leaves it, once the time of a double click is over.
  await expect(async () => {
    await steward.mouse.click(8, 8);
    await expect(dialog).toBeHidden({ timeout: 100 });
  }).toPass();
});
