import { v7 as uuid } from "uuid";
import { withOrg } from "@/db/client";
import { score, weigh } from "@/db/testing/evaluations";
import { testMember, testOrganization } from "@/db/testing/factories";
import { hashPassword } from "@/lib/auth/password";
import { createDecision } from "@/lib/decisions/mutations";
import { inOwnOrder } from "@/lib/evaluations/ballots/rules";
import { readCriteria, readOptions } from "@/lib/evaluations/matrix/queries";
import { openScoring, openSecondRound, openWeighting, type OpenedRound } from "@/lib/evaluations/phases/mutations";
import { revealRound } from "@/lib/evaluations/rounds/mutations";
import { createEvaluation, updateSetup } from "@/lib/evaluations/setup/mutations";
import { withAccount } from "./account-maker";
import type { BlindRound, Vote } from "../vote";

const OPTIONS = ["Django", "Flask"];
const CRITERIA = ["Speed", "Safety"];
const ANCHORS = ["Not at all", "Hardly", "Partly", "Mostly", "Fully"];

/** Makes an organization with one evaluation whose round of this kind has just been opened, past the screens. */
export async function givenVote(password: string, round: BlindRound): Promise<Vote> {
  const house = await testOrganization("Meridian Logistics");
  const steward = house.owner;
  const decision = await createDecision(steward, { title: "Django or Flask?", productLineIds: [house.lineId] });
  const { id: evaluationId } = await createEvaluation(steward, { decisionId: decision.id });
  const voter = await testMember(house, "member", { name: "Mia Member", memberId: memberInOrder(evaluationId) });
  const other = await testMember(house, "lead", { name: "Lea Lead", productLineIds: [house.lineId] });
  await updateSetup(steward, {
    evaluationId,
    changes: [
      ...OPTIONS.map((name) => ({ kind: "save-option" as const, name, summary: "" })),
      ...CRITERIA.map((name) => ({
        kind: "save-criterion" as const,
        name,
        theme: "Delivery",
        question: `How well does it serve ${name.toLowerCase()}?`,
        anchors: ANCHORS,
      })),
    ],
  });
  const matrix = await withOrg(steward, async (tx) => ({
    options: await readOptions(tx, steward, evaluationId),
    criteria: await readCriteria(tx, steward, evaluationId),
  }));
  const of = { number: decision.number, ...matrix };
  let open: OpenedRound = await openWeighting(steward, {
    evaluationId,
    participants: [voter.memberId, other.memberId],
  });
  if (round !== "weighting") {
    for (const member of [voter, other]) await weigh({ ...of, ...open }, member);
    open = await openScoring(steward, { evaluationId });
  }
  if (round === "second scoring") {
    await score({ ...of, ...open }, voter, "11 33");
    await score({ ...of, ...open }, other, "55 33");
    await revealRound(steward, { evaluationId });
    open = await openSecondRound(steward, { evaluationId, extraCells: [] });
  }
  const passwordHash = await hashPassword(password);
  return {
    slug: house.slug,
    number: decision.number,
    roundId: open.roundId,
    options: matrix.options.map(({ id }) => id),
    criteria: matrix.criteria.map(({ id }) => id),
    // The first criterion alone is contested.
    cells: matrix.criteria
      .filter((_, at) => round !== "second scoring" || at === 0)
      .flatMap((criterion) => matrix.options.map((option) => `${criterion.id}:${option.id}`)),
    accounts: {
      steward: await withAccount(steward, passwordHash),
      voter: await withAccount(voter, passwordHash),
      other: await withAccount(other, passwordHash),
    },
  };
}

/**
 * An id for a member whose own order of the options is that of the matrix. The order follows from ids, so two votes would
 * differ by it before anybody has voted.
 */
function memberInOrder(evaluationId: string): string {
  for (;;) {
    const memberId = uuid();
    const orders = CRITERIA.map((_, at) => inOwnOrder(OPTIONS, memberId, evaluationId, at));
    if (orders.every(([first]) => first === OPTIONS[0])) return memberId;
  }
}
