import { expect, test } from "vitest";
import { proposed } from "@/db/testing/decisions";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import { createDecision } from "@/lib/decisions/mutations";
import type { StreamedFile } from "@/lib/endpoint";
import { activityAsCsv, adoptionAsCsv, decisionsAsCsv, searchAsCsv } from "./queries";

async function textOf({ chunks }: StreamedFile): Promise<string> {
  let text = "";
  for await (const chunk of chunks) text += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString();
  return text;
}

test("the list as CSV has every row that the filters find, in their order, and nothing runs in a spreadsheet", async () => {
  const { owner, lineId } = await testOrganization();
  await proposed(owner, [lineId], "=1+1");
  await proposed(owner, [lineId], "Queues");
  await createDecision(owner, { title: "A draft", productLineIds: [lineId] });
  const text = await textOf(decisionsAsCsv(owner, { state: "proposed", sort: "title" }));
  const [head, first, second, ...rest] = text.trimEnd().split("\r\n");
  expect(head).toMatch(/^\uFEFF"Decision","Title","State"/);
  expect(first).toMatch(/^"ADR-1","'=1\+1","proposed","Core","Olga Owner"/);
  expect(second).toMatch(/^"ADR-2","Queues"/);
  expect(rest).toEqual([]);
});

test("a stakeholder's files hold what the stakeholder may see, and no other organization's", async () => {
  const organization = await testOrganization();
  const { owner, lineId, organizationId } = organization;
  const otherLine = await testLine(organizationId, "Other");
  await proposed(owner, [lineId], "Seen");
  await proposed(owner, [otherLine], "Elsewhere");
  await createDecision(owner, { title: "Drafted", productLineIds: [lineId] });
  const stakeholder = await testMember(organization, "stakeholder", { productLineIds: [lineId] });
  const { owner: stranger } = await testOrganization();
  for (const [ctx, titles] of [
    [owner, ["Seen", "Elsewhere", "Drafted"]],
    [stakeholder, ["Seen"]],
    [stranger, []],
  ] as const) {
    const files = [decisionsAsCsv(ctx, {}), activityAsCsv(ctx, {}), searchAsCsv(ctx, { q: "Seen Elsewhere Drafted" })];
    const [list, activity, found] = await Promise.all(files.map(textOf));
    const inList = ["Seen", "Elsewhere", "Drafted"].filter((title) => list?.includes(title));
    expect(inList).toEqual(titles);
    if (ctx !== owner) expect(`${activity}${found}`).not.toMatch(/Elsewhere|Drafted/);
  }
});

test("the matrix as CSV has a column for each line that the reader may see", async () => {
  const { owner, organizationId } = await testOrganization();
  await testLine(organizationId, "Billing");
  expect(await textOf(adoptionAsCsv(owner, {}))).toMatch(
    /^\uFEFF"Decision","Title","On",("Billing","Core"|"Core","Billing")\r\n$/,
  );
});
