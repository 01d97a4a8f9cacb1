import { matrixOf, score, weigh } from "@/db/testing/evaluations";
import { testMember, testOrganization, type TestOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { hashPassword } from "@/lib/auth/password";
import { createDecision } from "@/lib/decisions/mutations";
import type { OpenScoring } from "@/lib/evaluations/phases/input";
import { openScoring, openWeighting } from "@/lib/evaluations/phases/mutations";
import { revealRound } from "@/lib/evaluations/rounds/mutations";
import { changeSettings } from "@/lib/evaluations/settings/mutations";
import { createEvaluation, updateSetup } from "@/lib/evaluations/setup/mutations";
import { withAccount } from "./account-maker";
import type { Discussions } from "../discussions";

/** Django and Flask on Speed, then on Safety: the steward, the voter who stands alone, and a third. */
const DIVIDED = ["51 33", "15 33", "42 43"] as const;

const DAY_MS = 86_400_000;

/** Makes an organization with a discussion to lead and a round that few have submitted in, past the screens. */
export async function givenDiscussions(password: string): Promise<Discussions> {
  const house = await testOrganization("Meridian Logistics");
  const steward = house.owner;
  const voter = await testMember(house, "member", { name: "Mia Member" });
  const other = await testMember(house, "member", { name: "Ole Other" });
  // Revealed before its deadline, which is then what is left to talk.
  const deadline = { at: new Date(Date.now() + 5 * DAY_MS).toISOString(), zone: "Europe/Lisbon" };
  const divided = await inScoring(house, "Django or Flask for billing?", [steward, voter, other], { deadline });
  for (const [at, person] of [steward, voter, other].entries()) await score(divided, person, DIVIDED[at] ?? "");
  await revealRound(steward, { evaluationId: divided.evaluationId });
  const belowQuorum = await inScoring(house, "Django or Flask for returns?", [steward, voter], { quorum: 2 });
  await score(belowQuorum, steward, "53 43");
  const passwordHash = await hashPassword(password);
  return {
    slug: house.slug,
    accounts: { steward: await withAccount(steward, passwordHash), voter: await withAccount(voter, passwordHash) },
    decisions: { divided: divided.number, belowQuorum: belowQuorum.number },
  };
}

async function inScoring(
  { owner, lineId }: TestOrganization,
  title: string,
  voters: readonly Ctx[],
  { quorum = null, deadline }: { readonly quorum?: number | null } & Pick<OpenScoring, "deadline">,
) {
  const decision = await createDecision(owner, { title, productLineIds: [lineId] });
  const { id: evaluationId } = await createEvaluation(owner, { decisionId: decision.id });
  const anchors = ["worst", "poor", "fair", "good", "best"];
  await updateSetup(owner, {
    evaluationId,
    changes: [
      ...["Django", "Flask"].map((name) => ({ kind: "save-option" as const, name })),
      ...["Speed", "Safety"].map((name) => ({ kind: "save-criterion" as const, name, theme: "All", anchors })),
    ],
  });
  await changeSettings(owner, { evaluationId, settings: { quorum } });
  const of = { number: decision.number, evaluationId, ...(await matrixOf(owner, evaluationId)) };
  const participants = voters.map(({ memberId }) => memberId);
  const weighting = await openWeighting(owner, { evaluationId, participants });
  for (const voter of voters) await weigh({ ...of, ...weighting }, voter);
  return { ...of, ...(await openScoring(owner, { evaluationId, deadline })) };
}
