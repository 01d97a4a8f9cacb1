import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "./fixtures";
import { exportedSite } from "./given/site";
import { ALL_LOOKS, expectNoBarrier, expectNoneAsShown, look } from "./pages/barriers";

test("somebody takes the list with them as CSV and as ADR files, filtered as it stands", async ({
  house,
  signedIn,
}) => {
  const { slug, accounts } = house;
  const { page } = await signedIn(accounts.member);
  const main = page.getByRole("main");
  const dialog = page.getByRole("dialog", { name: "Export decisions" });

  await test.step("chooses CSV, which holds what the filter finds", async () => {
    await page.goto(`/o/${slug}/decisions?state=accepted`);
    await main.getByRole("button", { name: "Export", exact: true }).click();
    await expect(dialog.getByRole("radio", { name: /CSV/ })).toBeChecked();
    await expectNoBarrier(page);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("button", { name: "Export", exact: true }).click(),
    ]);
    expect(file.suggestedFilename()).toBe(`${slug}-decisions.csv`);
    const text = await readFile(await file.path(), "utf8");
    expect(text).toMatch(/^\uFEFF"Decision","Title","State"/);
    expect(text).toContain('"Where sessions live","accepted"');
    expect(text).not.toContain("Which search engine");
    await expect(dialog).toBeHidden();
  });

  await test.step("chooses adr-tools by keyboard, and gets a zip", async () => {
    await main.getByRole("button", { name: "Export", exact: true }).click();
    await dialog.getByRole("radio", { name: /CSV/ }).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await expect(dialog.getByRole("radio", { name: /adr-tools/ })).toBeChecked();
    await expect(dialog.getByRole("checkbox", { name: /Imported files as they were/ })).toBeVisible();
    const [file] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("ControlOrMeta+Enter")]);
    expect(file.suggestedFilename()).toBe(`${slug}-nygard.zip`);
    const zip = await readFile(await file.path());
    expect(zip.subarray(0, 2).toString()).toBe("PK");
    expect(zip.toString("latin1")).toMatch(/doc\/adr\/\d{4}-where-sessions-live\.md/);
  });

  await test.step("is told when there is nothing, and closes it", async () => {
    await page.goto(`/o/${slug}/decisions?q=nothing-is-called-so`);
    await expect(main.getByRole("button", { name: "Export", exact: true })).toBeHidden();
    const answer = await page.request.get(`/o/${slug}/export/files?format=madr&q=nothing-is-called-so`);
    expect(answer.status()).toBe(412);
    expect(await answer.text()).toContain("No decision matches");
  });
});

test("search, adoption and activity are handed out as CSV to whoever is let in, and to nobody else", async ({
  house,
  signedIn,
  page: stranger,
}) => {
  const { slug, accounts } = house;
  const { page } = await signedIn(accounts.member);
  for (const [at, name] of [
    ["search?q=sessions", "Results as CSV"],
    ["activity", "All activity as CSV"],
  ] as const) {
    await page.goto(`/o/${slug}/${at}`);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("main").getByRole("link", { name }).click(),
    ]);
    expect(await readFile(await file.path(), "utf8")).toContain("ADR-");
  }
  const adoption = await page.request.get(`/o/${slug}/export/adoption`);
  expect(adoption.headers()["content-type"]).toBe("text/csv; charset=utf-8");
  for (const what of ["decisions", "search", "adoption", "activity", "files?format=madr"]) {
    const refused = await stranger.request.get(`/o/${slug}/export/${what}`);
    expect(refused.status()).toBe(401);
    expect(await refused.text()).not.toContain("sessions");
  }
});

test("the site opens from a disk, is filtered and followed without a server, and says nothing to the console", async ({
  house,
  page,
}) => {
  const { slug, accounts } = house;
  const root = await mkdtemp(path.join(tmpdir(), "accord-site-"));
  const folder = path.join(root, "site");
  const faults: string[] = [];
  const asked: string[] = [];
  page.on("console", (message) => faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => asked.push(request.url()));
  try {
    await exportedSite(folder, slug, accounts.member.email);
    await page.goto(pathToFileURL(path.join(folder, "index.html")).href);
    await expect(page.getByRole("status")).toHaveText("3 of 3 decisions");

    await test.step("filters in the browser alone", async () => {
      await page.getByLabel("Find").fill("sessions live");
      await expect(page.getByRole("status")).toHaveText("1 of 3 decisions");
      await expect(page.getByRole("link", { name: "Which search engine" })).toBeHidden();
      await page.getByLabel("State").selectOption("draft");
      await expect(page.getByRole("status")).toHaveText("0 of 3 decisions");
      await page.getByLabel("State").selectOption("accepted");
    });

    await test.step("follows a decision and its line", async () => {
      await page.getByRole("link", { name: "Where sessions live" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Where sessions live");
      await expect(page.getByRole("heading", { name: "History" })).toBeVisible();
      await page.getByRole("link", { name: "Core" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Core");
      await expect(page.getByRole("link", { name: "Where sessions live" })).toBeVisible();
      await page.getByRole("banner").getByRole("link").click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Decisions");
    });

    expect(faults).toEqual([]);
    expect(asked.filter((url) => !/^(file|data):/.test(url))).toEqual([]);
    // Last, because axe asks for the style sheet itself, and is refused.
    for (const file of ["index.html", "decisions/adr-1.html", "lines/core.html"]) {
      await page.goto(pathToFileURL(path.join(folder, file)).href);
      for (const one of ALL_LOOKS) {
        await look(page, one);
        await expectNoneAsShown(page, one);
      }
    }
  } finally {
    await rm(root, { recursive: true });
  }
});
