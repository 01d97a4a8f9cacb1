import { testMember, testOrganization } from "@/db/testing/factories";
import { hashPassword } from "@/lib/auth/password";
import { createDecision } from "@/lib/decisions/mutations";
import { createEvaluation, updateSetup } from "@/lib/evaluations/setup/mutations";
import { withAccount } from "./account-maker";
import type { Setup } from "../setup";

const CRITERIA = [
  { name: "Speed", theme: "Delivery", worst: "A year to the first release", best: "A week to the first release" },
  { name: "Tooling", theme: "Delivery", worst: "Everything by hand", best: "Everything is there" },
  { name: "Hiring", theme: "People", worst: "Nobody to be found", best: "Ten to choose from" },
];

/** Makes an organization with an evaluation in setup, past the screens: two options on three criteria in two themes. */
export async function givenSetup(password: string): Promise<Setup> {
  const house = await testOrganization("Meridian Logistics");
  const steward = house.owner;
  const voter = await testMember(house, "member", { name: "Mia Member" });
  const decision = await createDecision(steward, { title: "Django or Flask?", productLineIds: [house.lineId] });
  const { id: evaluationId } = await createEvaluation(steward, { decisionId: decision.id });
  await updateSetup(steward, {
    evaluationId,
    changes: [
      ...["Django", "Flask"].map((name) => ({ kind: "save-option" as const, name, summary: "" })),
      ...CRITERIA.map(({ name, theme, worst, best }) => ({
        kind: "save-criterion" as const,
        name,
        theme,
        question: `How well does it serve ${name.toLowerCase()}?`,
        anchors: [worst, "Hardly", "Partly", "Mostly", best],
      })),
    ],
  });
  const passwordHash = await hashPassword(password);
  return {
    slug: house.slug,
    number: decision.number,
    accounts: { steward: await withAccount(steward, passwordHash), voter: await withAccount(voter, passwordHash) },
  };
}
