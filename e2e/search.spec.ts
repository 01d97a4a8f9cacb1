import { expect, test } from "./fixtures";
import { expectNoBarrier } from "./pages/barriers";

test("somebody tags a decision, finds it by a mistyped word, and keeps the search as a view", async ({
  house,
  signedIn,
}) => {
  const { slug, accounts, decisions } = house;
  const { page } = await signedIn(accounts.member);
  const main = page.getByRole("main");

  await test.step("tags it on its properties", async () => {
    await page.goto(`/o/${slug}/decisions/${decisions.draft}/properties`);
    await main.getByLabel("Tags").fill("Discovery, #Lucene");
    await expect(main.getByLabel("Tags")).toHaveValue("Discovery, #Lucene");
    await main.getByRole("button", { name: "Save properties" }).click();
    await expect(main.getByRole("link", { name: "lucene", exact: true })).toBeVisible();
  });

  await test.step("finds it by the tag in the list", async () => {
    await main.getByRole("link", { name: "lucene", exact: true }).click();
    await expect(page).toHaveURL(/tag=lucene/);
    await expect(main.getByRole("link", { name: "Which search engine" })).toBeVisible();
    await expect(main.getByRole("link", { name: "Where sessions live" })).toBeHidden();
  });

  await test.step("searches from the palette", async () => {
    await page.keyboard.press("ControlOrMeta+k");
    const palette = page.getByRole("dialog", { name: "Search or jump to" });
    await palette.getByRole("combobox").fill("serch engine");
    await palette.getByRole("option", { name: /Records, comments/ }).click();
    await expect(page).toHaveURL(/\/search\?q=serch\+engine|\/search\?q=serch%20engine/);
    await expect(main.getByText("so this is what has the nearest words")).toBeVisible();
    await expect(main.getByRole("link", { name: "Which search engine" })).toBeVisible();
    await expectNoBarrier(page);
  });

  await test.step("narrows by keyboard, and opens what was found", async () => {
    await page.keyboard.press("/");
    const field = main.getByRole("searchbox");
    await expect(field).toBeFocused();
    await field.fill("sessions");
    await page.keyboard.press("Enter");
    await expect(main.getByText(/have? “sessions”|has “sessions”/)).toBeVisible();
    await main.getByLabel("State").selectOption("accepted");
    await expect(page).toHaveURL(/state=accepted/);
    await expect(main.getByRole("link", { name: "Where sessions live" })).toBeVisible();
  });

  await test.step("keeps it as a view, renames it, and finds it again", async () => {
    await main.getByRole("button", { name: "Save view" }).click();
    const dialog = page.getByRole("dialog", { name: "Save these filters as a view" });
    await dialog.getByLabel("Name").fill("Sessions in force");
    await dialog.getByRole("button", { name: "Save view" }).click();
    await expect(main.getByRole("link", { name: "Sessions in force" })).toHaveAttribute("aria-current", "true");
    await main.getByRole("button", { name: "Change the view Sessions in force" }).click();
    await page.getByRole("button", { name: "Rename" }).click();
    const renaming = page.getByRole("dialog", { name: "Rename the view" });
    await expect(renaming.getByLabel("Name")).toHaveValue("Sessions in force");
    await renaming.getByLabel("Name").fill("What holds of sessions");
    await renaming.getByRole("button", { name: "Rename" }).click();
    await expect(renaming).toBeHidden();
    await expect(main.getByRole("link", { name: "What holds of sessions" })).toBeVisible();
    await page.goto(`/o/${slug}/search`);
    await expect(main.getByText("What are you looking for?")).toBeVisible();
    await main.getByRole("link", { name: "What holds of sessions" }).click();
    await expect(page).toHaveURL(/q=sessions&state=accepted/);
    await main.getByRole("button", { name: "Change the view What holds of sessions" }).click();
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(main.getByRole("link", { name: "What holds of sessions" })).toBeHidden();
  });
});

test("what a lead shares stands in everybody's list, and not in a stakeholder's", async ({ house, signedIn }) => {
  const { page } = await signedIn(house.accounts.owner);
  await page.goto(`/o/${house.slug}/decisions?state=accepted`);
  const main = page.getByRole("main");
  await main.getByRole("button", { name: "Save view" }).click();
  const dialog = page.getByRole("dialog", { name: "Save these filters as a view" });
  await dialog.getByLabel("Name").fill("Everything accepted");
  await dialog.getByLabel("Show it to everybody but stakeholders").check();
  await dialog.getByRole("button", { name: "Save view" }).click();
  await expect(main.getByRole("link", { name: "Everything accepted shared" })).toBeVisible();
  await expectNoBarrier(page);
  const other = await signedIn(house.accounts.member);
  await other.page.goto(`/o/${house.slug}/decisions`);
  await other.page.getByRole("link", { name: "Everything accepted shared" }).click();
  await expect(other.page).toHaveURL(/state=accepted/);
  await expect(other.page.getByRole("button", { name: /Change the view/ })).toBeHidden();
  const outside = await signedIn(house.accounts.stakeholder);
  await outside.page.goto(`/o/${house.slug}/decisions`);
  await expect(outside.page.getByRole("main").getByRole("link", { name: "Where sessions live" })).toBeVisible();
  await expect(outside.page.getByRole("link", { name: "Everything accepted shared" })).toBeHidden();
});

test("a stakeholder finds no draft, and is told that nothing has the word", async ({ house, signedIn }) => {
  const { page } = await signedIn(house.accounts.stakeholder);
  const main = page.getByRole("main");
  await page.goto(`/o/${house.slug}/search?q=engine`);
  await expect(main.getByText("Nothing has “engine”.")).toBeVisible();
  await page.goto(`/o/${house.slug}/search?q=sessions`);
  await expect(main.getByRole("link", { name: "Where sessions live" })).toBeVisible();
  await expectNoBarrier(page);
});
