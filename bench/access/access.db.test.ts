import { expect, test } from "vitest";
import { wholeOrganization } from "./whole";
import { readSources } from "./asking/sources";
import { outsideAskings, undeclaredOutside } from "./matrix/outside/actions";
import { verbAskings } from "./matrix/verbs";
import { tryTables } from "./tables";

// The short form of `npm run trust:access`, which asks the production build as well.
test("the database hands no tenant's row to whoever names no organization, a wrong one or another", async () => {
  const [mine, foreign] = [await wholeOrganization("heron"), await wholeOrganization("plover")];
  const { wrong, breaches, empty } = await tryTables(mine.owner.organizationId, foreign.owner.organizationId);
  expect({ wrong, breaches, empty }).toEqual({ wrong: [], breaches: [], empty: [] });
});

test("every action and endpoint of the sources has somebody who asks at it", () => {
  const sources = readSources();
  const askings = verbAskings(sources);
  expect(askings.size).toBeGreaterThan(130);
  expect([...askings].filter(([, asked]) => asked.length === 0).map(([door]) => door)).toEqual([]);
  expect(outsideAskings(sources).length).toBeGreaterThan(50);
  expect(undeclaredOutside(sources)).toEqual([]);
});
