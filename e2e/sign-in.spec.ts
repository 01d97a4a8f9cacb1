import { expect, PASSWORD, test } from "./fixtures";

test("signing in leads to the very page that was asked for", async ({ house, person }) => {
  const { name, email } = house.accounts.lead;
  const { page } = await person(name);
  const asked = `/o/${house.slug}/decisions/${house.decisions.proposed}/history?before=3`;
  await page.goto(asked);
  await expect(page).toHaveURL(/\/sign-in\?/);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(asked);
});

test("a foreign address in the request never leads away", async ({ house, request }) => {
  const answer = await request.get(`/o/${house.slug}`, {
    headers: { "x-asked-for": "//evil.example" },
    maxRedirects: 0,
  });
  expect(answer.headers()["location"]).toBe(`/sign-in?next=${encodeURIComponent(`/o/${house.slug}`)}`);
});
