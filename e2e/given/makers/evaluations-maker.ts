import { matrixOf, score, weigh } from "@/db/testing/evaluations";
import { testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { hashPassword } from "@/lib/auth/password";
import { createDecision } from "@/lib/decisions/mutations";
import { postComment } from "@/lib/discussion/mutations";
import { beginDecision } from "@/lib/evaluations/beginning/mutations";
import { setCellStance } from "@/lib/evaluations/discussion/mutations";
import { getEvaluation } from "@/lib/evaluations/overview/queries";
import { cancelEvaluation, openScoring, openSecondRound, openWeighting } from "@/lib/evaluations/phases/mutations";
import { closeEvaluation } from "@/lib/evaluations/results/mutations";
import { revealRound } from "@/lib/evaluations/rounds/mutations";
import { cellKey } from "@/lib/evaluations/rules";
import { withAccount } from "./account-maker";
import type { Evaluations } from "../evaluations";

const DAY_MS = 86_400_000;
const REASON = "Two years of it in **billing**: fine until the first migration of a large table.";

/** What the steward, the voter and the other say of three options: on the first criterion, and in turn on all others. */
const DIVIDED = { first: ["515", "151", "424"], others: ["423 53a", "523 5n2", "424 432"] } as const;
const TIED = { first: ["442", "442", "442"], others: ["442", "442", "442"] } as const;
/** They meet on Django, and stay apart on the rest. */
const AGAIN = ["515", "451", "424"] as const;

type Opinions = typeof DIVIDED | typeof TIED;

/** The three who vote, the first as steward, and the line they decide for. */
interface Team {
  readonly voters: readonly [Ctx, Ctx, Ctx];
  readonly lineId: string;
}

/** Makes an organization with the template's evaluation in every phase, past the screens. */
export async function givenEvaluations(password: string): Promise<Evaluations> {
  const house = await testOrganization("Meridian Logistics");
  const steward = house.owner;
  const voter = await testMember(house, "member", { name: "Mia Member" });
  const other = await testMember(house, "lead", { name: "Lea Lead", productLineIds: [house.lineId] });
  const team: Team = { voters: [steward, voter, other], lineId: house.lineId };
  const none = await createDecision(steward, { title: "Which search engine", productLineIds: [house.lineId] });
  const setup = await begin(team, "portal");
  const cancelled = await begin(team, "returns");
  await cancelEvaluation(steward, { evaluationId: cancelled.evaluationId, reason: "The framework is given by law." });
  const weighting = await openForWeights(team, "tracking");
  await weigh(weighting, other);
  const scoring = await openForScores(team, "customs");
  await score(scoring, other, sheet(DIVIDED, 2, scoring.criteria.length), REASON);
  const secondScoring = await openAgain(team, "billing");
  await score(secondScoring, steward, AGAIN[0], REASON);
  const discussion = await discuss(team, "dispatch");
  const closed = await reveal(team, "warehouses", DIVIDED);
  await closeEvaluation(steward, { evaluationId: closed.evaluationId });
  const tied = await reveal(team, "carriers", TIED);
  await closeEvaluation(steward, { evaluationId: tied.evaluationId });
  const passwordHash = await hashPassword(password);
  return {
    slug: house.slug,
    accounts: { steward: await withAccount(steward, passwordHash), voter: await withAccount(voter, passwordHash) },
    decisions: {
      none: none.number,
      setup: setup.number,
      weighting: weighting.number,
      scoring: scoring.number,
      secondScoring: secondScoring.number,
      discussion: discussion.number,
      closed: closed.number,
      tied: tied.number,
      cancelled: cancelled.number,
    },
    cell: discussion.cell,
  };
}

/** A decision begun with the template: its evaluation is in setup. */
async function begin({ voters: [steward], lineId }: Team, subject: string) {
  const title = `Django or Flask for ${subject}?`;
  const decision = await beginDecision(steward, { title, productLineIds: [lineId], templateKey: "django-or-flask" });
  const evaluation = await getEvaluation(steward, { number: decision.number });
  if (evaluation?.phase !== "setup") throw new Error("The template's evaluation is not in setup.");
  const evaluationId = evaluation.id;
  const matrix = await matrixOf(steward, evaluationId);
  return { ...matrix, decisionId: decision.id, number: decision.number, evaluationId };
}

async function openForWeights(team: Team, subject: string) {
  const begun = await begin(team, subject);
  const { evaluationId } = begun;
  const participants = team.voters.map(({ memberId }) => memberId);
  const deadline = { at: new Date(Date.now() + 3 * DAY_MS).toISOString(), zone: "Europe/Lisbon" };
  return { ...begun, ...(await openWeighting(team.voters[0], { evaluationId, participants, deadline })) };
}

async function openForScores(team: Team, subject: string) {
  const weighting = await openForWeights(team, subject);
  for (const voter of team.voters) await weigh(weighting, voter);
  return { ...weighting, ...(await openScoring(team.voters[0], { evaluationId: weighting.evaluationId })) };
}

async function reveal(team: Team, subject: string, opinions: Opinions) {
  const scoring = await openForScores(team, subject);
  for (const [at, voter] of team.voters.entries())
    await score(scoring, voter, sheet(opinions, at, scoring.criteria.length), REASON);
  await revealRound(team.voters[0], { evaluationId: scoring.evaluationId });
  return scoring;
}

async function openAgain(team: Team, subject: string) {
  const revealed = await reveal(team, subject, DIVIDED);
  const { evaluationId } = revealed;
  return { ...revealed, ...(await openSecondRound(team.voters[0], { evaluationId, extraCells: [] })) };
}

/** After two rounds, with a cell that is talked about and left open, and one that is settled. */
async function discuss(team: Team, subject: string) {
  const [steward, voter] = team.voters;
  const again = await openAgain(team, subject);
  const { evaluationId, decisionId } = again;
  for (const [at, one] of team.voters.entries()) await score(again, one, AGAIN[at] ?? "", REASON);
  await revealRound(steward, { evaluationId });
  const [criterionId = ""] = again.criteria.map(({ id }) => id);
  const [settled = "", open = ""] = again.options.map(({ id }) => id);
  await setCellStance(steward, { evaluationId, criterionId, optionId: settled, stance: "settled" });
  await postComment(voter, { decisionId, evaluationId, criterionId, optionId: open, body: "Which migration was it?" });
  return { ...again, cell: cellKey(criterionId, open) };
}

/** The scores of one voter on all criteria, written as `score` reads them. */
function sheet({ first, others }: Opinions, at: number, criteria: number): string {
  const turns = others[at]?.split(" ") ?? [];
  return [first[at], ...Array.from({ length: criteria - 1 }, (_, turn) => turns[turn % turns.length])].join(" ");
}
