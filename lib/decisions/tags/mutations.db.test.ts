import { desc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { events } from "@/db/schema/history";
import { testDecision } from "@/db/testing/decision-states";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { setTagsShape } from "./input";
import { setTags } from "./mutations";
import { listUsedTags, readTags } from "./queries";

const set = (ctx: Ctx, decisionId: string, tags: string[]) => setTags(ctx, setTagsShape.parse({ decisionId, tags }));
const tagsOf = (ctx: Ctx, id: string) => withOrg(ctx, (tx) => readTags(tx, ctx, id));
const lastEvent = (ctx: Ctx, id: string) =>
  withOrg(ctx, async (tx) => {
    const [last] = await tx
      .select({ type: events.type })
      .from(events)
      .where(eq(events.chainId, id))
      .orderBy(desc(events.sequence))
      .limit(1);
    return last?.type;
  });

test("tags are kept in lower case, each once, with one event, and none where nothing changed", async () => {
  const { owner } = await testOrganization();
  const { id } = await testDecision(owner);
  expect(await set(owner, id, ["Kafka", "#kafka", " Message  queue "])).toEqual({ isNew: true });
  expect(await tagsOf(owner, id)).toEqual(["kafka", "message queue"]);
  expect(await lastEvent(owner, id)).toBe("decision.tags_changed");
  expect(await set(owner, id, ["message queue", "KAFKA"])).toEqual({ isNew: false });
  expect(await set(owner, id, [])).toEqual({ isNew: true });
  expect(await tagsOf(owner, id)).toEqual([]);
});

test("more than 20 tags, or one of more than 40 characters, are refused", () => {
  const decisionId = "018f6b1e-0000-7000-8000-000000000000";
  const many = Array.from({ length: 21 }, (_, at) => `tag ${at}`);
  expect(setTagsShape.safeParse({ decisionId, tags: many }).success).toBe(false);
  expect(setTagsShape.safeParse({ decisionId, tags: ["x".repeat(41)] }).success).toBe(false);
  expect(setTagsShape.safeParse({ decisionId, tags: [" # "] }).success).toBe(false);
});

test("only who may edit the decision tags it, and a decided one keeps its tags", async () => {
  const organization = await testOrganization();
  const { owner, lineId } = organization;
  const member = await testMember(organization, "member");
  const stranger = (await testOrganization()).owner;
  const proposed = await testDecision(owner, { status: "proposed", productLineIds: [lineId] });
  const rejected = await testDecision(owner, { status: "rejected", productLineIds: [lineId] });
  await expect(set(member, proposed.id, ["mine"])).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(set(stranger, proposed.id, ["mine"])).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(set(owner, rejected.id, ["mine"])).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await tagsOf(owner, proposed.id)).toEqual([]);
});

test("the tags in use are those of what the reader may see", async () => {
  const organization = await testOrganization();
  const { owner, lineId, organizationId } = organization;
  const other = await testLine(organizationId, "Other");
  const here = await testDecision(owner, { status: "proposed", productLineIds: [lineId] });
  const elsewhere = await testDecision(owner, { status: "proposed", productLineIds: [other] });
  const draft = await testDecision(owner, { productLineIds: [lineId] });
  await set(owner, here.id, ["shown"]);
  await set(owner, elsewhere.id, ["hidden"]);
  await set(owner, draft.id, ["unfinished"]);
  const stakeholder = await testMember(organization, "stakeholder", { productLineIds: [lineId] });
  expect(await listUsedTags(owner)).toEqual(["hidden", "shown", "unfinished"]);
  expect(await listUsedTags(stakeholder)).toEqual(["shown"]);
  expect(await listUsedTags((await testOrganization()).owner)).toEqual([]);
});
