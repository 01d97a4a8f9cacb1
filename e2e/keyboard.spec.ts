import type { Page } from "@playwright/test";
import { expect, PASSWORD, test } from "./fixtures";
import { givenVote } from "./given/vote";
import { enter, expectFocusShown, tabTo } from "./pages/keyboard";

const skipToContent = (page: Page) => enter(page, page.getByRole("link", { name: "Skip to the content" }));

/** Opens the dialog behind a button, leaves it by Esc, finds itself back on the button, and opens the dialog again. */
async function openTwice(page: Page, button: string, title: string): Promise<void> {
  const opener = page.getByRole("main").getByRole("button", { name: button, exact: true });
  const dialog = page.getByRole("dialog", { name: title });
  await enter(page, opener);
  await expect(dialog).toBeVisible();
  await expect(dialog.locator(":focus")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
  await expectFocusShown(page);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeVisible();
}

test("somebody scores by keyboard alone, from home to the receipt", async ({ signedIn }) => {
  const { slug, accounts } = await givenVote(PASSWORD, "scoring");
  const { page } = await signedIn(accounts.voter);
  const { keyboard } = page;
  const answer = (option: string, name: string | RegExp) =>
    page.getByRole("group", { name: option }).getByRole("button", { name, pressed: true });
  const reason = (option: string) => page.getByRole("textbox", { name: `Why this score for ${option}?` });
  const explain = async (option: string, text: string) => {
    await keyboard.press("r");
    await expect(reason(option)).toBeFocused();
    await expectFocusShown(page);
    await keyboard.type(text);
    await keyboard.press("Escape");
    await expect(reason(option)).not.toBeFocused();
  };

  await test.step("opens the ballot from home", async () => {
    await expect(page).toHaveURL(`/o/${slug}`);
    await skipToContent(page);
    await enter(page, page.getByRole("main").getByRole("link", { name: "Score" }));
    await expect(page.getByRole("heading", { level: 1, name: "Speed" })).toBeVisible();
  });

  await test.step("scores the first criterion, with reasons", async () => {
    await keyboard.press("1");
    await expect(answer("Django", /: 1,/)).toBeVisible();
    await explain("Django", "It took a day to start, 5 of 7 times.");
    await keyboard.press("ArrowDown");
    await keyboard.press("4");
    await keyboard.press("5");
    await expect(answer("Flask", /: 5,/)).toBeVisible();
    await explain("Flask", "An hour.");
    await expect(answer("Flask", /: 5,/)).toBeVisible();
  });

  await test.step("abstains, and says that a criterion does not apply", async () => {
    await keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Safety" })).toBeVisible();
    await keyboard.press("a");
    await expect(answer("Django", "Abstain")).toBeVisible();
    await keyboard.press("ArrowDown");
    await keyboard.press("Shift+A");
    await expect(answer("Flask", "Not applicable")).toBeVisible();
  });

  await test.step("looks back, and corrects", async () => {
    await keyboard.press("Shift+Enter");
    await expect(answer("Django", /: 1,/)).toBeVisible();
    await keyboard.press("ArrowDown");
    await keyboard.press("ArrowUp");
    await keyboard.press("2");
    await expect(answer("Django", /: 2,/)).toBeVisible();
    await keyboard.press("Enter");
    await expect(answer("Django", "Abstain")).toBeVisible();
  });

  await test.step("submits, and the focus stays where it was", async () => {
    await openTwice(page, "Submit ballot", "Submit your ballot");
    await keyboard.press("Control+Enter");
    await expect(page.getByText(/Submitted as event \d+/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Submit again" })).toBeFocused();
    await expectFocusShown(page);
  });

  await test.step("the server holds what was typed", async () => {
    await page.reload();
    await expect(page.getByText(/Submitted as event \d+/)).toBeVisible();
    await expect(answer("Django", "Abstain")).toBeVisible();
    await expect(answer("Flask", "Not applicable")).toBeVisible();
    await keyboard.press("Shift+Enter");
    await expect(answer("Django", /: 2,/)).toBeVisible();
    await expect(answer("Flask", /: 5,/)).toBeVisible();
    await expect(reason("Django")).toHaveValue("It took a day to start, 5 of 7 times.");
    await expect(reason("Flask")).toHaveValue("An hour.");
  });
});

test("a lead requests changes and approves by keyboard alone, from home to accepted", async ({ house, signedIn }) => {
  const { page } = await signedIn(house.accounts.lead);
  const { keyboard } = page;
  const main = page.getByRole("main");
  const standing = main.getByRole("heading", { level: 1 });
  const openApproval = async () => {
    await skipToContent(page);
    await enter(page, main.getByRole("link", { name: "Read and decide" }));
    await expect(standing).toContainText("This waits for you");
  };

  await test.step("opens the approval from home", openApproval);

  await test.step("requests changes with a reason, and is told where that stands", async () => {
    await openTwice(page, "Request changes", "Request changes");
    await tabTo(page, page.getByRole("textbox", { name: "What has to change" }));
    await keyboard.type("Say what happens to the old queue.");
    await keyboard.press("Control+Enter");
    await expect(standing).toContainText("Lea Lead requested changes.");
    await expect(standing).toBeFocused();
    await expectFocusShown(page);
    await expect(main.getByText("“Say what happens to the old queue.”")).toBeVisible();
  });

  await test.step("lifts the request and goes home", async () => {
    await enter(page, main.getByRole("button", { name: "Lift your request" }));
    await expect(standing).toContainText("This waits for you");
    await keyboard.press("g");
    await keyboard.press("h");
    await expect(page).toHaveURL(`/o/${house.slug}`);
    await expect(main.getByText("One queue for all services")).toBeVisible();
  });

  await test.step("approves, and is told that it is accepted", async () => {
    await openApproval();
    await openTwice(page, "Approve", "Approve exactly this text");
    await keyboard.press("Control+Enter");
    await expect(standing).toContainText("is in force.");
    await expect(standing).toBeFocused();
    await expectFocusShown(page);
    await expect(main.getByText("Accepted", { exact: true }).first()).toBeVisible();
  });
});
