import { readFile } from "node:fs/promises";
import { z } from "zod";
import { expect, test } from "./fixtures";
import { ALL_LOOKS, expectNoBarrier, look } from "./pages/barriers";

test("an owner takes the history along, and checks it in a browser with the network off", async ({
  house,
  signedIn,
}) => {
  const { slug, accounts } = house;
  const { page } = await signedIn(accounts.owner);
  const main = page.getByRole("main");

  await page.goto(`/o/${slug}/settings/history`);
  for (const one of ALL_LOOKS) {
    await look(page, one);
    await expectNoBarrier(page);
  }
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    main.getByRole("link", { name: "History file of the organization" }).click(),
  ]);
  const bytes = await readFile(await file.path());
  const given = (buffer: Buffer) => ({ name: "history.jsonl", mimeType: "application/jsonl", buffer });

  await main.getByRole("link", { name: "Check a file" }).click();
  await expect(page.getByRole("heading", { name: "Check a history" })).toBeVisible();
  await page.waitForLoadState("networkidle");
  await page.context().setOffline(true);
  const found = page.getByRole("region", { name: "What was found" }).or(page.getByLabel("What was found"));
  await page.getByLabel(/A history file/).setInputFiles(given(bytes));
  await expect(found).toContainText("Everything holds");

  const changed = Buffer.from(bytes);
  changed[Math.floor(bytes.length / 2)] = (changed[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
  await page.getByLabel(/A history file/).setInputFiles(given(changed));
  await expect(found).toContainText("It does not hold");
  await expect(found).toContainText("this line of the file was changed, or is missing");
  for (const one of ALL_LOOKS) {
    await look(page, one);
    await expectNoBarrier(page);
  }

  // A checkpoint that cannot be among those of this file: it does not fail, and it does not simply hold.
  const { organization } = z
    .object({ organization: z.object({ id: z.string() }) })
    .parse(JSON.parse(bytes.subarray(0, bytes.indexOf(10)).toString()));
  const note = `accord/${organization.id}\n9\n${"A".repeat(43)}=\nnumber 900\ntime 2999-01-01T00:00:00.000Z\nprevious ${"0".repeat(64)}\n\n— accord/${organization.id} ${Buffer.alloc(68).toString("base64")}\n`;
  await page
    .getByLabel(/A history file/)
    .setInputFiles([given(bytes), { name: "mail.txt", mimeType: "text/plain", buffer: Buffer.from(note) }]);
  await expect(found.getByRole("heading", { name: "Not compared" })).toBeVisible();
  await expect(found).toContainText("what you gave is not in it");
  await expect(found).toContainText("The checkpoint you gave is newer than this file");
  for (const one of ALL_LOOKS) {
    await look(page, one);
    await expectNoBarrier(page);
  }
  await page.context().setOffline(false);
});
