import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { speakingAs } from "@/db/testing/connections";
import { testDecision } from "@/db/testing/decision-states";
import { evaluationInDiscussion, score, testEvaluation, weigh } from "@/db/testing/evaluations";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { recordAdoption, withdrawAnswer } from "@/lib/adoption/mutations";
import { createDecision } from "@/lib/decisions/mutations";
import { postComment } from "@/lib/discussion/mutations";
import { addEvidence, removeEvidence } from "@/lib/evaluations/evidence/mutations";
import { hideNames } from "@/lib/evaluations/names/mutations";
import { openScoring, openWeighting } from "@/lib/evaluations/phases/mutations";
import { closeEvaluation } from "@/lib/evaluations/results/mutations";
import { revealRound } from "@/lib/evaluations/rounds/mutations";
import { updateSetup } from "@/lib/evaluations/setup/mutations";
import { submitVote } from "@/lib/evaluations/votes/ballots/mutations";
import { closeVote } from "@/lib/evaluations/votes/closing/mutations";
import { createVote, openVoting } from "@/lib/evaluations/votes/mutations";
import { answerReview } from "@/lib/reviews/mutations";
import { searchShape } from "./input";
import { search } from "./queries";

const count = async (ctx: Ctx, q: string) => (await search(ctx, searchShape.parse({ q }))).total.count;

/** A proposal with a consent vote that one member has objected in, with a word that stands nowhere else. */
async function objected() {
  const organization = await testOrganization();
  const { owner, lineId } = organization;
  const voter = await testMember(organization, "member", { name: "Vera Voter" });
  const stakeholder = await testMember(organization, "stakeholder", { productLineIds: [lineId] });
  const { id: decisionId, number } = await createDecision(owner, { title: "A broker", productLineIds: [lineId] });
  const { id: evaluationId } = await createVote(owner, { decisionId, method: "consent" });
  await updateSetup(owner, { evaluationId, changes: [{ kind: "save-option", name: "Adopt it" }] });
  const { roundId } = await openVoting(owner, { evaluationId, participants: [owner.memberId, voter.memberId] });
  const vote = (reason: string) => ({ kind: "consent" as const, stance: "object" as const, reason });
  await submitVote(voter, { number, roundId, vote: vote("It reeks of wombats.") });
  await submitVote(owner, { number, roundId, vote: vote("It is dear.") });
  return { ...organization, voter, stakeholder, decisionId, evaluationId, number };
}

describe("search leaks", () => {
  test("nothing of another organization, whatever is asked for", async () => {
    const mine = await testOrganization();
    const foreign = await testOrganization();
    const { id } = await testDecision(foreign.owner, {
      title: "Narwhal",
      productLineIds: [foreign.lineId],
      sections: { context: "Narwhals." },
    });
    await postComment(foreign.owner, { decisionId: id, body: "Narwhal!" });
    expect(await count(foreign.owner, "narwhal")).toBe(1);
    for (const q of ["narwhal", "narwal", "Olga", "ADR-1", "1"]) expect(await count(mine.owner, q), q).toBe(0);
    const filtered = search(mine.owner, searchShape.parse({ q: "narwhal", steward: foreign.owner.memberId }));
    expect((await filtered).total.count).toBe(0);
  });

  test("nothing at all to the app's role outside a transaction of an organization, nor to another role", async () => {
    const { owner } = await testOrganization();
    await testDecision(owner, { title: "Narwhal" });
    expect(await count(owner, "narwhal")).toBe(1);
    await speakingAs("app", async (client) => {
      const all = `select * from accord_private.search_decisions('{"drafts": true, "team": true}', '{"text": "narwhal"}', '{}', 10)`;
      expect((await client.query(all)).rows).toEqual([]);
      expect((await client.query("select * from accord_private.decisions_titled('narwhal', 10)")).rows).toEqual([]);
    });
    const granted = await speakingAs("superuser", (client) =>
      client.query<{ grantee: string }>(
        `select distinct a.grantee::regrole::text as grantee from pg_proc p, aclexplode(p.proacl) a
         where p.pronamespace = 'accord_private'::regnamespace and p.prosecdef and a.privilege_type = 'EXECUTE' order by 1`,
      ),
    );
    expect(granted.rows.map(({ grantee }) => grantee)).toEqual(["accord_app", "accord_owner"]);
  });

  test("no decision of other lines and no draft to a limited stakeholder, by title, text, comment, tag, number or person", async () => {
    const organization = await testOrganization();
    const { owner, lineId, organizationId } = organization;
    const other = await testLine(organizationId, "Other");
    const sections = { context: "Axolotl." };
    const elsewhere = await testDecision(owner, {
      title: "Elsewhere",
      status: "proposed",
      productLineIds: [other],
      sections,
    });
    await testDecision(owner, { title: "Unfinished", productLineIds: [lineId], sections });
    await postComment(owner, { decisionId: elsewhere.id, body: "An axolotl says so." });
    const limited = await testMember(organization, "stakeholder", { productLineIds: [lineId] });
    const unlimited = await testMember(organization, "stakeholder");
    expect(await count(owner, "axolotl")).toBe(2);
    expect(await count(unlimited, "axolotl")).toBe(1);
    for (const q of ["axolotl", "axolotel", "elsewhere", "ADR-1", "2", "Olga Owner"])
      expect(await count(limited, q), q).toBe(0);
    const shown = await testDecision(owner, { title: "Here", status: "proposed", productLineIds: [lineId], sections });
    const found = await search(limited, searchShape.parse({ q: "axolotl" }));
    expect(found.found.map(({ number }) => number)).toEqual([shown.number]);
  });

  test("no reason of a ballot before its round is revealed, and none to a stakeholder before the evaluation is closed", async () => {
    const { owner, voter, stakeholder, evaluationId, decisionId } = await objected();
    for (const ctx of [owner, voter]) expect(await count(ctx, "wombats")).toBe(0);
    await revealRound(owner, { evaluationId });
    expect(await count(owner, "wombats")).toBe(1);
    await withOrg(owner, (tx) =>
      tx.execute(sql`update decisions set proposed_at = now(), status = 'proposed' where id = ${decisionId}`),
    );
    expect(await count(stakeholder, "broker")).toBe(1);
    expect(await count(stakeholder, "wombats")).toBe(0);
    // As for a word that stands nowhere: only the title comes near.
    for (const q of ["broker wombats", "broker qqqqqqq"])
      expect(await search(stakeholder, searchShape.parse({ q })), q).toMatchObject({
        isOnlyNear: true,
        found: [{ parts: [] }],
      });
    const narrowed = search(stakeholder, searchShape.parse({ q: "broker wombats", part: "reason" }));
    expect((await narrowed).found.flatMap(({ parts }) => parts)).toEqual([]);
  });

  test("a closed evaluation's reasons to a stakeholder of its line", async () => {
    const { owner, stakeholder, evaluationId, decisionId } = await objected();
    await revealRound(owner, { evaluationId });
    await closeVote(owner, { evaluationId, choice: { optionId: null, reason: "Not now." } });
    await withOrg(owner, (tx) =>
      tx.execute(sql`update decisions set proposed_at = now(), status = 'proposed' where id = ${decisionId}`),
    );
    expect(await count(stakeholder, "wombats")).toBe(1);
  });

  test("not whose reason it is where names are hidden, neither beside it nor by searching for the name", async () => {
    const evaluation = await testEvaluation();
    const { steward, ana, ben, evaluationId } = evaluation;
    await hideNames(steward, { evaluationId });
    const participants = [steward.memberId, ana.memberId, ben.memberId];
    const weighting = await openWeighting(steward, { evaluationId, participants });
    for (const voter of [steward, ana, ben]) await weigh({ ...evaluation, ...weighting }, voter);
    const scoring = await openScoring(steward, { evaluationId });
    await score({ ...evaluation, ...scoring }, steward, "51 52", "Plain.");
    await score({ ...evaluation, ...scoring }, ana, "15 51", "It reeks of wombats.");
    await score({ ...evaluation, ...scoring }, ben, "15 51", "Dear.");
    expect(await count(ben, "wombats")).toBe(0);
    await revealRound(steward, { evaluationId });
    const { found } = await search(ben, searchShape.parse({ q: "wombats" }));
    const shown = found.flatMap(({ parts }) => parts.map(({ part, person }) => `${part} of ${person}`));
    expect([...new Set(shown)]).toEqual(["reason of null"]);
    expect(await count(ben, "Ana")).toBe(0);
    const kept = await withOrg(ben, (tx) => tx.execute(sql`select to_jsonb(d)::text as row from search_documents d`));
    expect(JSON.stringify(kept.rows)).toContain("wombats");
    expect(JSON.stringify(kept.rows)).not.toContain(ana.memberId);
  });

  test("a comment on an open evaluation to nobody but the team", async () => {
    const { owner, stakeholder, evaluationId, decisionId } = await objected();
    await revealRound(owner, { evaluationId });
    await postComment(owner, { decisionId, evaluationId, body: "A platypus, surely." });
    await withOrg(owner, (tx) =>
      tx.execute(sql`update decisions set proposed_at = now(), status = 'proposed' where id = ${decisionId}`),
    );
    expect(await count(owner, "platypus")).toBe(1);
    expect(await count(stakeholder, "platypus")).toBe(0);
    expect(await count(stakeholder, "platipus")).toBe(0);
  });

  test("what a line said of adopting it to the team alone, why a review ended so to whoever sees the decision", async () => {
    const organization = await testOrganization();
    const { owner, lineId } = organization;
    const stakeholder = await testMember(organization, "stakeholder", { productLineIds: [lineId] });
    const { id: decisionId } = await testDecision(owner, { status: "accepted", productLineIds: [lineId] });
    const said = { stance: "not_applicable", reason: "Only wombats live here.", dueOn: null, expiresOn: null } as const;
    await recordAdoption(owner, { decisionId, lineIds: [lineId], ...said });
    await answerReview(owner, { decisionId, answer: "still_valid", reason: "A platypus holds.", nextReviewOn: null });
    expect([await count(owner, "wombats"), await count(stakeholder, "wombats")]).toEqual([1, 0]);
    expect([await count(owner, "platypus"), await count(stakeholder, "platypus")]).toEqual([1, 1]);
    await withdrawAnswer(owner, { decisionId, lineId });
    expect(await count(owner, "wombats")).toBe(0);
  });

  test("evidence to nobody before its evaluation is closed, nor what was taken away", async () => {
    const made = await evaluationInDiscussion();
    const { steward, evaluationId, criteria, options } = made;
    const cell = { evaluationId, criterionId: criteria[0]?.id ?? "", optionId: options[0]?.id ?? "" };
    const note = { kind: "note", confidence: "medium", validUntil: null } as const;
    await addEvidence(steward, { ...cell, ...note, body: "A wombat measured it." });
    const removed = await addEvidence(steward, { ...cell, ...note, body: "A platypus did." });
    await removeEvidence(steward, removed);
    expect(await count(steward, "wombat")).toBe(0);
    await closeEvaluation(steward, { evaluationId, choice: { optionId: cell.optionId, reason: "It fits." } });
    const { found } = await search(steward, searchShape.parse({ q: "wombat" }));
    expect(found.flatMap(({ parts }) => parts.map(({ part }) => part))).toEqual(["evidence"]);
    expect(await count(steward, "platypus")).toBe(0);
  });
});
