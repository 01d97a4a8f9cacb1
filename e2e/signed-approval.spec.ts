import { readFile } from "node:fs/promises";
import { expect, PASSWORD, test } from "./fixtures";
import { withAuthenticator } from "./pages/authenticator";
import { expectNoBarrier } from "./pages/barriers";

test("a lead signs an approval with a passkey, and whoever holds the history checks the signature offline", async ({
  house,
  signedIn,
}) => {
  const at = `/o/${house.slug}`;
  const approval = `${at}/decisions/${house.decisions.proposed}/approval`;
  const { page: owner } = await signedIn(house.accounts.owner);
  const { page: lead } = await signedIn(house.accounts.lead);
  await withAuthenticator(lead);
  const dialog = lead.getByRole("dialog");

  await test.step("the rule asks for a passkey", async () => {
    await owner.goto(`${at}/settings/approval-rules`);
    await owner.getByRole("listitem").filter({ hasText: "Core" }).getByRole("button", { name: "Set a rule" }).click();
    const form = owner.getByRole("form", { name: "The approval rule of Core" });
    await form.getByLabel("What approving asks for again").selectOption("passkey");
    await form.getByLabel("It holds at once, for what waits too").check();
    await form.getByRole("button", { name: "Save the rule" }).click();
    await expect(owner.getByText("1 product line has a rule of its own.")).toBeVisible();
  });

  await test.step("without one, the page says how to come by one", async () => {
    await lead.goto(approval);
    await lead.getByRole("button", { name: "Approve" }).click();
    await expect(dialog).toContainText("you have none yet");
    await expectNoBarrier(lead);
    await dialog.getByRole("link", { name: "Add one on your account page" }).click();
    await lead.getByRole("button", { name: "Add a passkey" }).click();
    await dialog.getByLabel("Name").fill("Work laptop");
    await dialog.getByLabel("Your password").fill(PASSWORD);
    await dialog.getByRole("button", { name: "Continue" }).click();
    await expect(lead.getByRole("listitem").filter({ hasText: "Work laptop" })).toBeVisible();
  });

  await test.step("with it, the approval is signed", async () => {
    await lead.goto(approval);
    await lead.getByRole("button", { name: "Approve" }).click();
    await expect(dialog).toContainText("Your passkey signs exactly this text");
    await expectNoBarrier(lead);
    await dialog.getByRole("button", { name: "Approve" }).click();
    await expect(lead.getByRole("main").getByRole("heading", { level: 1 })).toContainText("is in force.");
    await expect(lead.getByText(/passkey/i).first()).toBeVisible();
    await expectNoBarrier(lead);
  });

  await test.step("the file holds the signature, and it is checked with the network off", async () => {
    await owner.goto(`${at}/settings/history`);
    const [file] = await Promise.all([
      owner.waitForEvent("download"),
      owner.getByRole("link", { name: "History file of the organization" }).click(),
    ]);
    const bytes = await readFile(await file.path());
    await owner.goto("/verify");
    await owner.waitForLoadState("networkidle");
    await owner.context().setOffline(true);
    const given = { name: "history.jsonl", mimeType: "application/jsonl", buffer: bytes };
    await owner.getByLabel(/A history file/).setInputFiles(given);
    const found = owner.getByLabel("What was found");
    await expect(found).toContainText("Everything holds");
    await expect(found).toContainText(/1 signature/);
    await owner.context().setOffline(false);
  });
});
