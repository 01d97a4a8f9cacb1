import { readFile } from "node:fs/promises";
import { expect, PASSWORD, test } from "./fixtures";
import { givenHiddenNames } from "./given/hidden-names";
import { expectNoBarrier } from "./pages/barriers";

const NAME = "Export the organization";

test("an owner takes the whole organization along, the history says so, and nobody else is offered or handed it", async ({
  house,
  signedIn,
  page: stranger,
}) => {
  const { slug, accounts } = house;
  const address = `/o/${slug}/export/organization`;
  const { page } = await signedIn(accounts.owner);
  const main = page.getByRole("main");

  await test.step("finds it in the settings, and what stays behind", async () => {
    await page.goto(`/o/${slug}/settings`);
    await expect(main.getByRole("heading", { name: "Whole organization" })).toBeVisible();
    await expect(main.getByText(`restore-organization ${slug}-organization.zip`)).toBeVisible();
    await expectNoBarrier(page);
  });

  await test.step("is handed an archive with a manifest", async () => {
    const [file] = await Promise.all([page.waitForEvent("download"), main.getByRole("button", { name: NAME }).click()]);
    expect(file.suggestedFilename()).toBe(`${slug}-organization.zip`);
    const zip = (await readFile(await file.path())).toString("latin1");
    expect(zip.slice(0, 2)).toBe("PK");
    for (const name of ["tables/events.jsonl", "tables/ballots.jsonl", "people.jsonl", "manifest.json"])
      expect(zip).toContain(name);
    await expect(main.getByText("Saved. The history says that you exported it.")).toBeVisible();
    await page.goto(`/o/${slug}/activity`);
    await expect(main.getByText(/exported the whole organization: 3 decisions/)).toBeVisible();
  });

  await test.step("is asked for only from a page of its own", async () => {
    expect((await page.request.get(address)).status()).toBe(405);
    const foreign = await page.request.post(address, { headers: { origin: "https://elsewhere.example" } });
    expect(foreign.status()).toBe(403);
  });

  await test.step("others are not offered it, and refused", async () => {
    for (const who of [accounts.admin, accounts.member]) {
      const { page: theirs } = await signedIn(who);
      await theirs.goto(`/o/${slug}/settings`);
      await expect(theirs.getByRole("heading", { name: "Health" })).toBeVisible();
      await expect(theirs.getByRole("heading", { name: "Whole organization" })).toBeHidden();
      const { origin } = new URL(theirs.url());
      const refused = await theirs.request.post(address, { headers: { origin } });
      expect(refused.status()).toBe(403);
      expect(await refused.text()).toContain("An owner can do this.");
    }
    const { origin } = new URL(page.url());
    expect((await stranger.request.post(address, { headers: { origin } })).status()).toBe(401);
  });
});

test("an owner is refused what even an owner is not to see, and told who can", async ({ signedIn }) => {
  const { slug, accounts } = await givenHiddenNames(PASSWORD);
  const { page } = await signedIn(accounts.steward);
  await page.goto(`/o/${slug}/settings`);
  const main = page.getByRole("main");
  const refusal = main.getByRole("alert");
  await expect(async () => {
    await main.getByRole("button", { name: NAME }).click();
    await expect(refusal).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await expect(refusal).toContainText("who voted what under hidden names");
  await expect(refusal).toContainText(
    `npm run -s accord -- export-organization ${slug}-organization.zip --org ${slug}`,
  );
  await expect(main.getByRole("button", { name: NAME })).toBeEnabled();
  await expectNoBarrier(page);
});
