import { dictionary } from "@zxcvbn-ts/language-common";
import { expect, it } from "vitest";
import { assertStrong } from "./strong";

const about = ["Ana Ortiz", "ana.ortiz@mail.example", "Nordwind"];

it.each([
  ...[
    "password123",
    "qwertyuiop",
    "1234567890",
    "iloveyou12",
    "letmein1234",
    "P@ssw0rd2026",
    "december2025",
    "Summer2026!",
  ],
  ...["aaaaaaaaaaaa", "abababababab", "asdfghjkl;", "abcdefghijkl", "qwertyqwerty", "Ana.Ortiz.2026", "nordwind-2026"],
])("refuses %s, and says so beside the field", async (password) => {
  const refusal: unknown = await assertStrong(password, about).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: "INVALID" });
  expect(refusal).toHaveProperty("fields.password", expect.stringMatching(/unrelated words/));
});

it("refuses every one of the most used that is long enough to be tried", async () => {
  const known = Object.values(dictionary["passwords-common"]).filter((password) => password.length >= 10);
  expect(known.length).toBeGreaterThan(1_000);
  for (const password of known.slice(0, 500))
    await expect(assertStrong(password, []), password).rejects.toMatchObject({ code: "INVALID" });
});

it.each([
  "four unrelated plain words",
  "correct horse battery",
  "xK9#vq2$Lm4!",
  "der Apfel rollt spät heim",
  "七つの緑のランプが鳴る",
])("takes %s", async (password) => {
  await expect(assertStrong(password, about)).resolves.toBeUndefined();
});

it("judges in time what is made to take forever", async () => {
  await assertStrong("warm up the estimator first", []);
  for (const text of ["a", "ab", "(", "1", "pass", "é", "aA1!"]) {
    const begun = performance.now();
    await assertStrong(text.repeat(400).slice(0, 400), about).catch(() => undefined);
    expect(performance.now() - begun).toBeLessThan(10_000);
  }
});
