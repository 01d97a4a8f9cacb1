import type { Page } from "@playwright/test";
import { expect, PASSWORD, test as base } from "./fixtures";
import { type Connected, type Mail, startConnected } from "./given/connected/server";
import type { Account } from "./given/house";
import { expectNoBarrier } from "./pages/barriers";

const test = base.extend<object, { readonly connected: Connected }>({
  connected: [
    async ({}, provide) => {
      const connected = await startConnected(PASSWORD);
      await provide(connected);
      await connected.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

// One server with mail for all of them.
test.describe.configure({ mode: "default" });

async function signIn(page: Page, { url }: Connected, email: string, password = PASSWORD): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** The newest mail to somebody about something, once it is there. */
async function mailTo({ mailsTo }: Connected, address: string, subject: RegExp): Promise<Mail> {
  const find = async () => (await mailsTo(address)).findLast((mail) => subject.test(mail.subject));
  await expect.poll(async () => (await find())?.subject, { timeout: 20_000 }).toMatch(subject);
  const found = await find();
  if (found === undefined) throw new Error("The mail was there, and is gone.");
  return found;
}

const linkIn = ({ text }: Mail, path: RegExp): string =>
  (text.match(/https?:\/\/\S+/g) ?? []).find((link) => path.test(link)) ?? "no link";

/** An address of nobody else. */
const another = ({ email }: Account) => email.replace("@", ".new@");

test("an address is changed by the mail to the new one, and taken back by the mail to the former one", async ({
  connected,
  person,
}) => {
  const account = connected.house.accounts.member;
  const wanted = another(account);
  const { page } = await person("Mia");
  const form = page.getByRole("region", { name: "Address", exact: true });

  await test.step("asking takes the password, and changes nothing yet", async () => {
    await signIn(page, connected, account.email);
    await page.goto(`${connected.url}/account`);
    await form.getByLabel("New address").fill(wanted);
    await form.getByLabel("Your password").fill("not the password");
    await form.getByRole("button", { name: "Send the mail" }).click();
    await expect(form).toContainText("This is not your current password.");
    await form.getByLabel("Your password").fill(PASSWORD);
    await form.getByRole("button", { name: "Send the mail" }).click();
    await expect(form).toContainText(`A mail with a link went to ${wanted}`);
    await expect(form).toContainText(`mails go there`);
    await expectNoBarrier(page);
  });

  await test.step("the link in the new mailbox changes it, and ends every session", async () => {
    await page.goto(linkIn(await mailTo(connected, wanted, /address/i), /\/address\//));
    await expect(page.getByText(`gets the address ${wanted}`)).toBeVisible();
    await expectNoBarrier(page);
    await page.getByRole("button", { name: "Confirm this address" }).click();
    await expect(page.getByText("Your address is confirmed.")).toBeVisible();
    await page.goto(`${connected.url}/account`);
    await expect(page).toHaveURL(/sign-in/);
    await signIn(page, connected, wanted);
  });

  await test.step("the former mailbox was told, and can take it back", async () => {
    const { page: elsewhere } = await person("Mia elsewhere");
    await elsewhere.goto(linkIn(await mailTo(connected, account.email, /address/i), /\/address\/undo\//));
    await expectNoBarrier(elsewhere);
    await elsewhere.getByRole("button", { name: "Take it back" }).click();
    await expect(elsewhere.getByRole("heading", { name: /password/i })).toBeVisible();
    await page.goto(`${connected.url}/account`);
    await expect(page).toHaveURL(/sign-in/);
  });
});

test("somebody erases their account: they are out, and their name is nowhere", async ({ connected, person }) => {
  const { stakeholder, owner } = connected.house.accounts;
  const { page } = await person("Stan");
  await signIn(page, connected, stakeholder.email);

  await test.step("the page says what goes and what stays, and asks for address and password", async () => {
    await page.goto(`${connected.url}/account/erase`);
    await expectNoBarrier(page);
    await page.getByLabel("Your address").fill("somebody@else.example");
    await page.getByLabel("Your password").fill(PASSWORD);
    await page.getByRole("button", { name: "Erase my account for good" }).click();
    await expect(page.getByText(`Type your address as it is: ${stakeholder.email}.`)).toBeVisible();
    await page.getByLabel("Your address").fill(stakeholder.email);
    await page.getByLabel("Your password").fill(PASSWORD);
    await page.getByRole("button", { name: "Erase my account for good" }).click();
    await expect(page.getByText("Your account is erased")).toBeVisible();
  });

  await test.step("nobody signs in to it any more", async () => {
    await page.goto(`${connected.url}/sign-in`);
    await page.getByLabel("E-mail").fill(stakeholder.email);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByText("This address and password do not belong together.")).toBeVisible();
  });

  await test.step("the organization has their history, without their name", async () => {
    const { page: desk } = await person("Olga");
    await signIn(desk, connected, owner.email);
    for (const path of ["members", "activity"]) {
      await desk.goto(`${connected.url}/o/${connected.house.slug}/${path}`);
      await expect(desk.getByRole("main")).toBeVisible();
      await expect(desk.getByText(stakeholder.name)).toHaveCount(0);
    }
  });
});

test("somebody whose organization has a provider signs in there, and comes back as a member", async ({
  connected,
  person,
}) => {
  const { page } = await person("Sonja");
  await page.goto(`${connected.url}/sign-in`);
  await page.getByRole("link", { name: /single sign-on/i }).click();
  await expectNoBarrier(page);
  await page.getByLabel("Work e-mail").fill(`sonja@${connected.domain}`);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "Who are you?" })).toBeVisible();
  await page.getByLabel("Name").fill("Sonja Sign-On");
  await page.getByLabel("Address").fill(`sonja@${connected.domain}`);
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page).toHaveURL(new RegExp(`^${connected.url}/o/`));
  await page.goto(`${connected.url}/account`);
  await expect(page.getByRole("main")).toContainText(`sonja@${connected.domain}`);
  await expect(page.getByRole("listitem").filter({ hasText: "This browser" })).toContainText(/single sign-on/i);
});
