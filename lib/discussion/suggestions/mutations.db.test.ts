import { sql } from "drizzle-orm";
import * as Y from "yjs";
import { withOrg } from "@/db/client";
import { describe, expect, test } from "vitest";
import { testDecision } from "@/db/testing/decision-states";
import { contentHashOf, proposed, waitingFor } from "@/db/testing/decisions";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { approveDecision } from "@/lib/approvals/mutations";
import { exchangeText } from "@/lib/decisions/together/mutations";
import { SHARED_TEXT, textOf } from "@/lib/decisions/together/rules";
import { loadDecision } from "@/lib/decisions/queries";
import { getRecord } from "@/lib/decisions/record/queries";
import { getRevisions } from "@/lib/decisions/revisions/queries";
import { readOpenSuggestions } from "./queries";
import { acceptSuggestion, rejectSuggestion, suggestWords, withdrawSuggestion } from "./mutations";

/** The open suggestions on a record, as this reader gets them. */
const openOf = (ctx: Ctx, number: number) =>
  withOrg(ctx, async (tx) => readOpenSuggestions(tx, ctx, await loadDecision(tx, ctx, { number })));

const TEXT = "Billing is slow. We choose Django for billing.";

async function given(status: "draft" | "proposed" | "accepted" | "rejected" = "draft") {
  const organization = await testOrganization();
  const { owner, lineId } = organization;
  const decision = await testDecision(owner, { status, productLineIds: [lineId], sections: { context: TEXT } });
  const stakeholder = await testMember(organization, "stakeholder", { name: "Stan Stakeholder" });
  const member = await testMember(organization, "member", { name: "Mia Member" });
  return { organization, owner, decision, stakeholder, member };
}

const instead = (decisionId: string, quote: string, replacement: string) => ({
  decisionId,
  revision: 1,
  kind: "context" as const,
  quote,
  startsAt: TEXT.indexOf(quote),
  replacement,
  reason: "It says more.",
});

const contextOf = async (ctx: Ctx, number: number, revision?: number) =>
  (await getRecord(ctx, number, revision)).revision.sections.find(({ kind }) => kind === "context")?.body;

describe("a suggestion", () => {
  test("is taken up as a revision that credits its author; another one after it finds its words where they went", async () => {
    const { owner, member, decision } = await given();
    const first = await suggestWords(member, instead(decision.id, "slow", "slow, and the bills are late"));
    const second = await suggestWords(member, instead(decision.id, "Django", "Django 6"));
    expect(await openOf(owner, decision.number)).toMatchObject([
      { quote: "slow", author: { name: "Mia Member" }, isOwn: false },
      { quote: "Django" },
    ]);
    expect(await acceptSuggestion(owner, first)).toMatchObject({ revision: 2 });
    expect(await acceptSuggestion(owner, second)).toMatchObject({ revision: 3 });
    expect(await contextOf(owner, decision.number)).toBe(
      "Billing is slow, and the bills are late. We choose Django 6 for billing.",
    );
    const { after } = await getRevisions(owner, decision.number);
    expect(after).toMatchObject({ author: "Olga Owner", summary: "Suggested by Mia Member: It says more." });
    expect(await openOf(owner, decision.number)).toEqual([]);
    await expect(acceptSuggestion(owner, first)).rejects.toMatchObject({ code: "PRECONDITION" });
  });

  test("stands in what people write together from then on; what somebody had typed is kept beside it", async () => {
    const { owner, member, decision } = await given();
    const open = (more: { draftId?: string; update?: Uint8Array } = {}) =>
      exchangeText(owner, {
        ...{ number: decision.number, kind: "context", vector: null, base: "", client: 1, cursor: null, isHere: true },
        draftId: more.draftId ?? null,
        update: more.update === undefined ? null : Buffer.from(more.update).toString("base64"),
      });
    const shown = ({ update }: { readonly update: string }) => textOf([Buffer.from(update, "base64")]);
    expect(shown(await open())).toBe(TEXT);
    await acceptSuggestion(owner, await suggestWords(member, instead(decision.id, "slow", "late")));
    const anew = await open();
    expect([shown(anew), anew.isBehind]).toEqual(["Billing is late. We choose Django for billing.", false]);
    const typed = new Y.Doc();
    Y.applyUpdate(typed, Buffer.from(anew.update, "base64"));
    typed.getText(SHARED_TEXT).insert(0, "Today: ");
    await open({ draftId: anew.draftId, update: Y.encodeStateAsUpdate(typed) });
    const second = {
      ...instead(decision.id, "Django", "Flask"),
      revision: 2,
      startsAt: "Billing is late. We choose ".length,
    };
    await acceptSuggestion(owner, await suggestWords(member, second));
    const both = await open();
    expect([shown(both), both.isBehind]).toEqual(["Today: Billing is late. We choose Django for billing.", true]);
    expect(await contextOf(owner, decision.number)).toBe("Billing is late. We choose Flask for billing.");
  });

  test("whose words have changed since is a conflict that shows both texts, and stays open", async () => {
    const { owner, member, decision } = await given();
    const first = await suggestWords(member, instead(decision.id, "We choose Django", "We take Flask"));
    const second = await suggestWords(member, instead(decision.id, "choose Django for", "choose Django 6 for"));
    await acceptSuggestion(owner, first);
    await expect(acceptSuggestion(owner, second)).rejects.toMatchObject({
      code: "CONFLICT",
      detail: { kind: "context", theirs: "take Flask for", yours: "choose Django 6 for" },
    });
    expect(await openOf(owner, decision.number)).toHaveLength(1);
    expect((await getRevisions(owner, decision.number)).all).toHaveLength(2);
  });

  test("is taken up once, whoever presses at the same moment", async () => {
    const { owner, member, decision } = await given();
    const one = await suggestWords(member, instead(decision.id, "slow", "late"));
    const outcomes = await Promise.allSettled([acceptSuggestion(owner, one), acceptSuggestion(member, one)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await getRevisions(owner, decision.number)).all).toHaveLength(2);
  });

  test("on an accepted decision begins a correction and extends it, while the accepted text stays in force", async () => {
    const { owner, stakeholder, decision } = await given("accepted");
    const first = await suggestWords(stakeholder, instead(decision.id, "slow", "late"));
    const second = await suggestWords(stakeholder, instead(decision.id, "Django", "Django 6"));
    await acceptSuggestion(owner, first);
    await acceptSuggestion(owner, second);
    expect(await contextOf(owner, decision.number)).toBe(TEXT);
    expect(await contextOf(owner, decision.number, 3)).toBe("Billing is late. We choose Django 6 for billing.");
    expect(await getRecord(owner, decision.number)).toMatchObject({
      pendingRevision: 3,
      decision: { status: "accepted" },
    });
  });

  test("is accepted and rejected by who may edit the decision now, and withdrawn by its author alone", async () => {
    const { owner, member, stakeholder, decision } = await given("proposed");
    const make = () => suggestWords(stakeholder, instead(decision.id, "slow", "late"));
    const one = await make();
    await expect(acceptSuggestion(member, one)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(rejectSuggestion(member, { ...one, reason: "No." })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(withdrawSuggestion(owner, one)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await rejectSuggestion(owner, { ...one, reason: "It is slow." });
    await expect(withdrawSuggestion(stakeholder, one)).rejects.toMatchObject({ code: "PRECONDITION" });
    await withdrawSuggestion(stakeholder, await make());
    expect(await openOf(owner, decision.number)).toEqual([]);
  });

  test("is refused where the text stays as it is, where the words do not stand, and from another organization", async () => {
    const { owner, decision } = await given();
    const rejected = await given("rejected");
    await expect(suggestWords(rejected.owner, instead(rejected.decision.id, "slow", "late"))).rejects.toMatchObject({
      code: "PRECONDITION",
    });
    const right = instead(decision.id, "slow", "late");
    await expect(suggestWords(owner, { ...right, startsAt: 3 })).rejects.toMatchObject({ code: "INVALID" });
    await expect(suggestWords(owner, { ...right, replacement: "slow" })).rejects.toMatchObject({ code: "INVALID" });
    const one = await suggestWords(owner, right);
    for (const act of [acceptSuggestion, withdrawSuggestion])
      await expect(act(rejected.owner, one)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(suggestWords(rejected.owner, right)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("pressed twice waits once, and there is an end to how many wait", async () => {
    const { owner, member, decision } = await given();
    const words = instead(decision.id, "slow", "late");
    const [one, two] = await Promise.all([suggestWords(member, words), suggestWords(member, words)]);
    expect(one).toEqual(two);
    await suggestWords(owner, words);
    expect(await openOf(owner, decision.number)).toHaveLength(2);
    await withOrg(owner, (tx) =>
      tx.execute(sql`insert into suggestions (organization_id, id, decision_id, kind, quote, starts_at, revision, replacement, author_id)
        select organization_id, gen_random_uuid(), decision_id, kind, quote, starts_at, revision, n::text, author_id
        from suggestions, generate_series(1, 198) n where author_id = ${owner.memberId}`),
    );
    await expect(suggestWords(member, { ...words, replacement: "dear" })).rejects.toMatchObject({
      code: "PRECONDITION",
    });
  });

  test("taken up on a proposal voids every approval, and whoever took it up approves it only where nobody else can", async () => {
    const { organization, owner, member } = await given();
    const { lineId } = organization;
    const other = await testLine(organization.organizationId, "Other");
    const lead = await testMember(organization, "lead", { name: "Lea Lead" });
    const decisionId = await proposed(member, [lineId, other]);
    const limited = await testMember(organization, "lead", { productLineIds: [lineId] });
    await approveDecision(limited, { decisionId, contentHash: await contentHashOf(limited, decisionId), note: "" });
    const waits = async (ctx: Ctx) => (await waitingFor(ctx)).map(({ decision: { id } }) => id);
    expect(await waits(limited)).toEqual([]);
    const words = { ...instead(decisionId, "looked up", "read"), startsAt: 13, kind: "context" as const };
    await acceptSuggestion(lead, await suggestWords(owner, words));
    expect([await waits(limited), await waits(owner), await waits(lead)]).toEqual([[decisionId], [decisionId], []]);
    const approval = { decisionId, contentHash: await contentHashOf(lead, decisionId), note: "" };
    await expect(approveDecision(lead, approval)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
