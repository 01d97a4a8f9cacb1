import type { Page } from "@playwright/test";
import { expect, PASSWORD, test } from "./fixtures";
import { givenAdoption } from "./given/adoption";
import { expectNoBarrier, look } from "./pages/barriers";

const inThirtyDays = () => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
const picture = (page: Page) => page.getByRole("group", { name: /^Decisions by product line/ });
const row = (page: Page, line: string) => picture(page).getByRole("list", { name: line, exact: true });

test("the portfolio's timeline shows every line's decisions, is folded, narrowed and read as a table", async ({
  signedIn,
}) => {
  const { slug, accounts } = await givenAdoption(PASSWORD);
  const { page } = await signedIn(accounts.lead);
  const timeline = `/o/${slug}/product-lines?view=timeline`;

  await test.step("a line plans to adopt what was decided above it", async () => {
    await page.goto(`/o/${slug}/decisions/1`);
    const dialog = page.getByRole("dialog", { name: "How Billing stands to it" });
    await expect(async () => {
      await page.getByRole("button", { name: "Record adoption" }).click();
      await expect(dialog).toBeVisible({ timeout: 1000 });
    }).toPass();
    await dialog.getByRole("radio", { name: /Planned/ }).check();
    await dialog.getByLabel("By when").fill(inThirtyDays());
    await dialog.getByRole("button", { name: "Record" }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step("it is found from the list of product lines, with a bar for each decision and its line", async () => {
    await page.goto(`/o/${slug}/product-lines`);
    await page.getByRole("link", { name: "Timeline", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(
      "Four decisions are in force on four product lines.",
    );
    await expect(row(page, "Freight").getByRole("link")).toHaveCount(2);
    await expect(row(page, "Billing").getByTitle(/Django for billing: in force since/)).toBeVisible();
    await expect(row(page, "Billing").getByTitle(/PostgreSQL.*Billing plans it by/)).toBeVisible();
    await expectNoBarrier(page);
  });

  await test.step("folded, an area is one row with everything below it; the address says so", async () => {
    await page.getByRole("link", { name: "Fold the lines below Freight" }).click();
    await expect(row(page, "Freight").getByRole("link")).toHaveCount(4);
    await expect(row(page, "Billing")).toHaveCount(0);
    expect(new URL(page.url()).searchParams.get("fold")).toBe("core");
    await page.getByRole("link", { name: "Show the lines below Freight" }).click();
    await expect(row(page, "Billing")).toBeVisible();
  });

  await test.step("the table behind it opens by keyboard and holds the same", async () => {
    await page.getByRole("link", { name: "Table", exact: true }).focus();
    await page.keyboard.press("Enter");
    const table = page.getByRole("table", { name: /^Decisions by product line/ });
    await expect(table.getByRole("row", { name: /ADR-3 Django for billing Billing in force/ })).toBeVisible();
    await expectNoBarrier(page);
  });

  await test.step("on a phone it is a list by line", async () => {
    await page.goto(timeline);
    await look(page, "phone");
    await expect(picture(page)).toBeHidden();
    await expect(page.getByRole("heading", { level: 2, name: "Tracking" })).toBeVisible();
    await expect(page.getByRole("link", { name: /ADR-4 Flask for tracking In force since/i })).toBeVisible();
    await look(page, "light");
  });

  await test.step("a bar leads to its record", async () => {
    await page.goto(timeline);
    await row(page, "Tracking")
      .getByRole("link", { name: /Flask for tracking/ })
      .focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/decisions\/4$/);
  });

  await test.step("a line's page leads to its part, and a time without decisions says so", async () => {
    await page.goto(`/o/${slug}/product-lines/core`);
    await page.getByRole("link", { name: "Show them over time, line by line" }).click();
    await expect(page.getByRole("combobox", { name: "Product line" })).toHaveValue("core");
    await page.goto(`${timeline}&line=core&from=2020-01-01&to=2020-12-31`);
    await expect(page.getByText("Nothing was in force or proposed in this time.")).toBeVisible();
    await expectNoBarrier(page);
    await page.getByRole("link", { name: "Show all lines and all years" }).click();
    await expect(row(page, "Tracking")).toBeVisible();
  });
});
