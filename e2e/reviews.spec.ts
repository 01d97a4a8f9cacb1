import { expect, test } from "./fixtures";
import { expectNoBarrier } from "./pages/barriers";

test("what was to be watched for happens, the steward is called, keeps the decision, and later revises it", async ({
  house,
  signedIn,
}) => {
  const { page: steward } = await signedIn(house.accounts.member);
  const review = `/o/${house.slug}/decisions/${house.decisions.accepted}/review`;

  await test.step("the steward names what to watch for", async () => {
    await steward.goto(review);
    await expect(steward.getByRole("heading", { name: /needs no review now/ })).toBeVisible();
    await steward.getByLabel("Something to watch for").fill("When the team doubles");
    await steward.getByRole("button", { name: "Add", exact: true }).click();
    await expect(steward.getByRole("listitem").filter({ hasText: "When the team doubles" })).toBeVisible();
    await expectNoBarrier(steward);
  });

  await test.step("somebody else says that it happened", async () => {
    const { page } = await signedIn(house.accounts.admin);
    await page.goto(review);
    await page.getByRole("button", { name: "This happened" }).click();
    await page.getByLabel("What happened").fill("We are 24 now.");
    await page.getByRole("button", { name: "Call for a review" }).click();
    await expect(page.getByRole("heading", { name: /is due for review: what was to be watched for/ })).toBeVisible();
    await expect(page.getByRole("button", { name: "Keep it" })).toBeDisabled();
  });

  await test.step("it stands on the steward's home, who keeps it with a reason", async () => {
    await steward.goto(`/o/${house.slug}`);
    await expect(steward.getByText("A trigger happened")).toBeVisible();
    await steward
      .getByRole("link", { name: /Where sessions live/ })
      .first()
      .click();
    await expect(steward.getByText("We are 24 now.")).toBeVisible();
    await steward.getByRole("button", { name: "Keep it" }).click();
    await expect(steward.getByText("Say why. Whoever reads the history will ask.")).toBeVisible();
    await steward.getByRole("textbox", { name: "Why" }).fill("Sessions still fit.");
    await steward.getByRole("button", { name: "Keep it" }).click();
    await expect(steward.getByRole("heading", { name: /needs no review now/ })).toBeVisible();
    await expect(steward.getByText("Sessions still fit.")).toBeVisible();
  });

  await test.step("revising opens a draft with the text, which will supersede it", async () => {
    await steward.setViewportSize({ width: 390, height: 844 });
    await steward.getByRole("radio", { name: /Revise/ }).check();
    await steward.getByRole("textbox", { name: "Why" }).fill("Redis is cheaper now.");
    await steward.getByRole("button", { name: "Begin the successor" }).click();
    await expect(steward).toHaveURL(/\/edit$/);
    await steward.goto(review);
    await expect(steward.getByRole("heading", { name: /is being revised/ })).toBeVisible();
    await expectNoBarrier(steward);
  });
});
