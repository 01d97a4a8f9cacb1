import { randomBytes } from "node:crypto";
import path from "node:path";
import { expect, it, vi } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "..", "..");

// The environment is read when the first module is loaded; none of it is used.
vi.stubEnv("DATABASE_URL", "postgres://nobody@127.0.0.1:1/none");
vi.stubEnv("NEXTAUTH_SECRET", randomBytes(32).toString("base64url"));
const [{ attackSources }, { attackCells }, { liveMarkup, renderPayloads }] = await Promise.all([
  import("./endured"),
  import("./cells"),
  import("./injected"),
]);

it("every regular expression and shape of the sources is done with 100 kB of hostile text in 50 ms", async () => {
  const rows = await attackSources(ROOT, { texts: 8, fieldTexts: 1, everyShape: 16 });
  expect(rows.filter(({ isKept }) => !isKept)).toEqual([]);
});

it("no cell of a CSV is run by a spreadsheet, and every writer of CSV is asked", async () => {
  expect(await attackCells(ROOT)).toMatchObject({ isKept: true });
});

it("nothing that runs comes out of a text, whatever it holds: on a page, on the exported site, in a mail", async () => {
  const rendered = await renderPayloads(ROOT);
  expect(rendered.length).toBeGreaterThanOrEqual(1_200);
  expect(liveMarkup(rendered)).toEqual([]);
});
