import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, PASSWORD, test } from "./fixtures";

async function expectNoAxe(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
}

test("an admin sets what approving takes; two leads sign, one with a dissent, and the page says who is missing", async ({
  house,
  signedIn,
}) => {
  const at = `/o/${house.slug}`;
  const { page: admin } = await signedIn(house.accounts.admin);

  await test.step("the admin asks two leads or owners, with their password, at once", async () => {
    await admin.goto(`${at}/settings/approval-rules`);
    await expect(admin.getByText("One approval of each product line accepts a decision")).toBeVisible();
    await admin.getByRole("listitem").filter({ hasText: "Core" }).getByRole("button", { name: "Set a rule" }).click();
    const form = admin.getByRole("form", { name: "The approval rule of Core" });
    await form.getByLabel("How many").selectOption("2");
    await form.getByLabel("What approving asks for again").selectOption("password_or_passkey");
    await form.getByLabel("Who may override what is missing").selectOption("owners");
    await form.getByLabel("It holds at once, for what waits too").check();
    await expect(form.getByText("It asks for 2 leads or owners.")).toBeVisible();
    await expectNoAxe(admin);
    await form.getByRole("button", { name: "Save the rule" }).click();
    await expect(admin.getByText("1 product line has a rule of its own.")).toBeVisible();
    await expect(admin.getByRole("heading", { name: /Changes/ })).toBeVisible();
  });

  await test.step("the lead approves with the password, and dissents", async () => {
    const { page: lead } = await signedIn(house.accounts.lead);
    await lead.goto(`${at}/decisions/${house.decisions.proposed}/approval`);
    await expect(lead.getByText("Missing: 2 leads or owners")).toBeVisible();
    await lead.getByRole("button", { name: "Approve" }).click();
    const dialog = lead.getByRole("dialog");
    await dialog.getByLabel("I would have decided otherwise").check();
    await dialog.getByLabel("What you would have decided, and why").fill("One queue per team, for their pace.");
    await dialog.getByLabel("Your password").fill("not the password");
    await dialog.getByRole("button", { name: "Approve" }).click();
    await expect(dialog.getByText("This is not your current password.")).toBeVisible();
    await dialog.getByLabel("Your password").fill(PASSWORD);
    await dialog.getByRole("button", { name: "Approve" }).click();
    await expect(lead.getByText("Missing: 1 lead or owner: Olga Owner can give it.")).toBeVisible();
    await expect(lead.getByText("Dissents")).toBeVisible();
    await expectNoAxe(lead);
  });

  await test.step("an owner overrides what is missing, and it says so for good", async () => {
    const { page: owner } = await signedIn(house.accounts.owner);
    await owner.goto(`${at}/decisions/${house.decisions.proposed}/approval`);
    await owner.getByRole("button", { name: "Override" }).click();
    const dialog = owner.getByRole("dialog", { name: "Override what is missing" });
    await dialog.getByLabel("Why").fill("The other lead is out of reach and this cannot wait.");
    await dialog.getByRole("button", { name: "Override" }).click();
    await expect(owner.getByText("Overridden by Olga Owner")).toBeVisible();
    await owner.goto(`${at}/decisions/${house.decisions.proposed}/history`);
    await expect(owner.getByText(/by an override on/)).toBeVisible();
  });
});

test("a lead who will be away lets another stand in, and ends it again", async ({ house, signedIn }) => {
  const { page } = await signedIn(house.accounts.lead);
  await page.goto(`/o/${house.slug}/settings/approval-rules`);
  await page.getByRole("button", { name: "I will be away" }).click();
  const form = page.getByRole("form", { name: "Who stands in for you" });
  await form.getByLabel("Who stands in for you").selectOption({ label: "Olga Owner, owner" });
  await form.getByLabel("From").fill("2030-06-01T08:00");
  await form.getByLabel("To").fill("2030-05-01T08:00");
  await form.getByRole("button", { name: "Let them stand in" }).click();
  await expect(form.getByText("The last day is before the first.")).toBeVisible();
  await form.getByLabel("To").fill("2030-06-14T18:00");
  await expectNoAxe(page);
  await form.getByRole("button", { name: "Let them stand in" }).click();
  const one = page.getByRole("listitem").filter({ hasText: "Olga Owner for Lea Lead" });
  await expect(one).toBeVisible();
  await one.getByRole("button", { name: "End it now" }).click();
  await expect(one).toBeHidden();
});
