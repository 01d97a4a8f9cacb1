import { mkdtemp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectNoBarrier } from "./pages/barriers";

const record = (number: number, title: string, status: string, decision: string) =>
  `# ${number}. ${title}\n\nDate: 2022-03-04\n\n## Status\n\n${status}\n\n## Context\n\nWhy.\n\n## Decision\n\n${decision}\n`;

/** A folder of records as a team keeps it, on disk. */
async function withFolder(
  work: (folder: string, write: (name: string, text: string) => Promise<void>) => Promise<void>,
) {
  const above = await mkdtemp(path.join(tmpdir(), "records-"));
  const folder = path.join(above, "shop");
  const write = async (name: string, text: string) => {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  };
  try {
    await work(folder, write);
  } finally {
    await rm(above, { recursive: true });
  }
}

/** Chooses a folder and reads it, up to the page that shows what was understood. */
async function readFolder(page: Page, at: string, folder: string) {
  await page.goto(`${at}/import`);
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose a folder" }).click();
  await (await choosing).setFiles(folder);
  await expect(page.getByRole("status").filter({ hasText: "to read" })).toBeVisible();
  await page.getByRole("button", { name: "Read them" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^\d+ records of shop/ })).toBeVisible();
}

const row = (page: Page, title: string) =>
  page.getByRole("list", { name: "Records" }).getByRole("listitem").filter({ hasText: title });

test("a lead's folder comes in once, its files stay as they were, and what changes at the source is updated", async ({
  house,
  signedIn,
}) => {
  const { page } = await signedIn(house.accounts.owner);
  const at = `/o/${house.slug}`;
  await withFolder(async (folder, write) => {
    for (const number of [21, 22, 23, 24])
      await write(
        `adr/00${number}-part-${number}.md`,
        record(number, `Part ${number}`, "Accepted", `Part ${number} it is.`),
      );
    await write("adr/0025-unclear.md", record(25, "Unclear", "Marinating", "Something.\r\n\r\nWith Windows in it."));
    await write("adr/README.md", "# Index\n");
    await write("src/main.ts", "export {};\n");

    await test.step("what was understood is shown, and what is unclear is set right", async () => {
      await readFolder(page, at, folder);
      await expect(page.getByText("1 file is no record")).toBeVisible();
      await page.getByRole("link", { name: "To look at 1" }).click();
      await expect(row(page, "Part 21")).toBeHidden();
      await row(page, "Unclear").getByRole("button", { name: "Unclear" }).click();
      await expect(page.getByText("“marinating” is none of the words known for a status.")).toBeVisible();
      await row(page, "Unclear").getByLabel("Status").selectOption({ label: "Rejected" });
      await expect(row(page, "Unclear").getByRole("button", { name: "Back to what was read" })).toBeVisible();
      await expectNoBarrier(page);
    });

    await test.step("all of them come in at once", async () => {
      await page.getByRole("button", { name: "Import 5 decisions" }).click();
      await expect(page.getByRole("heading", { level: 1, name: /^5 decisions came from shop/ })).toBeVisible();
      await row(page, "Unclear").getByRole("link", { name: "ADR-25" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Unclear" })).toBeVisible();
      await expect(page.getByRole("complementary")).toContainText("Marinating");
      await expectNoBarrier(page);
    });

    await test.step("its file is handed out byte for byte", async () => {
      const handing = page.waitForEvent("download");
      await page.getByRole("link", { name: "0025-unclear.md" }).click();
      const bytes = await readFile(await (await handing).path());
      expect(bytes.equals(await readFile(path.join(folder, "adr/0025-unclear.md")))).toBe(true);
    });

    await test.step("nobody is said to have approved what was taken over", async () => {
      await page.goto(`${at}/decisions/21`);
      await expect(page.getByText("Imported, not approved here")).toBeVisible();
      await page.getByRole("link", { name: "History" }).click();
      await expect(page.getByText("What happened before was not witnessed here.")).toBeVisible();
    });

    await test.step("again, nothing is new and nothing changes", async () => {
      await readFolder(page, at, folder);
      await expect(page.getByRole("heading", { level: 1 })).toContainText("0 changed at the source and 5 did not.");
      await expect(page.getByRole("button", { name: "Import 0 decisions" })).toHaveAttribute("aria-disabled", "true");
      await page.getByRole("button", { name: "Discard" }).click();
      const dialog = page.getByRole("dialog", { name: "Discard this import" });
      await dialog.getByRole("button", { name: "Discard" }).click();
      await expect(page.getByRole("button", { name: "Choose a folder" })).toBeVisible();
    });

    await test.step("three files change at their source, and exactly these are updated", async () => {
      for (const number of [21, 22, 23])
        await write(
          `adr/00${number}-part-${number}.md`,
          record(number, `Part ${number}`, "Deprecated", `No longer part ${number}.`),
        );
      await readFolder(page, at, folder);
      await page.getByRole("button", { name: "Update 3 decisions" }).click();
      await expect(
        page.getByRole("heading", { level: 1, name: /0 decisions came from shop, 3 were updated/ }),
      ).toBeVisible();
      await row(page, "Part 21").getByRole("link", { name: "ADR-21" }).click();
      await expect(page.getByText("No longer part 21.").first()).toBeVisible();
    });
  });
});

test("a member is told who imports, and by no way gets at an import", async ({ house, signedIn }) => {
  const { page } = await signedIn(house.accounts.member);
  await page.goto(`/o/${house.slug}/decisions`);
  await expect(page.getByRole("link", { name: "Import" })).toBeHidden();
  await page.goto(`/o/${house.slug}/import`);
  await expect(page.getByRole("alert").filter({ hasText: "Leads import records." })).toBeVisible();
});
