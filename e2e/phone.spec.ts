import { expect, PASSWORD, test } from "./fixtures";
import { givenVote } from "./given/vote";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test("somebody scores a whole ballot on a phone, by touch alone", async ({ signedIn }) => {
  const { slug, accounts } = await givenVote(PASSWORD, "scoring");
  const { page } = await signedIn(accounts.voter);
  const row = (option: string) => page.getByRole("group", { name: option });
  const head = (option: string) => row(option).getByRole("heading").getByRole("button");
  const key = (option: string, name: string | RegExp) => row(option).getByRole("button", { name });
  const isUnfolded = (option: string) => expect(head(option)).toHaveAttribute("aria-expanded", "true");

  await test.step("opens the ballot from home", async () => {
    await expect(page).toHaveURL(`/o/${slug}`);
    await page.getByRole("main").getByRole("link", { name: "Score" }).tap();
    await expect(page.getByRole("heading", { level: 1, name: "Speed" })).toBeVisible();
    await isUnfolded("Django");
    await expect(page.getByText("not applicable", { exact: true })).toBeHidden();
  });

  await test.step("a scored option folds to its number and anchor, and the next one unfolds", async () => {
    await key("Django", /: 2,/).tap();
    await isUnfolded("Flask");
    await expect(key("Django", /: 2,/)).toBeHidden();
    await expect(head("Django")).toHaveAccessibleName(/Django.*Hardly.*2/);
    await expect(key("Flask", /: 5,/)).toBeInViewport();
    await key("Flask", /: 5,/).tap();
    await expect(page.getByText("1 of 2 scored")).toBeVisible();
  });

  await test.step("a folded option is opened again and corrected, with a reason", async () => {
    await head("Django").tap();
    await isUnfolded("Django");
    await key("Django", /: 1,/).tap();
    await expect(key("Django", /: 1,/)).toHaveAttribute("aria-pressed", "true");
    await page.getByRole("textbox", { name: "Why this score for Django?" }).fill("It took a day to start.");
  });

  await test.step("the next criterion begins at its top, and takes an abstention", async () => {
    await page.getByRole("button", { name: "Next criterion" }).tap();
    await expect(page.getByRole("heading", { level: 1, name: "Safety" })).toBeInViewport();
    await key("Django", "Abstain").tap();
    await isUnfolded("Flask");
    await key("Flask", "Not applicable").tap();
    await expect(page.getByText("2 of 2 scored")).toBeVisible();
  });

  await test.step("submits, and the server holds what was given", async () => {
    await page.getByRole("button", { name: "Submit ballot" }).tap();
    await page.getByRole("dialog").getByRole("button", { name: "Submit", exact: true }).tap();
    await expect(page.getByText(/Submitted as event \d+/)).toBeVisible();
    await page.reload();
    await expect(page.getByText(/Submitted as event \d+/)).toBeVisible();
    await expect(head("Flask")).toHaveAccessibleName(/Flask.*Not applicable/);
    await page.getByRole("button", { name: "Back" }).tap();
    await expect(head("Flask")).toHaveAccessibleName(/Flask.*Fully.*5/);
    await expect(key("Django", /: 1,/)).toHaveAttribute("aria-pressed", "true");
    await expect(page.getByRole("textbox", { name: "Why this score for Django?" })).toHaveValue(
      "It took a day to start.",
    );
  });
});
