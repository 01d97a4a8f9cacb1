import { sql } from "drizzle-orm";
import { withOrg } from "@/db/client";
import type { Ctx } from "@/lib/access/context";
import { proposeDecision } from "@/lib/approvals/mutations";
import { changeSteward } from "@/lib/decisions/properties/mutations";
import { saveBallotDraft, submitBallot } from "@/lib/evaluations/ballots/mutations";
import { changeRole, removeMember } from "@/lib/evaluations/membership/mutations";
import { addParticipant, removeParticipant } from "@/lib/evaluations/participants/mutations";
import {
  cancelEvaluation,
  openScoring,
  openSecondRound,
  openWeighting,
  reopenEvaluation,
  resumeScoring,
  setStewardWeights,
} from "@/lib/evaluations/phases/mutations";
import { chooseOption, closeEvaluation } from "@/lib/evaluations/results/mutations";
import { changeDeadline, revealDueRounds, revealRound } from "@/lib/evaluations/rounds/mutations";
import { createEvaluation, updateSetup } from "@/lib/evaluations/setup/mutations";
import { withdrawDecision } from "@/lib/evaluations/withdrawal/mutations";
import { restoreMember, suspendMember } from "@/lib/organizations/members/mutations";
import type { UpdateSetup } from "@/lib/evaluations/setup/input";
import { answersOf, cellsOf, pointsOf, type Move, type SetupMove, type State, type VoteMove } from "./state";

/** What the app calls the things that the model knows by its own names. */
export interface Known {
  readonly decisionId: string;
  /** The decision's number. */
  readonly number: number;
  /** The evaluation that moves are made in; somebody who guesses before there is one names the decision. */
  evaluationId: string;
  /** Options and criteria by their name in the model. */
  readonly rowIds: Map<string, string>;
  /** How often a deadline was moved: each time further. */
  extensions: number;
}

/** Makes a move in the app, by somebody or, where nobody makes it, as the clock and the job do. */
export async function doInApp(
  state: State,
  known: Known,
  ctx: Ctx,
  move: Move,
  memberId: (name: string) => string,
): Promise<void> {
  const { evaluationId, decisionId } = known;
  const ofCells = (at: readonly number[]) => {
    const cells = state.evaluation === null ? [] : cellsOf(state.evaluation);
    return at.map((place) => cellOf(known, cells[place] ?? ":"));
  };
  const optionAt = (at: number) => idOf(known, state.evaluation?.options[at] ?? "");
  switch (move.kind) {
    case "create":
      known.evaluationId = (await createEvaluation(ctx, { decisionId })).id;
      return;
    case "add option":
    case "add criterion":
    case "drop option":
    case "restore option":
    case "drop criterion":
    case "change criterion":
      return setUp(state, known, ctx, move);
    case "open weighting":
      await openWeighting(ctx, { evaluationId, participants: move.names.map(memberId) });
      return;
    case "resume":
      await resumeScoring(ctx, { evaluationId, participants: move.names.map(memberId) });
      return;
    case "set weights":
      await setStewardWeights(ctx, { evaluationId, points: pointsIn(state, known, move.points) });
      return;
    case "open scoring":
      await openScoring(ctx, { evaluationId });
      return;
    case "weigh":
    case "score":
    case "draft":
      return vote(state, known, ctx, move);
    case "reveal":
      await revealRound(ctx, { evaluationId });
      return;
    case "extend": {
      known.extensions += 1;
      const year = move.isAhead ? 3000 + known.extensions : 2000;
      await changeDeadline(ctx, { evaluationId, deadline: { at: `${year}-01-01T00:00:00Z`, zone: "UTC" } });
      return;
    }
    case "add":
      await addParticipant(ctx, { evaluationId, memberId: memberId(move.who) });
      return;
    case "remove":
      await removeParticipant(ctx, { evaluationId, memberId: memberId(move.who) });
      return;
    case "again":
      await openSecondRound(ctx, { evaluationId, extraCells: ofCells(move.extra) });
      return;
    case "reopen":
      await reopenEvaluation(ctx, { evaluationId, reason: "Look again." });
      return;
    case "cancel":
      await cancelEvaluation(ctx, { evaluationId, reason: "Not now." });
      return;
    case "close": {
      const choice = move.at === null ? {} : { choice: { optionId: optionAt(move.at), reason: move.reason } };
      await closeEvaluation(ctx, { evaluationId, ...choice });
      return;
    }
    case "choose":
      await chooseOption(ctx, { evaluationId, optionId: optionAt(move.at), reason: move.reason });
      return;
    case "withdraw":
      await withdrawDecision(ctx, { decisionId, reason: "Not now." });
      return;
    case "propose":
      await proposeDecision(ctx, { decisionId });
      return;
    case "hand":
      await changeSteward(ctx, { decisionId, stewardId: memberId(move.who) });
      return;
    case "role":
      await changeRole(ctx, { memberId: memberId(move.who), role: move.role });
      return;
    case "expel":
      await removeMember(ctx, { memberId: memberId(move.who) });
      return;
    case "suspend":
      await suspendMember(ctx, { memberId: memberId(move.who) });
      return;
    case "restore":
      await restoreMember(ctx, { memberId: memberId(move.who) });
      return;
    case "time passes":
      return passDeadline(known, ctx);
    case "job":
      await revealDueRounds({ organizationId: ctx.organizationId, userId: null });
  }
}

const NOBODY = "00000000-0000-4000-8000-000000000000";
const idOf = ({ rowIds }: Known, name: string) => rowIds.get(name) ?? NOBODY;

function cellOf(known: Known, cell: string) {
  const [criterion = "", option = ""] = cell.split(":");
  return { criterionId: idOf(known, criterion), optionId: idOf(known, option) };
}

function pointsIn({ evaluation }: State, known: Known, points: readonly number[]): Record<string, number> {
  const given = pointsOf(evaluation?.criteria ?? [], points);
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [idOf(known, name), value]));
}

async function setUp(state: State, known: Known, ctx: Ctx, move: SetupMove): Promise<void> {
  const { evaluation } = state;
  const name = String(state.named + 1);
  const lists = {
    "drop option": evaluation?.options,
    "restore option": evaluation?.dropped,
    "drop criterion": evaluation?.criteria,
    "change criterion": evaluation?.criteria,
  };
  const row = "at" in move ? (lists[move.kind]?.[move.at] ?? "") : "";
  const id = idOf(known, row);
  const isSame = (evaluation?.rounds.length ?? 0) === 0;
  const asked = { theme: "All", question: `As of ${name}?` };
  const changes: Readonly<Record<SetupMove["kind"], UpdateChange>> = {
    "add option": { kind: "save-option", name },
    "add criterion": { kind: "save-criterion", name, ...asked },
    "drop option": { kind: "remove-option", id },
    "restore option": { kind: "restore-option", id },
    "drop criterion": { kind: "remove-criterion", id },
    "change criterion": { kind: "save-criterion", id, name: isSame && row !== "" ? row : name, ...asked },
  };
  const { ids } = await updateSetup(ctx, { evaluationId: known.evaluationId, changes: [changes[move.kind]] });
  const [made] = ids;
  if (typeof made === "string" && (move.kind.startsWith("add") || move.kind === "change criterion"))
    known.rowIds.set(move.kind === "change criterion" && isSame ? row : name, made);
}

type UpdateChange = UpdateSetup["changes"][number];

async function vote(state: State, known: Known, ctx: Ctx, move: VoteMove): Promise<void> {
  const { number } = known;
  const kind = move.kind === "weigh" ? "weighting" : "scoring";
  const roundId = await lastRoundOf(known, ctx, kind);
  if (move.kind === "weigh") {
    const points = pointsIn(state, known, move.points);
    await submitBallot(ctx, { number, roundId, ballot: { kind: "weighting", points } });
    return;
  }
  const round = state.evaluation?.rounds.findLast((one) => one.kind === kind);
  const cells = round?.cells ?? (state.evaluation === null ? [] : cellsOf(state.evaluation));
  const answers: Record<string, Record<string, number | "abstain" | "not-applicable">> = {};
  const reasons: Record<string, Record<string, string>> = {};
  for (const [cell, answer] of Object.entries(answersOf(cells, move.letters))) {
    const { criterionId, optionId } = cellOf(known, cell);
    (answers[criterionId] ??= {})[optionId] = answer;
    (reasons[criterionId] ??= {})[optionId] = move.word;
  }
  const ballot = { kind: "scoring" as const, answers, reasons };
  if (move.kind === "draft") await saveBallotDraft(ctx, { number, roundId, ballot });
  else await submitBallot(ctx, { number, roundId, ballot });
}

/** As a person's page names it: the last round of its kind. Whoever has no such page guesses. */
async function lastRoundOf({ evaluationId }: Known, { organizationId }: Ctx, kind: string): Promise<string> {
  return withOrg({ organizationId, userId: null }, async (tx) => {
    const { rows } = await tx.execute<{ id: string }>(
      sql`select id from rounds where organization_id = ${organizationId} and evaluation_id = ${evaluationId} and kind = ${kind}
        order by number desc limit 1`,
    );
    return rows[0]?.id ?? NOBODY;
  });
}

/** The deadline of the open round lies in the past from now on. */
async function passDeadline({ evaluationId }: Known, { organizationId }: Ctx): Promise<void> {
  await withOrg({ organizationId, userId: null }, (tx) =>
    tx.execute(
      sql`update rounds set deadline_at = '2001-01-01T00:00:00Z', deadline_zone = 'UTC'
        where organization_id = ${organizationId} and evaluation_id = ${evaluationId} and revealed_at is null
          and exists (select from evaluations e where e.organization_id = rounds.organization_id and e.id = rounds.evaluation_id
            and e.phase = rounds.kind)`,
    ),
  );
}
