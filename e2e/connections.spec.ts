import { expect, test } from "./fixtures";
import { expectNoBarrier } from "./pages/barriers";

test("a link is added once, shows on both decisions and on the map, and tells what rests on what", async ({
  house,
  signedIn,
}) => {
  const { page } = await signedIn(house.accounts.member);
  const at = `/o/${house.slug}`;
  const { accepted, draft } = house.decisions;

  await test.step("the draft depends on what was accepted", async () => {
    await page.goto(`${at}/decisions/${draft}`);
    await page.getByRole("button", { name: "Add", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("radio", { name: /Supersedes/ })).toBeDisabled();
    await dialog.getByRole("combobox").fill("sessions");
    await dialog.getByRole("option", { name: /Where sessions live/ }).click();
    await expect(dialog.getByRole("button", { name: "Choose another decision" })).toBeVisible();
    await dialog.getByRole("radio", { name: /Depends on/ }).check();
    await expectNoBarrier(page);
    await dialog.getByRole("button", { name: "Add link" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("complementary").getByRole("link", { name: "Where sessions live" })).toBeVisible();
  });

  await test.step("the other end says so, and leads to what rests on it", async () => {
    await page.goto(`${at}/decisions/${accepted}`);
    const side = page.getByRole("complementary");
    await expect(side.getByText("Needed by")).toBeVisible();
    await side.getByRole("link", { name: "One decision rests on this" }).click();
    await expect(page.getByRole("heading", { name: /rests on ADR/ })).toBeVisible();
    await expect(page.getByRole("link", { name: "Which search engine" })).toBeVisible();
    await expectNoBarrier(page);
  });

  await test.step("the map draws it, and a click tells more", async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("m");
    await expect(page.getByRole("heading", { name: /1 link between 2 of 3 decisions/ })).toBeVisible();
    await page.getByRole("link", { name: /Where sessions live, accepted/ }).click();
    const told = page.getByRole("region", { name: `ADR-${accepted}` });
    await expect(told.getByText("needed by")).toBeVisible();
    await expectNoBarrier(page);
    await told.getByRole("button", { name: /Which search engine/ }).click();
    await expect(page.getByRole("region", { name: `ADR-${draft}` }).getByText("depends on")).toBeVisible();
    await page.getByRole("button", { name: "depends on 1" }).click();
    await expect(page.locator(".react-flow__edge")).toHaveCount(0);
  });

  await test.step("its filters and its table hold the same", async () => {
    await page.getByLabel("State").selectOption("draft");
    await expect(page.getByRole("heading", { name: /One decision, and no link/ })).toBeVisible();
    await page.getByRole("link", { name: "Clear" }).click();
    await expect(page.getByRole("heading", { name: /1 link between/ })).toBeVisible();
    await page.getByRole("link", { name: "Table" }).click();
    const row = page.getByRole("row").filter({ hasText: "Which search engine" });
    await expect(row.getByText("depends on")).toBeVisible();
    await expectNoBarrier(page);
  });

  await test.step("it is taken back where it was said", async () => {
    await page.goto(`${at}/decisions/${draft}`);
    await page.getByRole("button", { name: /^Take back: depends on/ }).click();
    await expect(page.getByText("None yet. A link shows on both decisions.")).toBeVisible();
    await page.goto(`${at}/decisions/${draft}/history`);
    await expect(page.getByText("took back that it")).toBeVisible();
  });
});

test("a stakeholder sees links and the map of what they may see, and changes nothing", async ({ house, signedIn }) => {
  const { page } = await signedIn(house.accounts.stakeholder);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/o/${house.slug}/decisions/${house.decisions.accepted}`);
  await expect(page.getByRole("heading", { name: "Where sessions live" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Add", exact: true })).toBeHidden();
  await page.goto(`/o/${house.slug}/map`);
  await expect(page.getByRole("heading", { name: /Two decisions, and no link/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /Where sessions live, accepted/ })).toBeVisible();
  await expectNoBarrier(page);
});
