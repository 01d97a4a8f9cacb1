import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectNoBarrier } from "./pages/barriers";

/** The editor of a decision with every field open. */
async function openEditor(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/edit`);
  await expect(page.locator("[data-field=open]")).toHaveCount(7);
}

const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });

/** The text of a field without the names at others' cursors. */
const writtenIn = (one: Locator) =>
  one.evaluate((content) => {
    const copy = document.createElement("div");
    copy.append(content.cloneNode(true));
    for (const cursor of copy.querySelectorAll(".cm-ySelectionCaret")) cursor.remove();
    return copy.textContent;
  });

/** Puts a picture of one colour on the clipboard, as a screenshot would be, and pastes it into what has the focus. */
async function pastePicture(page: Page, side: number): Promise<void> {
  await page.evaluate(async (size) => {
    const canvas = new OffscreenCanvas(size, size);
    canvas.getContext("2d")?.fillRect(0, 0, size, size);
    const file = new File([await canvas.convertToBlob()], "The queue today.png", { type: "image/png" });
    const clipboardData = new DataTransfer();
    clipboardData.items.add(file);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, side);
}

test("a section is written with tools and keys, completed, and shown as it will be read", async ({
  house,
  signedIn,
}) => {
  const { page } = await signedIn(house.accounts.member);
  const address = `/o/${house.slug}/decisions/${house.decisions.draft}`;
  await openEditor(page, address);
  await expectNoBarrier(page);

  const context = field(page, "Context");
  await context.click();
  await page.keyboard.type("We grow ");
  await page.keyboard.press("ControlOrMeta+b");
  await page.keyboard.type("fast");
  await expect(context).toHaveText(/We grow \*\*fast\*\*/);
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.getByRole("toolbar", { name: "Formatting: Context" }).getByRole("button", { name: "Task list" }).click();
  await page.keyboard.type("measure");
  await page.keyboard.press("Enter");
  await page.keyboard.type("as in #sessions");
  const offered = page.getByRole("option", { name: /ADR-1.*Where sessions live/ });
  await expect(offered).toBeVisible();
  await offered.click();
  await page.keyboard.type(" by @Lea");
  await page.getByRole("option", { name: "Lea Lead" }).click();
  await expect(context).toContainText("- [ ] as in ADR-1 by @Lea Lead");
  await expect(page.locator("#context").getByText("10 words")).toBeVisible();

  await page.locator("#context").getByRole("button", { name: "Preview" }).click();
  await expect(page.locator("#context").getByRole("strong")).toHaveText("fast");
  await expect(page.locator("#context").getByRole("img", { name: "Open" })).toHaveCount(2);
  await page.locator("#context").getByRole("button", { name: "Write" }).click();

  await page.locator("#options").getByRole("button", { name: "Begin with a template" }).click();
  await expect(field(page, "Options considered")).toContainText("### Second option");

  await context.click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(context).not.toBeFocused();

  await page.getByRole("button", { name: "Save revision" }).click();
  await expect(page).not.toHaveURL(/edit/);
  await expect(page.getByText("as in ADR-1 by @Lea Lead")).toBeVisible();
});

test("a picture is pasted, shown to who reads the record, and refused with a sentence where it cannot be kept", async ({
  house,
  signedIn,
}) => {
  const { page } = await signedIn(house.accounts.member);
  const address = `/o/${house.slug}/decisions/${house.decisions.draft}`;
  await openEditor(page, address);
  await field(page, "Context").click();
  await pastePicture(page, 40);
  await expect(field(page, "Context")).toContainText(/!\[The queue today\]\(attachments\/[0-9a-f]{16}\.png\)/);

  const more = page.locator("#more");
  await more.getByLabel("Pictures for More").setInputFiles({
    name: "drawing.svg",
    mimeType: "image/svg+xml",
    buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"),
  });
  await expect(more.getByRole("alert")).toContainText("SVG");

  await page.getByRole("button", { name: "Save revision" }).click();
  await expect(page).not.toHaveURL(/edit/);
  const picture = page.getByRole("img", { name: "The queue today" });
  await expect(picture).toHaveJSProperty("naturalWidth", 40);
  const answer = await page.request.get((await picture.getAttribute("src")) ?? "");
  expect(answer.headers()).toMatchObject({
    "content-type": "image/png",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "cache-control": "no-store",
  });
  await expectNoBarrier(page);
});

test("code stands in colours and a diagram is drawn, with its source behind it, or alone where it cannot be", async ({
  house,
  signedIn,
}) => {
  const { page } = await signedIn(house.accounts.member);
  const refused: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") refused.push(message.text());
  });
  const address = `/o/${house.slug}/decisions/${house.decisions.draft}`;
  await openEditor(page, address);
  const blocks = [
    "```sql\nselect 1\n```",
    "```mermaid\nflowchart LR\n  Shop --> Queue\n```",
    "```mermaid\nno such\n```",
  ];
  await field(page, "Context").fill(blocks.join("\n\n"));
  await page.getByRole("button", { name: "Save revision" }).click();
  await expect(page).not.toHaveURL(/edit/);
  await expect(page.locator("[data-diagram=drawn]").getByRole("img")).toBeVisible();
  await expect(page.getByText("This diagram cannot be drawn, so its source stands here.")).toBeVisible();
  await page.getByText("Source of the diagram").click();
  await expect(page.getByText("Shop --> Queue")).toBeVisible();
  await expect(page.locator("pre span", { hasText: "select" })).toHaveAttribute("style", /--code-token-keyword/);
  await expectNoBarrier(page);
  expect(refused).toEqual([]);
});

test("two write one section at the same time, also across a cut line, and what is saved is what both wrote", async ({
  house,
  signedIn,
}) => {
  const mia = await signedIn(house.accounts.member);
  const lea = await signedIn(house.accounts.lead);
  const address = `/o/${house.slug}/decisions/${house.decisions.draft}`;
  for (const { page } of [mia, lea]) await openEditor(page, address);
  const [hers, his] = [field(mia.page, "Context"), field(lea.page, "Context")];
  const live = (page: Page) => expect(page.locator("[data-live=open]")).toBeAttached();
  await live(mia.page);
  await live(lea.page);

  await hers.click();
  await mia.page.keyboard.type("We grow.");
  await expect.poll(() => writtenIn(his)).toBe("We grow.");
  await his.click();
  await expect(mia.page.locator("#context").getByText("Lea Lead is here.")).toBeAttached();
  await lea.page.keyboard.press("ControlOrMeta+End");
  await lea.page.keyboard.type(" Fast.");
  await expect.poll(() => writtenIn(hers)).toBe("We grow. Fast.");
  await expect(hers.locator(".cm-ySelectionInfo")).toHaveText("Lea Lead");

  await lea.page.context().setOffline(true);
  await lea.page.keyboard.type(" Daily.");
  await expect(lea.page.getByText("Connection lost. What you type is kept here")).toBeVisible();
  await mia.page.keyboard.press("ControlOrMeta+Home");
  await mia.page.keyboard.type("Now: ");
  await lea.page.context().setOffline(false);
  for (const one of [hers, his]) await expect.poll(() => writtenIn(one)).toBe("Now: We grow. Fast. Daily.");
  await expectNoBarrier(mia.page);

  await hers.click();
  await mia.page.keyboard.press("ControlOrMeta+End");
  await pastePicture(mia.page, 40);
  await lea.page.locator("#context").getByRole("button", { name: "Preview" }).click();
  const seen = lea.page.locator("#context").getByRole("img", { name: "The queue today" });
  await expect(seen).toHaveJSProperty("naturalWidth", 40);

  await mia.page.getByRole("button", { name: "Save revision" }).click();
  await expect(mia.page).not.toHaveURL(/edit/);
  await expect(mia.page.getByText("Now: We grow. Fast. Daily.")).toBeVisible();
});
