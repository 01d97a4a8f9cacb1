import type { Page } from "@playwright/test";
import { TOTP, Secret } from "otpauth";
import { expect, PASSWORD, test } from "./fixtures";
import { withAuthenticator } from "./pages/authenticator";
import { expectNoBarrier } from "./pages/barriers";

/** The code of a half minute from now on: the one before was used up. */
const codeOf = (secret: string, steps: number) =>
  new TOTP({ secret: Secret.fromBase32(secret.replaceAll(" ", "")) }).generate({
    timestamp: Date.now() + steps * 30_000,
  });

/** Sets up an authenticator where the page offers it. Returns its secret and the recovery codes. */
async function setUp(page: Page): Promise<{ secret: string; codes: string[] }> {
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Your password").fill(PASSWORD);
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByAltText("QR code for your authenticator app")).toBeVisible();
  await expectNoBarrier(page);
  const secret = (await page.getByText("Type this key into the app").locator("span").textContent()) ?? "";
  await page.getByLabel("Code", { exact: true }).fill(codeOf(secret, -1));
  await page.getByRole("button", { name: "Confirm" }).click();
  const list = page.getByRole("list", { name: "Recovery codes" });
  await expect(list.getByRole("listitem")).toHaveCount(10);
  await expectNoBarrier(page);
  const codes = await list.getByRole("listitem").allTextContents();
  await page.getByRole("button", { name: "I have kept them" }).click();
  return { secret, codes };
}

async function signInWithPassword(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test("an authenticator app is set up, and signing in asks for its code or a recovery code", async ({
  house,
  signedIn,
  person,
}) => {
  const account = house.accounts.member;
  const { page } = await signedIn(account);
  await page.goto("/account");
  const { secret, codes } = await setUp(page);
  await expect(page.getByText("10 recovery codes are left.")).toBeVisible();
  await expect(page.getByText("by password and second factor")).toBeVisible();

  await test.step("the password alone leads to the page of the code, and the code leads in", async () => {
    const { page: elsewhere } = await person(account.name);
    await signInWithPassword(elsewhere, account.email);
    await expect(elsewhere.getByRole("heading", { name: "Enter your code" })).toBeVisible();
    await expectNoBarrier(elsewhere);
    await elsewhere.goto(`/o/${house.slug}`);
    await expect(elsewhere).toHaveURL(/\/sign-in/);
    await elsewhere.goto("/sign-in/code");
    await elsewhere.getByLabel("Code", { exact: true }).fill("000000");
    await elsewhere.getByRole("button", { name: "Sign in" }).click();
    await expect(elsewhere.getByText("This code is not right")).toBeVisible();
    await elsewhere.getByLabel("Code", { exact: true }).fill(codeOf(secret, 0));
    await elsewhere.getByRole("button", { name: "Sign in" }).click();
    await expect(elsewhere).toHaveURL(new RegExp(`/o/${house.slug}`));
  });

  await test.step("a recovery code does the same", async () => {
    const { page: elsewhere } = await person(account.name);
    await signInWithPassword(elsewhere, account.email);
    await elsewhere.getByLabel("Code", { exact: true }).fill(codes[0] ?? "");
    await elsewhere.getByRole("button", { name: "Sign in" }).click();
    await expect(elsewhere).toHaveURL(new RegExp(`/o/${house.slug}`));
    await page.reload();
    await expect(page.getByText("9 recovery codes are left.")).toBeVisible();
  });

  await test.step("ending it takes the password", async () => {
    await page.getByRole("button", { name: "End it" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Your password").fill(PASSWORD);
    await dialog.getByRole("button", { name: "End it" }).click();
    await expect(page.getByRole("button", { name: "Set up an authenticator app" })).toBeVisible();
  });
});

test("an organization that requires a second factor lets nobody in without one", async ({ house, signedIn }) => {
  const { page } = await signedIn(house.accounts.owner);
  const { page: member } = await signedIn(house.accounts.member);
  const security = `/o/${house.slug}/settings/security`;
  await page.goto(security);
  await page.getByRole("button", { name: "Require a second factor" }).click();
  await page.getByRole("button", { name: "Require it" }).click();

  await test.step("the owner is led to set one up too, and a passkey leads back", async () => {
    await expect(page.getByRole("heading", { name: "Set up a second factor" })).toBeVisible();
    await expectNoBarrier(page);
    await withAuthenticator(page);
    await page.getByRole("button", { name: "Add a passkey" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("Work laptop");
    await dialog.getByLabel("Your password").fill(PASSWORD);
    await dialog.getByRole("button", { name: "Continue" }).click();
    await expect(page).toHaveURL(new RegExp(`${security}$`));
    await expect(page.getByText("Required.")).toBeVisible();
    await expectNoBarrier(page);
  });

  await test.step("a member comes to no page before, and to the page asked for after", async () => {
    const asked = `/o/${house.slug}/decisions/${house.decisions.proposed}`;
    await member.goto(asked);
    await expect(member.getByRole("heading", { name: "Set up a second factor" })).toBeVisible();
    await setUp(member);
    await expect(member).toHaveURL(new RegExp(`${asked}$`));
  });

  await test.step("a password alone leads to the proof of the passkey, and that leads in", async () => {
    await page.goto("/account");
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    await signInWithPassword(page, house.accounts.owner.email);
    await expect(page.getByRole("heading", { name: "Prove your second factor" })).toBeVisible();
    await expectNoBarrier(page);
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await expect(page).toHaveURL(new RegExp(`/o/${house.slug}`));
  });
});
