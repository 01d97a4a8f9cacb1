import { expect, PASSWORD, test } from "./fixtures";
import { givenStakeholders } from "./given/stakeholders";
import { expectNoBarrier } from "./pages/barriers";

test("a stakeholder follows a line, and is told what changed until they have read it", async ({ signedIn }) => {
  const { slug, accounts } = await givenStakeholders(PASSWORD);
  const { page } = await signedIn(accounts.stakeholder);
  const owner = await signedIn(accounts.owner);
  const home = `/o/${slug}`;

  await test.step("they follow the line where it stands", async () => {
    await page.goto(`${home}/decisions/1`);
    await page.getByRole("link", { name: "Billing", exact: true }).first().click();
    const button = page.getByRole("button", { name: "Follow Billing" });
    await button.click();
    await expect(button).toHaveAttribute("aria-pressed", "true");
    await page.goto(home);
    await expect(page.getByText("Nothing since you read it.")).toBeVisible();
  });

  await test.step("what somebody else changes stands on home, and above the record", async () => {
    await owner.page.goto(`${home}/decisions/1`);
    const thread = owner.page.getByRole("textbox", { name: "Comment" });
    await thread.fill("We move the invoices first.");
    await owner.page.getByRole("button", { name: "Comment", exact: true }).click();
    await expect(owner.page.getByRole("list", { name: "Comments" })).toContainText("We move the invoices first.");
    await page.goto(home);
    const changed = page.getByRole("region", { name: "Changed in what you follow" });
    await expect(changed).toContainText("Olga Owner commented");
    await expectNoBarrier(page);
    await changed.getByRole("link", { name: /Django for billing/ }).click();
    const note = page.getByRole("region", { name: "Since you looked" });
    await expect(note).toContainText("Olga Owner commented");
    await expectNoBarrier(page);
  });

  await test.step("once they have left the record it is no longer new", async () => {
    const told = page.waitForResponse((answer) => answer.url().endsWith("/decisions/1/seen"));
    await page.getByRole("link", { name: "Home" }).first().click();
    await told;
    await page.goto(home);
    await expect(page.getByText("Nothing since you read it.")).toBeVisible();
  });

  await test.step("a tag is followed on its list, and everything stands on one page", async () => {
    await page.goto(`${home}/decisions?tag=python`);
    const button = page.getByRole("button", { name: "Follow python" });
    await button.click();
    await expect(button).toHaveAttribute("aria-pressed", "true");
    await page.goto(`${home}/following`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("You follow 1 product line and 1 tag.");
    await expectNoBarrier(page);
    await page.getByRole("button", { name: "Follow python" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("You follow 1 product line.");
  });
});
