import { randomUUID } from "node:crypto";
import { test as base, expect, type BrowserContext, type Page } from "@playwright/test";
import { givenHouse, type House } from "./given/house";

export { expect };

/** What everybody in these tests types as their password. */
export const PASSWORD = "four unrelated plain words";

/** Who signs up first on the empty server, once for all tests, and where their browser's state is kept. */
export const FIRST_PERSON = { name: "Aoife Brennan", browser: "test-results/first-person.json" } as const;

/** Somebody with a browser of their own. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly page: Page;
}

interface Fixtures {
  /** What pages asked for that their own policy forbids. A test that leaves something here fails. */
  readonly breaches: string[];
  /** Somebody new in a browser of their own, without an account. */
  readonly person: (name: string) => Promise<Person>;
  /** The first person of the server, signed in. */
  readonly founder: Person;
  /** An organization that is there already, with people of every role, one line and decisions; nobody has to click it together. */
  readonly house: House;
  /** Somebody of the house, signed in by the form in a browser of their own. */
  readonly signedIn: (account: { readonly name: string; readonly email: string }) => Promise<Person>;
}

export const test = base.extend<Fixtures>({
  breaches: async ({}, provide) => {
    const breaches: string[] = [];
    await provide(breaches);
    expect(breaches, "breaches of the content security policy").toEqual([]);
  },
  context: async ({ context, breaches }, provide) => provide(await watched(context, breaches)),
  person: async ({ browser, breaches }, provide) => {
    const contexts: BrowserContext[] = [];
    await provide(async (name) => {
      const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
      contexts.push(context);
      await watched(context, breaches);
      return { name, email: addressOf(name), page: await context.newPage() };
    });
    for (const context of contexts) await context.close();
  },
  founder: async ({ browser, breaches }, provide) => {
    const context = await watched(await browser.newContext({ storageState: FIRST_PERSON.browser }), breaches);
    await provide({ name: FIRST_PERSON.name, email: "", page: await context.newPage() });
    await context.close();
  },
  house: async ({}, provide) => provide(await givenHouse(PASSWORD)),
  signedIn: async ({ person }, provide) => {
    await provide(async ({ name, email }) => {
      const somebody = { ...(await person(name)), email };
      await signIn(somebody);
      return somebody;
    });
  },
});

/** Has every served page of the context tell what its policy forbade it. In a file the tests' own tools ask for style sheets again. */
async function watched(context: BrowserContext, breaches: string[]): Promise<BrowserContext> {
  await context.exposeFunction("tellBreach", (breach: string) => breaches.push(breach));
  await context.addInitScript({
    content: `document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, documentURI }) =>
      documentURI.startsWith("http") && tellBreach(effectiveDirective + " " + blockedURI + " on " + documentURI));`,
  });
  return context;
}

/** Signs in by the form. */
async function signIn({ page, email }: Person): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** An address of nobody else, so that tests never meet. */
function addressOf(name: string): string {
  return `${name.toLowerCase().replaceAll(/[^a-z]+/g, ".")}.${randomUUID().slice(0, 8)}@example.org`;
}
