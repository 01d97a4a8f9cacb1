import { inspect } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { sql } from "drizzle-orm";
import { withOrg } from "@/db/client";
import { testDecision } from "@/db/testing/decision-states";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { listDivergences } from "@/lib/adoption/divergence/queries";
import { readMatrix } from "@/lib/adoption/matrix/queries";
import { recordAdoption } from "@/lib/adoption/mutations";
import { pastPortfolio } from "@/lib/adoption/past/queries";
import { getDecisionAdoption } from "@/lib/adoption/queries";
import { getImpact } from "@/lib/decisions/impact/queries";
import { addLink } from "@/lib/decisions/links/mutations";
import { listDecisions } from "@/lib/decisions/list/queries";
import { mapShape } from "@/lib/decisions/map/input";
import { getMap } from "@/lib/decisions/map/queries";
import { portfolio } from "@/lib/decisions/portfolio/queries";
import { getRecord } from "@/lib/decisions/record/queries";
import { setTags } from "@/lib/decisions/tags/mutations";
import { listUsedTags } from "@/lib/decisions/tags/queries";
import { postComment } from "@/lib/discussion/mutations";
import type { StreamedFile } from "@/lib/endpoint";
import { recordFiles } from "@/lib/exports/files/queries";
import { siteFiles } from "@/lib/exports/site/queries";
import { activityAsCsv, adoptionAsCsv, decisionsAsCsv, searchAsCsv } from "@/lib/exports/tables/queries";
import { listFollowedChanges } from "@/lib/following/changes/queries";
import { follow } from "@/lib/following/mutations";
import { getHistory } from "@/lib/history/queries";
import { listActivity } from "@/lib/home/activity/queries";
import { getHome } from "@/lib/home/queries";
import { answerReview, addTrigger } from "@/lib/reviews/mutations";
import { getReviewState } from "@/lib/reviews/queries";
import { findForPalette } from "@/lib/search/palette/queries";
import { search } from "@/lib/search/queries";
import { createShareLink } from "@/lib/sharing/mutations";
import { findOpenLink, listShared, readShared } from "@/lib/sharing/opened/queries";
import { getUpkeep } from "./queries";

/** In everything that a stakeholder of Core may not see. */
const CANARY = /canary/i;
const SOON = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

/**
 * "Held" is in force on Core and Other; a stakeholder of Core sees it. Linked with it are a draft, and a proposal and a rival of Other;
 * Other has a waiver that ran out. A review of "Kept" is being answered by a draft.
 */
async function house() {
  const organization = await testOrganization();
  const { owner, organizationId, lineId } = organization;
  const other = await testLine(organizationId, "Other");
  const held = await testDecision(owner, { title: "Held", status: "accepted", productLineIds: [lineId, other] });
  const draft = await testDecision(owner, {
    title: "Canary draft",
    productLineIds: [lineId],
    sections: { context: "Canary text." },
  });
  const elsewhere = await testDecision(owner, {
    title: "Canary of Other",
    status: "proposed",
    productLineIds: [other],
  });
  for (const { id } of [draft, elsewhere])
    await addLink(owner, { decisionId: id, kind: "depends_on", targetId: held.id });
  const rival = await testDecision(owner, { title: "Canary rival", status: "accepted", productLineIds: [other] });
  await addLink(owner, { decisionId: rival.id, kind: "conflicts_with", targetId: held.id });
  await setTags(owner, { decisionId: draft.id, tags: ["canary-tag", "shared-tag"] });
  await setTags(owner, { decisionId: held.id, tags: ["shared-tag"] });
  await postComment(owner, { decisionId: elsewhere.id, body: "A canary sings." });
  await recordAdoption(owner, {
    ...{ decisionId: held.id, lineIds: [other], stance: "waived", reason: "The canary is ill." },
    ...{ dueOn: null, expiresOn: SOON },
  });
  await withOrg(owner, (tx) =>
    tx.execute(sql`update adoptions set expires_on = current_date - 1 where decision_id = ${held.id}`),
  );
  await addTrigger(owner, { decisionId: elsewhere.id, words: "When the canary dies" });
  const kept = await testDecision(owner, { title: "Kept", status: "accepted", productLineIds: [lineId] });
  const { successor } = await answerReview(owner, {
    ...{ decisionId: kept.id, answer: "revise", reason: "It is old.", nextReviewOn: null },
  });
  await withOrg(owner, (tx) =>
    tx.execute(
      sql`update decisions set title = 'Canary successor' where organization_id = ${organizationId} and number = ${successor}`,
    ),
  );
  const stakeholder = await testMember(organization, "stakeholder", { productLineIds: [lineId] });
  for (const ctx of [owner, stakeholder]) {
    await follow(ctx, { tag: "shared-tag" });
    await follow(ctx, { productLineId: lineId });
  }
  // What others did last, for whoever follows it.
  const colleague = await testMember(organization, "member");
  for (const { id } of [draft, held, elsewhere]) await postComment(colleague, { decisionId: id, body: "Well said." });
  const link = { what: { productLineId: lineId }, label: "Audit", days: 1, passcode: "" };
  const { token } = await createShareLink(owner, link);
  return { owner, stakeholder, lineId, held, kept, draft, elsewhere, token };
}

let given: Awaited<ReturnType<typeof house>>;
beforeAll(async () => {
  given = await house();
});

async function textOf({ chunks }: StreamedFile): Promise<string> {
  let text = "";
  for await (const chunk of chunks) text += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString();
  return text;
}

async function filesOf(files: AsyncIterable<{ readonly path: string; readonly bytes: Buffer }>): Promise<string> {
  let text = "";
  for await (const { path, bytes } of files) text += `${path}\n${bytes.toString()}`;
  return text;
}

/** Every way in which the record, its lines, its readers and its files are read. */
const SURFACES: Readonly<Record<string, (ctx: Ctx) => Promise<unknown>>> = {
  list: (ctx) => listDecisions(ctx, {}),
  palette: (ctx) => findForPalette(ctx, { q: "canary" }),
  search: (ctx) => search(ctx, { q: "canary" }),
  map: (ctx) => getMap(ctx, mapShape.parse({})),
  "map of what is linked": (ctx) => getMap(ctx, mapShape.parse({ linked: "1" })),
  impact: async (ctx) => (await getImpact(ctx, given.held.number)).resting,
  record: (ctx) => getRecord(ctx, given.held.number),
  history: (ctx) => getHistory(ctx, given.held.number, {}),
  activity: (ctx) => listActivity(ctx, null),
  home: (ctx) => getHome(ctx),
  "what changed in what is followed": (ctx) => listFollowedChanges(ctx),
  health: (ctx) => getUpkeep(ctx, { own: false }),
  tags: (ctx) => listUsedTags(ctx),
  adoption: (ctx) => getDecisionAdoption(ctx, given.held.id),
  matrix: (ctx) => readMatrix(ctx, {}),
  divergences: (ctx) => listDivergences(ctx),
  "a line's portfolio": (ctx) => portfolio(ctx, given.lineId),
  "a line's past": (ctx) => pastPortfolio(ctx, given.lineId, SOON),
  "list as CSV": (ctx) => textOf(decisionsAsCsv(ctx, {})),
  "activity as CSV": (ctx) => textOf(activityAsCsv(ctx, {})),
  "search as CSV": (ctx) => textOf(searchAsCsv(ctx, { q: "canary" })),
  "matrix as CSV": (ctx) => textOf(adoptionAsCsv(ctx, {})),
  site: (ctx) => filesOf(siteFiles(ctx, new Date())),
  files: (ctx) =>
    filesOf(
      recordFiles(ctx, [given.held.id, given.draft.id, given.elsewhere.id], { format: "madr", asImported: false }),
    ),
};

const read = async (surface: string, ctx: Ctx) =>
  inspect(await SURFACES[surface]?.(ctx), { depth: null, maxArrayLength: null, maxStringLength: null });

describe("what a stakeholder of one line may not see", () => {
  test.each(Object.keys(SURFACES))("is told to the team and not to them: %s", async (surface) => {
    expect(await read(surface, given.owner)).toMatch(CANARY);
    expect(await read(surface, given.stakeholder)).not.toMatch(CANARY);
  });

  test("is told neither by how a review stands nor by a link for readers outside", async () => {
    const { stakeholder, owner, held, kept, token } = given;
    expect((await getReviewState(owner, held.number)).causes).toEqual(["waiver"]);
    expect((await getReviewState(stakeholder, held.number)).causes).toEqual([]);
    expect((await getReviewState(stakeholder, kept.number)).openSuccessor).toBeNull();
    const link = await findOpenLink(token);
    if (link === null) throw new Error("The link is not open.");
    expect((await listShared(link)).map(({ title }) => title)).toEqual(["Held", "Kept"]);
    expect(inspect(await readShared(link, held.number), { depth: null })).not.toMatch(CANARY);
  });
});
