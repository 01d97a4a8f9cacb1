import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { testDecision } from "@/db/testing/decision-states";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { addLink } from "../links/mutations";
import { readNamed } from "./queries";

const titles = (ctx: Ctx, decisionId: string, ...texts: string[]) =>
  withOrg(ctx, (tx) => readNamed(tx, ctx, decisionId, texts)).then((named) => named.map(({ title }) => title));

/** ADR-1 and ADR-2 are of Core, ADR-3 of another line, ADR-4 a draft of Core. */
async function house() {
  const organization = await testOrganization();
  const { owner, lineId, organizationId } = organization;
  const other = await testLine(organizationId, "Other");
  const made = (title: string, line: string, status: "draft" | "accepted") =>
    testDecision(owner, { title, status, productLineIds: [line] });
  const { id } = await made("Names", lineId, "accepted");
  await made("Near", lineId, "accepted");
  await made("Elsewhere", other, "accepted");
  await made("Draft", lineId, "draft");
  const reader = await testMember(organization, "stakeholder", { productLineIds: [lineId] });
  return { owner, reader, id };
}

test("a text's named decisions are told with their titles, without itself and what does not exist", async () => {
  const { owner, id } = await house();
  expect(await titles(owner, id, "ADR-1 ADR-2", "#3, #4, #2", "ADR-99")).toEqual(["Near", "Elsewhere", "Draft"]);
  expect(await titles(owner, id, "Nothing here.", "issue #2")).toEqual([]);
});

test("whoever may not see a decision is told nothing of it: another line, a draft, another organization", async () => {
  const { reader, id } = await house();
  expect(await titles(reader, id, "ADR-2, #3, #4")).toEqual(["Near"]);
  const elsewhere = await testOrganization();
  expect(await titles(elsewhere.owner, id, "ADR-2, #3, #4")).toEqual([]);
});

test("a link to a file names the decision that came from it, where the two are linked and the reader may see it", async () => {
  const { owner, reader, id } = await house();
  const { rows } = await withOrg(owner, (tx) =>
    tx.execute<{ id: string; number: number }>(sql`select id, number from decisions order by number`),
  );
  const idOf = (number: number) => rows.find((row) => row.number === number)?.id ?? "";
  await withOrg(owner, (tx) =>
    tx.execute(sql`insert into decision_aliases (organization_id, alias, decision_id)
      values (${owner.organizationId}, '0002-near', ${idOf(2)}), (${owner.organizationId}, '0003-else', ${idOf(3)}),
        (${owner.organizationId}, '0004-draft', ${idOf(4)})`),
  );
  const text = "[a](0002-near.md) [b](docs/0003-else.md) [c](0004-draft.md)";
  expect(await titles(owner, id, text)).toEqual([]);
  for (const number of [2, 3]) await addLink(owner, { decisionId: id, kind: "relates_to", targetId: idOf(number) });
  expect(await titles(owner, id, text)).toEqual(["Near", "Elsewhere"]);
  expect(await titles(reader, id, text)).toEqual(["Near"]);
});
