import { and, asc, eq, isNotNull } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import type { CellStance, EvaluationPhase } from "@/db/enums";
import { cellStances, rounds } from "@/db/schema/evaluations";
import { can, type Permission } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import type { CriterionWeight, EvaluationResult } from "@/lib/mcda/evaluate";
import { agreementSentence } from "@/lib/mcda/sentence";
import { readEvidenceCounts, readLastEvidence, type EvidenceCounts } from "../evidence/queries";
import { readKeptStanding, type KeptStanding } from "../matrix/kept/queries";
import { answerAt, answersThrough, type AnswerBook, type MatrixCriterion, type MatrixOption } from "../matrix/rules";
import { readVoters, type Voter } from "../names/queries";
import { findShownEvaluation, type EvaluationKey } from "../queries";
import { quorumGapOf } from "../quorum/rules";
import { namesOf, previewClosing, type ClosingPreview } from "../results/rules";
import { hasUncountedDraft, SUBMITTED } from "../rounds/queries";
import { cellKey } from "../rules";
import { convergedCells, type ConvergedCell, type LastByCell } from "./convergence/rules";
import { movementOf, scoreCounts, votesOn, type DiscussionCell } from "./rules";
import { namedPivotal, namedVoices, pivotalVoters, voicesByCell, type Pivotal, type Voice } from "./voices/rules";

/** A scoring round that was revealed. */
export interface RevealedScoringRound {
  readonly number: number;
  readonly revealedAt: Date;
  readonly deadlineAt: Date | null;
  readonly submitted: number;
  /** How many cells it asked for; null for the whole matrix. */
  readonly cellCount: number | null;
  readonly isBlind: boolean;
}

export interface DiscussionCriterion
  extends MatrixCriterion, Pick<CriterionWeight, "weight" | "standardDeviation" | "isApplicable"> {}

/** Everything the discussion shows, after one revealed round. */
export interface Discussion {
  readonly evaluationId: string;
  /** 1, 2, … within the decision. */
  readonly evaluationNumber: number;
  readonly phase: Extract<EvaluationPhase, "discussion" | "closed">;
  readonly decision: { readonly id: string; readonly number: number; readonly title: string };
  /** How far the group agrees, in one to two sentences. */
  readonly lead: string;
  readonly rounds: readonly RevealedScoringRound[];
  /** The round the cells are shown after. */
  readonly round: number;
  readonly options: readonly MatrixOption[];
  readonly criteria: readonly DiscussionCriterion[];
  /** Everybody whose votes count, by name. */
  readonly people: readonly Voter[];
  readonly cells: readonly (DiscussionCell & { readonly movement: number | null })[];
  /** Whose scores the first place hangs on; null while nobody leads. */
  readonly pivotal: Pivotal<Voter> | null;
  /** By cell key the ratings that stand out in a contested cell; absent where none does. */
  readonly voices: ReadonlyMap<string, readonly Voice<Voter>[]>;
  /** Where people came together since the round before, and when that one was revealed; nothing after the first. */
  readonly converged: { readonly cells: readonly ConvergedCell[]; readonly since: Date | null };
  /** When evidence was last added, by cell key. */
  readonly lastEvidence: LastByCell;
  /** Why it is not valid yet: fewer ballots than its quorum; null when there are enough, and once it is closed. */
  readonly quorumGap: string | null;
  /** The contested cells in the order in which to talk about them: spread times weight. */
  readonly queue: EvaluationResult["agreement"]["contested"];
  /** What closing now would bring; null once it is closed. */
  readonly closing: ClosingPreview | null;
  /** The caller's draft of the latest round that was never submitted and does not count (rule 27). */
  readonly hasUncountedDraft: boolean;
  /** How much evidence stands on each criterion. */
  readonly evidence: EvidenceCounts;
  readonly may: { readonly steer: Permission; readonly settle: boolean; readonly addEvidence: Permission };
}

/**
 * The discussion of a decision's evaluation, after its latest revealed round or after `round`. Null while there is none to
 * show: before the first reveal, and during a later blind round, when nobody is sent anybody's scores (rule 25).
 */
export async function getDiscussion(
  ctx: Ctx,
  key: EvaluationKey & { readonly round?: number },
): Promise<Discussion | null> {
  return withOrg(ctx, async (tx) => {
    const shown = await findShownEvaluation(tx, ctx, key);
    if (shown === null) return null;
    const { evaluation, decision } = shown;
    if (evaluation.method !== "matrix") return null;
    if (evaluation.phase !== "discussion" && evaluation.phase !== "closed") return null;
    const kept = await readKeptStanding(tx, ctx, evaluation.id);
    const { standing } = kept;
    const { revealed, latestCells } = await readRevealedRounds(tx, ctx, evaluation.id);
    const numbers = revealed.map((round) => round.number);
    const round = numbers.find((number) => number === key.round) ?? numbers.at(-1);
    if (round === undefined) return null;
    const before = numbers.filter((number) => number < round).at(-1) ?? null;
    const people = await readVoters(tx, ctx, evaluation.id, standing.voterIds);
    const stances = await readStances(tx, ctx, evaluation.id);
    const result = kept.resultThrough(round);
    const earlier = before === null ? null : kept.resultThrough(before);
    const final = round === numbers.at(-1) ? result : kept.resultThrough();
    const personOf = evaluation.namesHiddenAt === null ? byId(people) : null;
    const found = foundIn(kept, { result, earlier, round, before, latestCells });
    const quorumGap = evaluation.phase === "closed" ? null : quorumGapOf(standing, evaluation.settings.quorum);
    const steer = can(ctx, "steer evaluations", decision);
    const ownId = people.find(({ isYou }) => isYou)?.memberId;
    const isParticipant = ownId !== undefined && !standing.leftIds.includes(ownId);
    return {
      evaluationId: evaluation.id,
      evaluationNumber: evaluation.number,
      phase: evaluation.phase,
      decision: { id: decision.id, number: decision.number, title: decision.title },
      lead: agreementSentence(result, earlier),
      rounds: revealed,
      round,
      options: standing.options,
      criteria: withWeights(standing.criteria, result),
      people,
      cells: cellsOfRound(kept, { result, earlier, round, before, latestCells }).map((cell) => ({
        ...cell,
        stance: stances.get(cellKey(cell.criterionId, cell.optionId)) ?? null,
        own: ownId === undefined ? null : scoreOf(bookThrough(kept, round), ownId, cell),
      })),
      pivotal: namedPivotal(found.pivotal, personOf),
      voices: new Map([...found.voices].map(([key, voices]) => [key, namedVoices(voices, personOf)])),
      converged: {
        cells: found.converged,
        since: revealed.find(({ number }) => number === before)?.revealedAt ?? null,
      },
      lastEvidence: await readLastEvidence(tx, ctx, evaluation.id),
      quorumGap,
      queue: result.agreement.contested,
      closing: evaluation.phase === "closed" ? null : previewClosing(final, namesOf(standing), quorumGap),
      hasUncountedDraft: await hasUncountedDraft(tx, ctx, evaluation.id, "scoring"),
      evidence: await readEvidenceCounts(tx, ctx, evaluation.id),
      may: {
        steer,
        settle: can(ctx, "take part in evaluations").allowed && (steer.allowed || isParticipant),
        addEvidence: can(ctx, "edit decisions", decision),
      },
    };
  });
}

interface CellsOfRound {
  readonly result: EvaluationResult;
  readonly earlier: EvaluationResult | null;
  readonly round: number;
  readonly before: number | null;
  readonly latestCells: ReadonlyMap<number, readonly string[] | null>;
}

/** A cell as everybody sees it. */
type SharedCell = Omit<Discussion["cells"][number], "stance" | "own">;

/** Every cell after one round with all that was said about it, made once for as long as nothing changes. */
function cellsOfRound(kept: KeptStanding, of: CellsOfRound): readonly SharedCell[] {
  return kept.derived(`cells after ${of.round}`, () => describeCells(kept, of));
}

/** The answers after one round, made once for as long as nothing changes. */
function bookThrough(kept: KeptStanding, round: number): AnswerBook {
  return kept.derived(`answers after ${round}`, () => answersThrough(kept.standing.ballots, round));
}

function scoreOf(book: AnswerBook, voterId: string, { criterionId, optionId }: SharedCell): number | null {
  const answer = answerAt(book, voterId, criterionId, optionId)?.answer;
  return typeof answer === "number" ? answer : null;
}

function describeCells(
  kept: KeptStanding,
  { result, earlier, round, before, latestCells }: CellsOfRound,
): SharedCell[] {
  const { standing } = kept;
  const book = bookThrough(kept, round);
  const bookBefore = before === null ? null : bookThrough(kept, before);
  const asked = latestCells.get(round) ?? null;
  const ranks = new Map(
    result.agreement.contested.map((cell, at) => [cellKey(cell.criterionId, cell.optionId), at + 1]),
  );
  return result.cells.map((cell) => {
    const key = cellKey(cell.criterionId, cell.optionId);
    const votes = votesOn(cell, standing.voterIds, book, bookBefore);
    return {
      ...cell,
      votes,
      counts: scoreCounts(votes),
      rank: ranks.get(key) ?? null,
      isInLatestRound: asked?.includes(key) ?? true,
      movement: earlier === null ? null : movementOf(earlier, result, cell.criterionId, cell.optionId),
    };
  });
}

/** What stands out in the votes after one round, made once for as long as nothing changes. */
function foundIn(kept: KeptStanding, { result, earlier, round, before, latestCells }: CellsOfRound) {
  return kept.derived(`what stands out after ${round}`, () => {
    const book = bookThrough(kept, round);
    const asked = latestCells.get(round) ?? null;
    return {
      pivotal: pivotalVoters(result),
      voices: voicesByCell(result, book),
      converged:
        earlier === null || before === null
          ? []
          : convergedCells(
              kept.standing.voterIds,
              round,
              asked,
              { result: earlier, book: bookThrough(kept, before) },
              { result, book },
            ),
    };
  });
}

function byId(people: readonly Voter[]): (voterId: string) => Voter | undefined {
  const found = new Map(people.map((person) => [person.memberId, person]));
  return (voterId) => found.get(voterId);
}

function withWeights(criteria: readonly MatrixCriterion[], result: EvaluationResult): DiscussionCriterion[] {
  return criteria.map((criterion, at) => {
    const { weight = null, standardDeviation = null, isApplicable = true } = result.weights[at] ?? {};
    return { ...criterion, weight, standardDeviation, isApplicable };
  });
}

async function readRevealedRounds(tx: Tx, { organizationId }: Ctx, evaluationId: string) {
  const rows = await tx
    .select({
      number: rounds.number,
      revealedAt: rounds.revealedAt,
      deadlineAt: rounds.deadlineAt,
      cells: rounds.cells,
      isBlind: rounds.isBlind,
      submitted: SUBMITTED,
    })
    .from(rounds)
    .where(
      and(
        eq(rounds.organizationId, organizationId),
        eq(rounds.evaluationId, evaluationId),
        eq(rounds.kind, "scoring"),
        isNotNull(rounds.revealedAt),
      ),
    )
    .orderBy(asc(rounds.number));
  // A round that was given up has nothing to show.
  const revealed = rows.flatMap(({ cells, revealedAt, ...round }): RevealedScoringRound[] =>
    revealedAt === null || round.submitted === 0 ? [] : [{ ...round, revealedAt, cellCount: cells?.length ?? null }],
  );
  return { revealed, latestCells: new Map(rows.map((row) => [row.number, row.cells])) };
}

async function readStances(tx: Tx, { organizationId }: Ctx, evaluationId: string): Promise<Map<string, CellStance>> {
  const t = cellStances;
  const rows = await tx
    .select({ criterionId: t.criterionId, optionId: t.optionId, stance: t.stance })
    .from(t)
    .where(and(eq(t.organizationId, organizationId), eq(t.evaluationId, evaluationId)));
  return new Map(rows.map((row) => [cellKey(row.criterionId, row.optionId), row.stance]));
}
