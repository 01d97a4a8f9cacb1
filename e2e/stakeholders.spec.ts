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

test("a lead asks people to read a decision, and sees who has", async ({ signedIn }) => {
  const { slug, accounts } = await givenStakeholders(PASSWORD);
  const { page: lead } = await signedIn(accounts.lead);
  const { page: reader } = await signedIn(accounts.stakeholder);
  const record = `/o/${slug}/decisions/1`;

  await test.step("by role, until a day", async () => {
    await lead.goto(record);
    await lead.getByRole("link", { name: "Ask people" }).click();
    await lead.getByRole("button", { name: "Ask people to read it" }).click();
    const dialog = lead.getByRole("dialog", { name: "Ask people to read it" });
    await dialog.getByRole("checkbox", { name: /All stakeholders of its product lines/ }).check();
    await dialog.getByRole("button", { name: "Ask" }).click();
    await expect(dialog.getByText("Choose a day.")).toBeVisible();
    await expectNoBarrier(lead);
    await dialog.getByLabel("Until").fill(inAWeek());
    await dialog.getByRole("button", { name: "Ask" }).click();
    await expect(dialog).toBeHidden();
    await expect(lead.getByRole("heading", { level: 1 })).toContainText("0 of 1 asked have read it.");
    await expectNoBarrier(lead);
  });

  await test.step("who is asked is told at home and on the record, and says so", async () => {
    await reader.goto(`/o/${slug}`);
    await expect(reader.getByText("Asked by Ines Okafor")).toBeVisible();
    await reader.getByRole("link", { name: "Read", exact: true }).click();
    const note = reader.getByRole("region", { name: "Asked to read" });
    await expect(note).toContainText("You are asked to read this until");
    await expectNoBarrier(reader);
    await note.getByRole("button", { name: "I have read it" }).click();
    await expect(note).toBeHidden();
    await expect(reader.getByRole("region", { name: "Reading" })).toContainText("You read revision 2");
  });

  await test.step("the lead sees it, and saves the table", async () => {
    await lead.reload();
    await expect(lead.getByRole("row", { name: /Hana Suzuki/ })).toContainText("Has read it");
    await lead.getByRole("button", { name: "Save" }).click();
    const saving = lead.waitForEvent("download");
    await lead.getByRole("button", { name: "The table as CSV" }).click();
    expect((await saving).suggestedFilename()).toBe("readers-adr-1.csv");
    await lead.goto(`${record}/history`);
    await expect(lead.getByText("has read revision 2")).toBeVisible();
  });
});

/** As an ISO date. */
const inAWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
