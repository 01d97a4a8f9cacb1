import { expect, test } from "vitest";
import { testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { saveViewShape } from "./input";
import { deleteView, renameView, saveView } from "./mutations";
import { listViews } from "./queries";
import { VIEWS_LIMIT } from "./rules";

const save = (ctx: Ctx, name: string, isShared = false) =>
  saveView(ctx, saveViewShape.parse({ place: "decisions", name, query: "?state=open&after=x", isShared }));
const names = async (ctx: Ctx) => (await listViews(ctx)).map(({ name }) => name);

test("a view is one's own until it is shared, and then everybody's but the stakeholders'", async () => {
  const organization = await testOrganization();
  const { owner } = organization;
  const lead = await testMember(organization, "lead");
  const stakeholder = await testMember(organization, "stakeholder");
  await save(lead, "  Mine ");
  await save(lead, "Ours", true);
  await save(stakeholder, "Watched");
  expect(await names(lead)).toEqual(["Mine", "Ours"]);
  expect(await names(owner)).toEqual(["Ours"]);
  expect(await names(stakeholder)).toEqual(["Watched"]);
  expect(await names((await testOrganization()).owner)).toEqual([]);
  expect(await listViews(owner, "search")).toEqual([]);
  expect(await listViews(lead, "decisions")).toMatchObject([
    { name: "Mine", query: "state=open", isShared: false, isOwn: true },
    { name: "Ours", isOwn: true },
  ]);
});

test("only owners, admins and leads share", async () => {
  const organization = await testOrganization();
  await expect(save(await testMember(organization, "member"), "Ours", true)).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  await expect(save(await testMember(organization, "stakeholder"), "Ours", true)).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  await save(await testMember(organization, "admin"), "Ours", true);
});

test("a view is renamed and deleted by who saved it, a shared one by owners and admins too, and another's own is not there", async () => {
  const organization = await testOrganization();
  const { owner } = organization;
  const lead = await testMember(organization, "lead");
  const member = await testMember(organization, "member");
  const own = await save(lead, "Mine");
  const shared = await save(lead, "Ours", true);
  await expect(renameView(owner, { ...own, name: "Yours" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(deleteView(member, shared)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(deleteView((await testOrganization()).owner, shared)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await renameView(owner, { ...shared, name: "Everybody's" });
  await renameView(lead, { ...own, name: "My own" });
  expect(await names(lead)).toEqual(["Everybody's", "My own"]);
  await deleteView(owner, shared);
  await deleteView(lead, own);
  expect(await names(lead)).toEqual([]);
});

test("there is an end to how many one person keeps", async () => {
  const { owner } = await testOrganization();
  for (let at = 0; at < VIEWS_LIMIT; at += 1) await save(owner, `View ${at}`);
  await expect(save(owner, "One more")).rejects.toMatchObject({ code: "PRECONDITION" });
});
