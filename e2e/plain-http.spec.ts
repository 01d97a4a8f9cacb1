import { expect, test } from "./fixtures";

/** A name that is not this computer's own: a browser calls its pages insecure, and takes locks and the clipboard away. */
const NAME = "accord.test";

test.use({
  launchOptions: [
    async ({ launchOptions }, provide) => {
      const args = [...(launchOptions.args ?? []), `--host-resolver-rules=MAP ${NAME} 127.0.0.1`];
      await provide({ ...launchOptions, args });
    },
    { scope: "worker" },
  ],
  baseURL: async ({ baseURL }, provide) => {
    const address = new URL(baseURL ?? "");
    address.hostname = NAME;
    await provide(address.href);
  },
});

test("the workspace works over plain http on a network", async ({ house, signedIn }) => {
  const approval = `/o/${house.slug}/decisions/${house.decisions.proposed}/approval`;
  const { page: watching } = await signedIn(house.accounts.member);
  const { page } = await signedIn(house.accounts.lead);
  const standing = (of: typeof page) => of.getByRole("main").getByRole("heading", { level: 1 });
  expect(await page.evaluate(() => window.isSecureContext), "the page is insecure").toBe(false);

  await test.step("a page opens, and hears of changes", async () => {
    await watching.goto(approval);
    await expect(watching.locator('[data-live="open"]')).toBeAttached();
    await expect(standing(watching)).toContainText("has to approve this.");
  });

  await test.step("the palette finds a decision", async () => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("queue");
    await page.getByRole("option", { name: /One queue for all services/ }).click();
    await expect(page).toHaveURL(new RegExp(`/decisions/${house.decisions.proposed}$`));
  });

  await test.step("what a page may not copy stands selected", async () => {
    await page.goto(approval);
    await page.getByRole("button", { name: "Copy the content hash" }).click();
    const dialog = page.getByRole("dialog", { name: "Copy the content hash" });
    await expect(dialog).toContainText("Press Ctrl+C");
    const selected = await page.evaluate(() => window.getSelection()?.toString());
    await expect(dialog.getByRole("textbox")).toHaveValue(selected ?? "nothing is selected");
    await page.keyboard.press("Escape");
  });

  await test.step("a verdict is taken, and reaches the other browser by itself", async () => {
    await page.getByRole("button", { name: "Approve" }).click();
    await page.keyboard.press("Control+Enter");
    await expect(standing(page)).toContainText("is in force.");
    await expect(standing(watching)).toContainText("is in force.");
  });
});
