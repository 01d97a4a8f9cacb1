import { expect, test } from "./fixtures";

test("somebody is mentioned by the beginning of their name, with the keyboard alone", async ({ house, signedIn }) => {
  const { page } = await signedIn(house.accounts.owner);
  const { name } = house.accounts.lead;
  const word = name.split(" ").at(-1) ?? name;
  await page.goto(`/o/${house.slug}/decisions/${house.decisions.proposed}`);
  const field = page.getByLabel("Comment", { exact: true });
  const list = page.getByRole("listbox", { name: "People to mention" });

  await field.click();
  await expect(async () => {
    await field.fill("");
    await field.pressSequentially("Ask @");
    await expect(page.getByText("Type the beginning of a name.")).toBeVisible({ timeout: 500 });
  }).toPass();
  await field.pressSequentially(word.slice(0, 3).toLowerCase());
  await expect(list.getByRole("option", { name })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue(`Ask @${name} `);
  await expect(list).toBeHidden();

  await field.pressSequentially("and @Zzz");
  await expect(page.getByText("Nobody who reads this is called “Zzz”.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Nobody who reads this is called “Zzz”.")).toBeHidden();

  await field.pressSequentially(", please");
  await page.keyboard.press("ControlOrMeta+Enter");
  const comment = page.getByRole("list", { name: "Comments" }).getByRole("listitem");
  await expect(comment.locator("strong", { hasText: `@${name}` })).toBeVisible();

  await comment.getByRole("button", { name: "Edit" }).click();
  await expect(page.getByLabel("Your comment")).toHaveValue(`Ask @${name} and @Zzz, please`);
  await page.getByLabel("Your comment").press("ControlOrMeta+Enter");
  await expect(comment.getByRole("button", { name: "Edit" })).toBeVisible();
  await expect(comment.locator("strong", { hasText: `@${name}` })).toBeVisible();
});

test("while the server does not answer, the field says so and the text stays", async ({ house, signedIn }) => {
  const { page } = await signedIn(house.accounts.owner);
  await page.route("**/mentionable?*", (route) => route.abort());
  await page.goto(`/o/${house.slug}/decisions/${house.decisions.proposed}`);
  const field = page.getByLabel("Comment", { exact: true });
  await expect(async () => {
    await field.fill("");
    await field.pressSequentially("Ask @Li");
    await expect(page.getByText("The server does not answer. Try again in a moment.")).toBeVisible({ timeout: 2000 });
  }).toPass();
  await expect(field).toHaveValue("Ask @Li");
});
