import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { contentHashOf, proposed } from "@/db/testing/decisions";
import { evaluationInScoring, scoresOf } from "@/db/testing/evaluations";
import { hashPassword } from "@/lib/auth/password";
import { createDecision } from "@/lib/decisions/mutations";
import { createInvitation } from "@/lib/organizations/invitations/mutations";

/** An organization at work: a round to vote in, a draft to write, proposals to approve, invitations to accept. */
export type WorkingHouse = Awaited<ReturnType<typeof makeHouse>>;

/** Makes one past the screens; everybody in it signs in with `password`. */
export async function makeHouse(password: string, proposals: number, guests: number) {
  const evaluation = await evaluationInScoring();
  const { steward, ana, ben, organization, number, decisionId, roundId } = evaluation;
  const passwordHash = await hashPassword(password);
  for (const { userId } of [steward, ana, ben])
    await database().update(users).set({ passwordHash }).where(eq(users.id, userId));
  const draft = await createDecision(ana, { title: "Title 0", productLineIds: [organization.lineId], sections: {} });
  const waiting = [];
  for (let at = 0; at < proposals; at++) {
    const id = await proposed(ana, [organization.lineId]);
    waiting.push({ decisionId: id, number: number + 2 + at, contentHash: await contentHashOf(ben, id) });
  }
  const invitations = [];
  for (let at = 0; at < guests; at++)
    invitations.push((await createInvitation(steward, { role: "member", productLineIds: [], email: null })).token);
  const ballot = scoresOf(evaluation, "51 42", "Because we tried it.");
  const people = [steward, ana, ben].map(({ memberId, userId }) => ({ memberId, email: `${userId}@test.example` }));
  const { slug, organizationId } = steward;
  return { slug, organizationId, people, number, decisionId, roundId, ballot, draft, waiting, invitations };
}
