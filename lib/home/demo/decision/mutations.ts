import { withOrg } from "@/db/client";
import { demoDecisions } from "@/db/demo/decisions";
import type { DemoComment, DemoDecision, DemoEvaluation, DemoRevision } from "@/db/demo/shape";
import { sectionKind } from "@/lib/decisions/input";
import { createDecision } from "@/lib/decisions/mutations";
import { changeReviewDate, changeSteward } from "@/lib/decisions/properties/mutations";
import { addLink } from "@/lib/decisions/links/mutations";
import { loadDecision, sectionCommitments } from "@/lib/decisions/queries";
import { reviseDecision } from "@/lib/decisions/revisions/mutations";
import { markMentionsSeen, postComment } from "@/lib/discussion/mutations";
import type { PostComment } from "@/lib/discussion/input";
import {
  approveDecision,
  deprecateDecision,
  proposeDecision,
  rejectDecision,
  requestChanges,
} from "@/lib/approvals/mutations";
import { subjectOf } from "@/lib/approvals/queries";
import { withdrawDecision } from "@/lib/evaluations/withdrawal/mutations";
import type { ActingCtx } from "@/lib/history/mutations";
import { FOUNDER, type Cast } from "../cast/queries";
import { evaluationSteps, readMatrix, type Matrix } from "../evaluation/mutations";
import { inOrder, momentAgo, type Step } from "../rules";

/** A mention that is older than this many days has been seen. */
const SEEN_AFTER_DAYS = 14;

/** Plays a decision from its creation to where it stands, its evaluation included, each step by the verb a person would use. */
export async function playDecision(cast: Cast, demo: DemoDecision, evaluation?: DemoEvaluation): Promise<void> {
  const [first, ...later] = demo.revisions;
  const { id: decisionId } = await createDecision(cast.acting(demo.author, demo.createdDaysAgo), {
    title: demo.title,
    productLineIds: demo.lines.map(cast.line),
    sections: first?.sections ?? {},
  });
  const steward = (daysAgo: number) => cast.acting(demo.steward, daysAgo);
  if (demo.steward !== demo.author)
    await changeSteward(cast.acting(demo.author, demo.createdDaysAgo), {
      decisionId,
      stewardId: steward(demo.createdDaysAgo).memberId,
    });
  const matrix = evaluation && remembered(() => readMatrix(steward(0), decisionId));
  const steps = [
    ...later.map((revision) => ({ daysAgo: revision.daysAgo, play: () => revise(cast, decisionId, revision) })),
    ...(evaluation && matrix ? evaluationSteps(cast, { demo: evaluation, decisionId, steward, matrix }) : []),
    ...proposal(cast, demo, decisionId, steward),
    ...demo.approvals.map((approval) => ({
      daysAgo: approval.daysAgo,
      play: () =>
        decide(cast.acting(approval.by, approval.daysAgo), decisionId, approval.verdict, approval.reason ?? ""),
    })),
    ...demo.comments
      .filter((comment) => comment.daysAgo > supersededDaysAgo(demo))
      .map((comment) => ({
        daysAgo: comment.daysAgo,
        play: () => remark(cast, decisionId, comment, matrix),
      })),
    ...laterRemarks(cast, demo),
    ...ending(cast, demo, decisionId),
  ];
  for (const step of inOrder(steps)) await step.play();
}

/** When another decision superseded this one; 0, which is now, while none has. */
function supersededDaysAgo({ number }: DemoDecision): number {
  const successors = demoDecisions.filter((other) => other.supersedes.some((target) => target.decision === number));
  return Math.max(0, ...successors.map((successor) => successor.decidedDaysAgo ?? 0));
}

/** What was said about the decisions that this one supersedes once it had: their histories tell of that first. */
function laterRemarks(cast: Cast, demo: DemoDecision): readonly Step[] {
  return demo.supersedes.flatMap(({ decision: number }) =>
    demoDecisions
      .filter((earlier) => earlier.number === number)
      .flatMap((earlier) => earlier.comments.filter((comment) => comment.daysAgo <= supersededDaysAgo(earlier)))
      .map((comment) => ({
        daysAgo: comment.daysAgo,
        play: () => remark(cast, cast.decision(number), comment, undefined),
      })),
  );
}

/** Names what it supersedes and when it is reviewed, then proposes. */
function proposal(
  cast: Cast,
  demo: DemoDecision,
  decisionId: string,
  steward: (daysAgo: number) => ActingCtx,
): readonly Step[] {
  const daysAgo = demo.proposedDaysAgo;
  const { reviewInDays, supersedes } = demo;
  const reviewed = daysAgo ?? demo.createdDaysAgo;
  const steps: Step[] = [];
  if (reviewInDays !== undefined) {
    const reviewOn = momentAgo(cast.openedAt, -reviewInDays).toISOString().slice(0, 10);
    steps.push({ daysAgo: reviewed, play: () => changeReviewDate(steward(reviewed), { decisionId, reviewOn }) });
  }
  if (daysAgo === undefined) return steps;
  for (const target of supersedes) {
    const link = { decisionId, kind: "supersedes", targetId: cast.decision(target.decision) } as const;
    steps.push({ daysAgo, play: () => addLink(steward(daysAgo), link) });
  }
  return [...steps, { daysAgo, play: () => proposeDecision(steward(daysAgo), { decisionId }) }];
}

function ending(cast: Cast, demo: DemoDecision, decisionId: string): readonly Step[] {
  if (demo.ending === undefined) return [];
  const { by, daysAgo, reason } = demo.ending;
  const actor = cast.acting(by, daysAgo);
  const input = { decisionId, reason };
  const play = () => (demo.status === "withdrawn" ? withdrawDecision(actor, input) : deprecateDecision(actor, input));
  return [{ daysAgo, play }];
}

async function revise(cast: Cast, decisionId: string, revision: DemoRevision): Promise<void> {
  const author = cast.acting(revision.by, revision.daysAgo);
  const commitments = await withOrg(author, async (tx) => {
    const { latestRevision } = await loadDecision(tx, author, { id: decisionId });
    return sectionCommitments(tx, author, decisionId, latestRevision);
  });
  const changes = sectionKind.options.flatMap((kind) => {
    const [body, baseCommitment] = [revision.sections[kind], commitments[kind]];
    return body === undefined || baseCommitment === undefined ? [] : [{ kind, body, baseCommitment }];
  });
  await reviseDecision(author, { decisionId, changes });
}

async function decide(
  approver: ActingCtx,
  decisionId: string,
  verdict: DemoDecision["approvals"][number]["verdict"],
  reason: string,
): Promise<void> {
  const { contentHash } = await withOrg(approver, async (tx) =>
    subjectOf(tx, approver, await loadDecision(tx, approver, { id: decisionId })),
  );
  const input = { decisionId, contentHash };
  if (verdict === "approved") await approveDecision(approver, { ...input, note: reason });
  else await (verdict === "rejected" ? rejectDecision : requestChanges)(approver, { ...input, reason });
}

async function remark(
  cast: Cast,
  decisionId: string,
  comment: DemoComment,
  matrix: (() => Promise<Matrix>) | undefined,
): Promise<void> {
  const place: Omit<PostComment, "body"> = { decisionId, ...(await cellOf(comment, matrix)) };
  await postComment(cast.acting(comment.by, comment.daysAgo), { ...place, body: cast.text(comment.body) });
  if (comment.daysAgo > SEEN_AFTER_DAYS) await markMentionsSeen(cast.acting(FOUNDER.key, comment.daysAgo), place);
}

async function cellOf({ about }: DemoComment, matrix: (() => Promise<Matrix>) | undefined) {
  if (about === undefined || matrix === undefined) return {};
  const { evaluationId, criterion, option } = await matrix();
  return { evaluationId, criterionId: criterion(about.criterion).id, optionId: option(about.option) };
}

/** Reads once, when first asked: before the evaluation is played there is nothing to read. */
function remembered<T>(read: () => Promise<T>): () => Promise<T> {
  let value: Promise<T> | undefined;
  return () => (value ??= read());
}
