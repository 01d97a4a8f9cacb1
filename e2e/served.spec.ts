import { request as requestHttp } from "node:http";
import { expect, test } from "./fixtures";
import { observatoryScore } from "./received/observatory";

/** What a request with any method is answered with: browsers and test clients refuse to send some. */
function ask(url: string, method: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = requestHttp(url, { method, headers: { "x-canary": "canary-of-this-test" } }, (answer) => {
      let text = "";
      answer.on("data", (chunk: Buffer) => (text += chunk.toString()));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    asked.on("error", reject);
    asked.end();
  });
}

test("nothing of the checkout is served, and no folder is listed", async ({ request }) => {
  for (const path of [
    "/.git/config",
    "/.git/HEAD",
    "/.env",
    "/.accord/secrets.json",
    "/package.json",
    "/next.config.js",
    "/lib/env.ts",
    "/.next/BUILD_ID",
    "/_next/static",
    "/_next/static/chunks",
    "/api",
    "/public/verify.mjs",
  ])
    expect((await request.get(path)).status(), path).toBe(404);
});

test("every answer says how it is to be taken, in a frame nowhere, and nothing of the server's making", async ({
  house,
  request,
  signedIn,
}) => {
  const { page } = await signedIn(house.accounts.owner);
  const at = `/o/${house.slug}`;
  const style = await page.locator('link[rel="stylesheet"]').first().getAttribute("href");
  const answers = [
    await request.get("/sign-in"),
    await request.get("/nothing-here"),
    await request.get("/api/health/live"),
    await request.get("/api/auth/session"),
    await request.get("/verify.mjs"),
    await request.get(style ?? ""),
    await page.request.get(at),
    await page.request.get(`${at}/numbers`),
    await page.request.get(`${at}/export/decisions`),
    await page.request.get(`${at}/decisions/1/attachments/none.png`),
  ];
  for (const answer of answers) {
    const headers = answer.headers();
    expect(headers["x-content-type-options"], answer.url()).toBe("nosniff");
    expect(headers["content-security-policy"], answer.url()).toContain("frame-ancestors 'none'");
    expect(headers["content-type"], answer.url()).toMatch(
      /^(?:text\/[\w-]+|application\/javascript); ?charset=utf-8$|^application\/json/i,
    );
    expect(headers["strict-transport-security"], answer.url()).toMatch(/max-age=63072000; includeSubDomains/);
    expect(headers["access-control-allow-origin"], answer.url()).toBeUndefined();
    for (const told of ["x-powered-by", "server"]) expect(headers[told], answer.url()).toBeUndefined();
  }
});

test("every kind of answer has at least 110 points by the rules of Mozilla's Observatory", async ({
  house,
  request,
  signedIn,
}) => {
  const { page } = await signedIn(house.accounts.owner);
  const at = `/o/${house.slug}`;
  const style = await page.locator('link[rel="stylesheet"]').first().getAttribute("href");
  const once = { maxRedirects: 0 };
  const answers = [
    await request.get(at, once),
    await request.get("/api/auth/signin", once),
    await request.get("/nothing-here"),
    await request.get("/o/nothing-here/decisions"),
    await request.get("/icon.svg"),
    await request.get("/verify.mjs"),
    await request.get(style ?? ""),
    await request.get("/api/nothing-here"),
    await request.get("/api/health"),
    await request.get("/api/auth/csrf"),
    await request.post("/api/health/live"),
    await request.get("/share/nothing-here"),
    await request.get("/share/nothing-here/1/attachments/none.png"),
    await request.post(`${at}/import/none/archive`),
    await page.request.get(at),
    await page.request.get("/api/auth/session"),
    await page.request.get(`${at}/decisions/999`),
    await page.request.get(`${at}/numbers`),
    await page.request.get(`${at}/export/decisions`),
    await page.request.get(`${at}/export/site`),
    await page.request.get(`${at}/decisions/1/attachments/none.png`),
  ];
  for (const answer of answers) {
    // Cookies are marked for https only where people come by https.
    const cookies = answer.headersArray().filter(({ name }) => name.toLowerCase() === "set-cookie");
    const secured = cookies.map(({ value }) => `${value}; Secure`);
    expect
      .soft(observatoryScore(answer.headers(), secured), `${answer.status()} ${answer.url()}`)
      .toBeGreaterThanOrEqual(110);
  }
});

test("what needs a session is kept by no browser and nothing on the way", async ({ house, signedIn }) => {
  const { page } = await signedIn(house.accounts.owner);
  const at = `/o/${house.slug}`;
  for (const path of [
    at,
    `${at}/decisions/${house.decisions.proposed}`,
    `${at}/members`,
    `${at}/numbers`,
    "/account",
  ]) {
    const answer = await page.request.get(path);
    expect(answer.status(), path).toBe(200);
    expect(answer.headers()["cache-control"], path).toContain("no-store");
  }
});

test("a method that is not served changes nothing, and none repeats what it was sent", async ({ baseURL }) => {
  const url = (path: string) => new URL(path, baseURL).href;
  for (const path of ["/sign-in", "/api/health/live"]) {
    const { status, text } = await ask(url(path), "TRACE");
    expect(status, path).toBeLessThan(500);
    expect(text).not.toContain("canary-of-this-test");
  }
  for (const method of ["PUT", "PATCH", "DELETE", "POST"])
    expect((await ask(url("/api/health/live"), method)).status, method).toBe(405);
});

test("a breach of the policy is told to us by the browser, and what is no report is passed over", async ({
  browser,
  request,
}) => {
  // In a browser that nobody watches for breaches.
  const page = await (await browser.newContext()).newPage();
  await page.goto("/sign-in");
  const told = page.waitForRequest((asked) => asked.url().endsWith("/api/breaches"));
  await page.evaluate(() =>
    document.body.append(Object.assign(new Image(), { src: "https://elsewhere.invalid/x.png" })),
  );
  expect((await (await told).response())?.status()).toBe(204);
  await page.context().close();
  const send = async (data: string, site: string) =>
    (await request.post("/api/breaches", { data, headers: { "sec-fetch-site": site } })).status();
  expect(await send("no report", "same-origin")).toBe(204);
  expect(await send("x".repeat(100_000), "same-origin")).toBe(204);
  expect(await send("{}", "cross-site")).toBe(403);
});
