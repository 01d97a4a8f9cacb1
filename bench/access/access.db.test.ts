import { expect, test } from "vitest";
import { wholeOrganization } from "./whole";
import { tryTables } from "./tables";

// The short form of `npm run trust:access`, which asks the production build as well.
test("the database hands no tenant's row to whoever names no organization, a wrong one or another", async () => {
  const [mine, foreign] = [await wholeOrganization("heron"), await wholeOrganization("plover")];
  const { wrong, breaches, empty } = await tryTables(mine.owner.organizationId, foreign.owner.organizationId);
  expect({ wrong, breaches, empty }).toEqual({ wrong: [], breaches: [], empty: [] });
});
