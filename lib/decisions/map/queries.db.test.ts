import { expect, test } from "vitest";
import { testDecision } from "@/db/testing/decision-states";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import { addLink } from "../links/mutations";
import { mapShape } from "./input";
import { getMap } from "./queries";

const view = (search: Record<string, string> = {}) => mapShape.parse(search);

test("the map holds what the reader may see and the links between that, and nothing of another organization", async () => {
  const organization = await testOrganization();
  const { owner, lineId, organizationId } = organization;
  const other = await testLine(organizationId, "Other");
  const held = await testDecision(owner, { title: "Held", status: "accepted", productLineIds: [lineId] });
  const draft = await testDecision(owner, { title: "Draft", productLineIds: [lineId] });
  const elsewhere = await testDecision(owner, { title: "Elsewhere", status: "proposed", productLineIds: [other] });
  for (const { id } of [draft, elsewhere])
    await addLink(owner, { decisionId: id, kind: "depends_on", targetId: held.id });
  const whole = await getMap(owner, view());
  expect(whole.decisions.map(({ title }) => title).sort()).toEqual(["Draft", "Elsewhere", "Held"]);
  expect(whole.links).toHaveLength(2);
  expect(whole.isCut).toBe(false);
  const limited = await testMember(organization, "stakeholder", { productLineIds: [lineId] });
  const seen = await getMap(limited, view());
  expect(seen.decisions.map(({ title }) => title)).toEqual(["Held"]);
  expect(seen.links).toEqual([]);
  // That something unseen is linked with it is not told either.
  expect((await getMap(limited, view({ linked: "1" }))).decisions).toEqual([]);
  expect((await getMap(owner, view({ linked: "1" }))).decisions).toHaveLength(3);
  expect((await getMap((await testOrganization()).owner, view())).decisions).toEqual([]);
});

test("is narrowed by line, state, months and links, each and together", async () => {
  const { owner, lineId, organizationId } = await testOrganization();
  const other = await testLine(organizationId, "Other");
  const held = await testDecision(owner, { title: "Held", status: "accepted", productLineIds: [lineId] });
  const draft = await testDecision(owner, { title: "Draft", productLineIds: [other] });
  await testDecision(owner, { title: "Alone", productLineIds: [lineId] });
  await addLink(owner, { decisionId: draft.id, kind: "amends", targetId: held.id });
  const titles = async (search: Record<string, string>) =>
    (await getMap(owner, view(search))).decisions.map(({ title }) => title).sort();
  expect(await titles({ line: "core" })).toEqual(["Alone", "Held"]);
  expect(await titles({ state: "open" })).toEqual(["Alone", "Draft"]);
  expect(await titles({ linked: "1" })).toEqual(["Draft", "Held"]);
  expect(await titles({ linked: "1", state: "in-force" })).toEqual(["Held"]);
  const month = new Date().toISOString().slice(0, 7);
  expect(await titles({ from: month, to: month })).toHaveLength(3);
  expect(await titles({ to: "2001-01" })).toEqual([]);
  expect(await titles({ from: "nonsense", tag: "none" })).toEqual([]);
});
