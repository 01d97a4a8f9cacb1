import sharp from "sharp";
import { addAttachment } from "@/lib/decisions/attachments/mutations";
import { makeCheckpoint } from "@/lib/history/checkpoints/mutations";
import { checkpointKeyOf, newCheckpointKey } from "@/lib/history/checkpoints/signing";
import type { Ctx } from "@/lib/access/context";
import { setApprovalRule } from "@/lib/approvals/approval-rules/mutations";
import { getApprovalRules } from "@/lib/approvals/approval-rules/queries";
import { BUILT_IN_TERMS } from "@/lib/approvals/approval-rules/rules";
import { delegate } from "@/lib/approvals/delegations/mutations";
import { approveDecision, proposeDecision } from "@/lib/approvals/mutations";
import { contextOf } from "@/lib/auth/context";
import type { Person } from "@/lib/auth/person";
import { getEditor } from "@/lib/decisions/drafts/queries";
import { createDecision } from "@/lib/decisions/mutations";
import { getRecord } from "@/lib/decisions/record/queries";
import { setTags } from "@/lib/decisions/tags/mutations";
import { exchangeText } from "@/lib/decisions/together/mutations";
import { openPassage } from "@/lib/discussion/passages/mutations";
import { suggestWords } from "@/lib/discussion/suggestions/mutations";
import { addEvidence } from "@/lib/evaluations/evidence/mutations";
import { linkGoals } from "@/lib/evaluations/goals/mutations";
import { setMeasure } from "@/lib/evaluations/measures/mutations";
import { openScoring, openWeighting } from "@/lib/evaluations/phases/mutations";
import { writePremortem } from "@/lib/evaluations/premortems/mutations";
import { createEvaluation, updateSetup } from "@/lib/evaluations/setup/mutations";
import { createTemplate, hideTemplate } from "@/lib/evaluations/templates/mutations";
import { getTemplate } from "@/lib/evaluations/templates/queries";
import { openVoting } from "@/lib/evaluations/votes/mutations";
import { submitVote } from "@/lib/evaluations/votes/ballots/mutations";
import { revealRound } from "@/lib/evaluations/rounds/mutations";
import { follow } from "@/lib/following/mutations";
import { acknowledgeReading } from "@/lib/following/readings/mutations";
import { openDemo, playNextDecision } from "@/lib/home/demo/mutations";
import { finishImport } from "@/lib/imports/finish/mutations";
import { addFiles, startImport } from "@/lib/imports/mutations";
import { saveGoal } from "@/lib/organizations/goals/mutations";
import { createProductLine } from "@/lib/product-lines/mutations";
import { addTrigger, answerReview } from "@/lib/reviews/mutations";
import { saveView } from "@/lib/search/views/mutations";
import { contentHashOf, revise } from "../decisions";
import { matrixOf, score, weigh } from "../evaluations";
import { passkeyOf, proofBy } from "@/db/testing/identity/passkey";
import { testPerson } from "../people";
import { voteOn, voteOf } from "../votes";

/** The demo with what it lacks, so that no table that an archive holds is empty. Its owner has this address and name. */
export async function fullOrganization(email: string, name = "Petra Person"): Promise<Ctx> {
  const person = await testPerson({ name, email });
  const { slug, total } = await openDemo(person);
  const ctx = await contextOf(person, slug);
  if (ctx === null) throw new Error("The demo let nobody in.");
  for (let played = 0; played < total;) ({ played } = await playNextDecision(ctx));
  const { decision, revision } = await getRecord(ctx, 6);
  const lineId = decision.lines[0]?.id ?? "";
  await talkAndRead(ctx, lineId);
  await object(ctx, lineId);
  await measure(ctx, lineId);
  await addTrigger(ctx, { decisionId: decision.id, words: "when the team doubles" });
  await answerReview(ctx, { decisionId: decision.id, answer: "still_valid", reason: "Yes.", nextReviewOn: null });
  const contentHash = await contentHashOf(ctx, decision.id);
  await acknowledgeReading(ctx, { decisionId: decision.id, revision: revision.number, contentHash });
  await importOne(ctx, lineId);
  await signByRule(ctx, person, lineId);
  await makeCheckpoint(ctx, checkpointKeyOf(newCheckpointKey()));
  return ctx;
}

/** A decision with a picture, a thread, a suggestion, a text that is being written together, tags and a follower. */
async function talkAndRead(ctx: Ctx, lineId: string): Promise<void> {
  const { id: decisionId, number } = await createDecision(ctx, {
    title: "Where pictures lie",
    productLineIds: [lineId],
    sections: { context: "Billing is slow." },
  });
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: "teal" } })
    .png()
    .toBuffer();
  const { name } = await addAttachment(ctx, { number }, { bytes });
  await revise(ctx, decisionId, `![Teal](${name})`);
  const at = { decisionId, revision: 2, kind: "context" } as const;
  await openPassage(ctx, { ...at, words: "slow", at: 9, body: "How slow?" });
  await suggestWords(ctx, { ...at, quote: "slow", startsAt: 11, replacement: "late", reason: "It is both." });
  const { latest } = await getEditor(ctx, number);
  const base = latest.sections.find(({ kind }) => kind === "context")?.commitment ?? "";
  const joining = { draftId: null, vector: null, update: null, client: 1, cursor: null, isHere: true };
  await exchangeText(ctx, { number, kind: "context", base, ...joining });
  await setTags(ctx, { decisionId, tags: ["pictures"] });
  await follow(ctx, { decisionId });
  await saveView(ctx, { place: "decisions", name: "Open", query: "state=open", isShared: true });
}

/** A consent vote with an objection. */
async function object(ctx: Ctx, lineId: string): Promise<void> {
  const asked = await createDecision(ctx, { title: "Adopt Django?", productLineIds: [lineId] });
  const vote = await voteOn(ctx, asked.id, "consent");
  const { roundId } = await openVoting(ctx, { evaluationId: vote.evaluationId, participants: [ctx.memberId] });
  await submitVote(ctx, { number: asked.number, roundId, vote: voteOf(vote, "no", "It locks us in.") });
  await revealRound(ctx, { evaluationId: vote.evaluationId });
}

/** An evaluation in discussion with a measure, evidence, a goal and a pre-mortem; and templates, one of them hidden. */
async function measure(ctx: Ctx, lineId: string): Promise<void> {
  const { id: decisionId, number } = await createDecision(ctx, { title: "Which store?", productLineIds: [lineId] });
  const { id: evaluationId } = await createEvaluation(ctx, { decisionId });
  await updateSetup(ctx, {
    evaluationId,
    changes: [
      { kind: "save-option", name: "PostgreSQL" },
      { kind: "save-option", name: "SQLite" },
      { kind: "save-criterion", name: "Ease" },
      { kind: "save-criterion", name: "Latency", measure: { unit: "ms", worst: "900", best: "50.25" } },
    ],
  });
  const { options, criteria } = await matrixOf(ctx, evaluationId);
  const [optionId, easeId, latencyId] = [options[0]?.id ?? "", criteria[0]?.id ?? "", criteria[1]?.id ?? ""];
  for (const option of options)
    await setMeasure(ctx, {
      evaluationId,
      criterionId: latencyId,
      optionId: option.id,
      value: "24.50",
      source: "A trial",
    });
  const fact = { kind: "note", body: "It held for a year.", confidence: "high", validUntil: null } as const;
  await addEvidence(ctx, { evaluationId, criterionId: easeId, optionId, ...fact });
  const { id: goalId } = await saveGoal(ctx, { name: "Fewer servers", description: "", importance: 40 });
  await linkGoals(ctx, { evaluationId, links: [{ criterionId: easeId, goalId, strength: 2 }] });
  const weighting = await openWeighting(ctx, { evaluationId, participants: [ctx.memberId] });
  await weigh({ number, criteria, options, ...weighting }, ctx);
  const scoring = await openScoring(ctx, { evaluationId });
  await score({ number, criteria: criteria.slice(0, 1), options, ...scoring }, ctx, "51");
  await revealRound(ctx, { evaluationId });
  await writePremortem(ctx, { evaluationId, optionId, body: "Nobody learned it." });
  const { content } = await getTemplate(ctx, { key: "database" });
  const { key } = await createTemplate(ctx, { content: { ...content, name: "Our stores" }, from: "database" });
  await hideTemplate(ctx, { key });
}

/** A rule of a line that asks one person for a passkey and cares for one section, an approval signed so, and somebody who stands in. */
async function signByRule(ctx: Ctx, person: Person, parentId: string): Promise<void> {
  const { id: lineId } = await createProductLine(ctx, { name: "Signed", parentId });
  await setApprovalRule(ctx, {
    ...{ ...BUILT_IN_TERMS, lineId, confirmation: "passkey", isLocked: true, isAtOnce: false, basedOn: null },
    groups: [{ kind: "people", name: "Security", needed: 1, memberIds: [ctx.memberId], sections: ["context"] }],
  });
  const { approvers } = await getApprovalRules(ctx);
  const delegateId = approvers.find(({ memberId }) => memberId !== ctx.memberId)?.memberId ?? "";
  const startsAt = new Date();
  await delegate(ctx, { delegateId, startsAt, endsAt: new Date(startsAt.getTime() + 86_400_000), reason: "Away." });
  const { id: decisionId } = await createDecision(ctx, { title: "Who signs?", productLineIds: [lineId] });
  await proposeDecision(ctx, { decisionId });
  const key = await passkeyOf(person);
  const read = { decisionId, contentHash: await contentHashOf(ctx, decisionId) };
  const proof = await proofBy(ctx, key, read);
  await approveDecision(ctx, { ...read, note: "", proof });
}

/** One file, with a link to what is not there. */
async function importOne(ctx: Ctx, productLineId: string): Promise<void> {
  const { id: importId } = await startImport(ctx, { way: "files", sourceName: "shop", productLineId });
  const text = "# 1. Use PostgreSQL\n\nDate: 2021-02-03\n\n## Status\n\nAccepted\n\nAmends [0](0000-none.md)\n";
  await addFiles(ctx, importId, [{ path: "adr/0001-use-postgresql.md", bytes: new TextEncoder().encode(text) }]);
  await finishImport(ctx, { importId });
}
