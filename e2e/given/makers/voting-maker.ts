import { testMember, testOrganization } from "@/db/testing/factories";
import { voteOn } from "@/db/testing/votes";
import { hashPassword } from "@/lib/auth/password";
import { createDecision } from "@/lib/decisions/mutations";
import { withAccount } from "./account-maker";
import type { Voting } from "../voting";

/** Makes an organization with a draft for each way of voting: none begun, and with votes in setup, past the screens. */
export async function givenVoting(password: string): Promise<Voting> {
  const house = await testOrganization("Meridian Logistics");
  const steward = house.owner;
  const voter = await testMember(house, "member", { name: "Mia Member" });
  const draft = (title: string) => createDecision(steward, { title, productLineIds: [house.lineId] });
  const empty = await draft("Which framework?");
  const ranked = await draft("Which carrier?");
  await voteOn(steward, ranked.id, "ranked");
  const score = await draft("Which search engine?");
  await voteOn(steward, score.id, "score");
  const consent = await draft("Move to Django?");
  await voteOn(steward, consent.id, "consent");
  const quorum = await draft("Which queue?");
  await voteOn(steward, quorum.id, "approval", { quorum: 2 });
  const passwordHash = await hashPassword(password);
  return {
    slug: house.slug,
    accounts: { steward: await withAccount(steward, passwordHash), voter: await withAccount(voter, passwordHash) },
    decisions: {
      empty: empty.number,
      ranked: ranked.number,
      score: score.number,
      consent: consent.number,
      quorum: quorum.number,
    },
  };
}
