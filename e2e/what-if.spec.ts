import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, PASSWORD, test } from "./fixtures";
import { givenResults } from "./given/results";
import { expectNoBarrier } from "./pages/barriers";

const card = (page: Page, name: string) => page.locator("section").filter({ has: page.getByRole("heading", { name }) });
const whatIf = (page: Page) => card(page, "What if the weights were different?");
const weightOf = (page: Page, name: string) =>
  whatIf(page).getByRole("textbox", { name: new RegExp(`^Weight of ${name}`) });
const sliderOf = (page: Page, name: string) =>
  whatIf(page).getByRole("slider", { name: new RegExp(`^Weight of ${name}`) });

test("what-if flips the winner exactly at the printed swap point, on the reader's screen alone", async ({
  signedIn,
}) => {
  const { slug, accounts, decisions } = await givenResults(PASSWORD);
  const { page } = await signedIn(accounts.voter);
  const address = `/o/${slug}/decisions/${decisions.story}/evaluation`;
  await page.goto(address);
  await expect(page.getByText(/^Hybrid wins if Flexibility rises from/)).toBeVisible();
  const printed = /more than (\d+\.\d)/.exec((await page.getByText(/^Hybrid wins if/).textContent()) ?? "")?.[1];
  const point = Number(printed);
  await expect(whatIf(page).getByText(`flips at ${printed}`)).toBeVisible();
  await expect(whatIf(page).getByText(/^By the group’s weights Django leads Hybrid/)).toBeVisible();

  await weightOf(page, "Flexibility").fill((point - 0.1).toFixed(1));
  await expect(
    whatIf(page).getByText(/^Django still leads, by (less than 0\.1|0\.1) points before Hybrid/),
  ).toBeVisible();
  await weightOf(page, "Flexibility").fill((point + 0.1).toFixed(1));
  await expect(whatIf(page).getByText(/^With these weights Hybrid leads Django by/)).toBeVisible();
  await expect(whatIf(page).getByText(`flips at ${printed}`)).toBeVisible();

  await whatIf(page).getByRole("button", { name: "Reset" }).click();
  await expect(whatIf(page).getByText(/^By the group’s weights Django leads Hybrid/)).toBeVisible();
  await weightOf(page, "Flexibility").fill("8");
  await sliderOf(page, "Flexibility").focus();
  await page.keyboard.press("ArrowRight");
  await expect(weightOf(page, "Flexibility")).toHaveValue("9.0");
  await page.keyboard.press("Shift+ArrowUp");
  await expect(weightOf(page, "Flexibility")).toHaveValue("14.0");
  await expect(whatIf(page).getByText(/^With these weights Hybrid leads/)).toBeVisible();

  await weightOf(page, "Flexibility").fill("a lot");
  await weightOf(page, "Flexibility").press("Enter");
  await expect(weightOf(page, "Flexibility")).toHaveValue("14.0");
  await expect(
    whatIf(page).getByText(/^“a lot” is no number from 0 to 100: the weight of .* stays 14\.0\./),
  ).toBeVisible();

  await page.goto(address);
  await expect(whatIf(page).getByText(/^By the group’s weights Django leads Hybrid/)).toBeVisible();
});

test("every chart of a result saves as SVG that stands alone and as CSV, and keeps nobody out", async ({
  signedIn,
}) => {
  const { slug, accounts, decisions } = await givenResults(PASSWORD);
  const { page } = await signedIn(accounts.voter);
  await page.goto(`/o/${slug}/decisions/${decisions.story}/evaluation`);
  const saved = async (name: string, what: string) => {
    await card(page, name).getByRole("button", { name: "Save" }).click();
    const waiting = page.waitForEvent("download");
    await card(page, name).getByRole("button", { name: what }).click();
    const download = await waiting;
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
  };
  for (const name of [
    "Ranking",
    "What if the weights were different?",
    "Which weight matters most",
    "Over all weightings",
  ]) {
    const drawn = await saved(name, "The chart as SVG");
    expect(drawn.name).toMatch(/\.svg$/);
    expect(drawn.text).toMatch(/^<svg xmlns=/);
    expect(drawn.text).toContain("Django");
    expect(drawn.text).not.toContain("var(--");
    const table = await saved(name, "The table as CSV");
    expect(table.name).toMatch(/\.csv$/);
    expect(table.text.split("\r\n").length).toBeGreaterThan(3);
  }
  await expectNoBarrier(page);
  await page.goto(`/o/${slug}/decisions/${decisions.smallest}/evaluation`);
  await expect(page.getByText(/by one person’s ballot alone/)).toBeVisible();
  await expectNoBarrier(page);
  await page.goto(`/o/${slug}/decisions/${decisions.largest}/evaluation`);
  await expect(card(page, "Over all weightings").getByRole("row")).toHaveCount(11);
  await expectNoBarrier(page);
});
