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
    await page.getByRole("button", { name: "Follow Billing" }).click();
    await expect(page.getByRole("button", { name: "Following Billing" })).toHaveAttribute("aria-pressed", "true");
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
    await page.getByRole("button", { name: "Follow python" }).click();
    await expect(page.getByRole("button", { name: "Following python" })).toHaveAttribute("aria-pressed", "true");
    await page.goto(`${home}/following`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("You follow 1 product line and 1 tag.");
    await expectNoBarrier(page);
    await page.getByRole("button", { name: "Following python" }).click();
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
    const included = dialog.getByRole("checkbox", { name: /Hana Suzuki/ });
    await expect(included).toBeChecked();
    await expect(included).toBeDisabled();
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

test("a decision is shared by a link with a passcode, and no longer once it is revoked", async ({
  signedIn,
  person,
}) => {
  const { slug, accounts } = await givenStakeholders(PASSWORD);
  const { page: lead } = await signedIn(accounts.lead);
  const { page: outside } = await person("Audit");
  const form = lead.getByRole("form", { name: "New link" });
  const nothing = outside.getByRole("heading", { name: "This link shows nothing" });

  await lead.goto(`/o/${slug}/decisions/1`);
  await lead.getByRole("link", { name: "Share by link" }).click();
  await form.getByLabel("For whom").fill("Audit");
  await form.getByLabel("Passcode, if it should ask for one").fill("lighthouse");
  await form.getByRole("button", { name: "Make the link" }).click();
  const address = (await form.getByText(/\/share\/share_/).textContent()) ?? "";
  await expectNoBarrier(lead);

  await test.step("it asks for the passcode, and a wrong one opens nothing", async () => {
    const answer = await outside.goto(address);
    expect(answer?.headers()["x-robots-tag"]).toContain("noindex");
    expect(answer?.headers()["referrer-policy"]).toBe("no-referrer");
    await outside.getByLabel("Passcode", { exact: true }).fill("not-this-one");
    await outside.getByRole("button", { name: "Read" }).click();
    await expect(outside.getByText("This passcode does not open the link.")).toBeVisible();
    await expectNoBarrier(outside);
  });

  await test.step("the right one shows the record, for whom and as of when", async () => {
    await outside.getByLabel("Passcode", { exact: true }).fill("lighthouse");
    await outside.getByRole("button", { name: "Read" }).click();
    await expect(outside.getByRole("heading", { name: "Django for billing" })).toBeVisible();
    await expect(outside.getByText(/^Shared with Audit by Meridian Logistics, as of .* UTC$/).first()).toBeVisible();
    await expect(outside.getByText("1 of 1 approved")).toBeVisible();
    await expect(outside.getByRole("link", { name: "Decisions" })).toHaveCount(0);
    await expectNoBarrier(outside);
  });

  await test.step("revoked, it shows what an unknown link shows", async () => {
    const links = lead.getByRole("region", { name: "Links" });
    await links.getByRole("button", { name: "Revoke" }).click();
    const dialog = lead.getByRole("dialog", { name: "Revoke the link for Audit" });
    await dialog.getByRole("button", { name: "Revoke" }).click();
    await expect(links).toContainText("Revoked");
    await outside.reload();
    await expect(nothing).toBeVisible();
    await outside.goto(`/share/${"share_018f0000-0000-7000-8000-000000000000_"}${"a".repeat(43)}`);
    await expect(nothing).toBeVisible();
  });
});

/** As an ISO date. */
const inAWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
