import { matrixOf, score, weigh } from "@/db/testing/evaluations";
import { testMember, testOrganization, type TestOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { hashPassword } from "@/lib/auth/password";
import { createDecision } from "@/lib/decisions/mutations";
import { hideNames } from "@/lib/evaluations/names/mutations";
import { openScoring, openWeighting } from "@/lib/evaluations/phases/mutations";
import { closeEvaluation } from "@/lib/evaluations/results/mutations";
import { revealRound } from "@/lib/evaluations/rounds/mutations";
import { createEvaluation, updateSetup } from "@/lib/evaluations/setup/mutations";
import { withAccount } from "./account-maker";
import type { HiddenNames } from "../hidden-names";

const SCORES = ["51 42", "15 51", "41 52", "52 21"];

/** Makes two evaluations with hidden names, one in discussion and one closed, with four voters who each give a reason. */
export async function givenHiddenNames(password: string): Promise<HiddenNames> {
  const house = await testOrganization("Meridian Logistics");
  const names = ["Ines Okafor", "Tomasz Wieczorek", "Linnea Voss", "Diego Fuentes"];
  const people: Ctx[] = [];
  for (const name of names) people.push(await testMember(house, "member", { name }));
  const discussed = await evaluated(house, people);
  const closed = await evaluated(house, people);
  const choice = { optionId: closed.options[0]?.id ?? "", reason: "It carries further." };
  await closeEvaluation(house.owner, { evaluationId: closed.evaluationId, choice });
  const passwordHash = await hashPassword(password);
  const [voter = house.owner] = people;
  return {
    slug: house.slug,
    discussed: discussed.number,
    closed: closed.number,
    accounts: { steward: await withAccount(house.owner, passwordHash), voter: await withAccount(voter, passwordHash) },
    voters: people.map(({ memberId }, at) => ({ memberId, name: names[at] ?? "", reason: reasonOf(at) })),
  };
}

const reasonOf = (at: number) => `A view from place ${"ABCD"[at]}.`;

async function evaluated({ owner, lineId }: TestOrganization, voters: readonly Ctx[]) {
  const decision = await createDecision(owner, { title: "Django or Flask?", productLineIds: [lineId] });
  const { id: evaluationId } = await createEvaluation(owner, { decisionId: decision.id });
  const anchors = ["worst", "poor", "fair", "good", "best"];
  await updateSetup(owner, {
    evaluationId,
    changes: [
      ...["Django", "Flask"].map((name) => ({ kind: "save-option" as const, name })),
      ...["Speed", "Safety"].map((name) => ({ kind: "save-criterion" as const, name, theme: "All", anchors })),
    ],
  });
  await hideNames(owner, { evaluationId });
  const of = { number: decision.number, evaluationId, ...(await matrixOf(owner, evaluationId)) };
  const participants = voters.map(({ memberId }) => memberId);
  const weighting = await openWeighting(owner, { evaluationId, participants });
  for (const voter of voters) await weigh({ ...of, ...weighting }, voter);
  const scoring = await openScoring(owner, { evaluationId });
  for (const [at, voter] of voters.entries()) await score({ ...of, ...scoring }, voter, SCORES[at] ?? "", reasonOf(at));
  await revealRound(owner, { evaluationId });
  return of;
}
