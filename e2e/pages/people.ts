import { expect, PASSWORD, type Person } from "../fixtures";

/** Creates an account on an empty server: the first person always may. */
export async function signUp({ page, name, email }: Person): Promise<void> {
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Create your account" })).toBeVisible();
  await fillAccount({ page, name, email });
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: `Welcome, ${name}` })).toBeVisible();
}

/** Founds an organization with its first product line. Returns its address. */
export async function found({ page }: Person, organization: string, line: string): Promise<string> {
  await page.goto("/welcome");
  await page.getByLabel("Name of the organization").fill(organization);
  await page.getByLabel("First product line").fill(line);
  await page.getByRole("button", { name: "Create organization" }).click();
  await page.waitForURL(/\/o\/[^/]+$/);
  return new URL(page.url()).pathname;
}

/** Adds a product line at the top of the tree. */
export async function addLine({ page }: Person, house: string, name: string): Promise<void> {
  await page.goto(`${house}/product-lines/new`);
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Create product line" }).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
}

/** Makes an invitation and returns the link to hand over. */
export async function invite(
  { page }: Person,
  house: string,
  role: string,
  lines: readonly string[] = [],
): Promise<string> {
  await page.goto(`${house}/members`);
  await page.getByRole("button", { name: "Invite" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Role").selectOption(role);
  for (const line of lines) await dialog.getByRole("checkbox", { name: line }).check();
  await dialog.getByRole("button", { name: "Create invitation" }).click();
  const link = await page.getByLabel("Invitation link").inputValue();
  await page.getByRole("button", { name: "Done" }).click();
  return link;
}

/** Opens an invitation, creates the account it is for, and arrives in the organization. */
export async function join(person: Person, link: string, house: string): Promise<void> {
  await person.page.goto(link);
  await fillAccount(person);
  await person.page.getByRole("button", { name: "Create account and join" }).click();
  await person.page.waitForURL(`**${house}`);
}

async function fillAccount({ page, name, email }: Person): Promise<void> {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
}
