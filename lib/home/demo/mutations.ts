import { database, withOrg } from "@/db/client";
import { demoDecisions } from "@/db/demo/decisions";
import { demoEvaluations } from "@/db/demo/evaluations";
import { demoPeople } from "@/db/demo/people";
import { demoProductLines } from "@/db/demo/product-lines";
import type { DemoPerson } from "@/db/demo/shape";
import { assertCan } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { createAccount } from "@/lib/auth/accounts/mutations";
import { mayFoundOrganization } from "@/lib/auth/accounts/queries";
import { countOwn } from "@/lib/auth/guard/guessing";
import { forbidden } from "@/lib/errors";
import type { ActingCtx } from "@/lib/history/mutations";
import { acceptInvitation, createInvitation } from "@/lib/organizations/invitations/mutations";
import { foundOrganization, type ActingPerson } from "@/lib/organizations/mutations";
import { createProductLine } from "@/lib/product-lines/mutations";
import { answerSteps } from "./adoption/mutations";
import { playViews, recordSteps } from "./afterwards/mutations";
import { FOUNDER, readCast, type Cast } from "./cast/queries";
import { playDecision } from "./decision/mutations";
import type { DemoProgress } from "./input";
import { addressIn, inOrder, officeMoment, stageName } from "./rules";

const NAME = "Meridian Logistics";

/** How long before its members the organization's lines were there, in days. */
const LINES_BEFORE = 0.5;

/**
 * Makes a fresh demo organization with its product lines and people, through the verbs that a person uses. The caller is
 * its owner, in the place of the content's. Its decisions are played one by one by `playNextDecision`.
 */
export async function openDemo(person: ActingPerson): Promise<{ readonly slug: string } & DemoProgress> {
  await countOwn(person, "found");
  if (!(await mayFoundOrganization(person.userId)))
    throw forbidden("On this server only invited people work together. Ask the person who runs it to open the demo.");
  const now = new Date();
  const [root, ...lines] = demoProductLines;
  const happenedAt = officeMoment(now, FOUNDER.joinedDaysAgo);
  const founded = await foundOrganization({ ...person, happenedAt }, { name: NAME, lineName: root.name, isDemo: true });
  const { organizationId, slug, memberId } = founded;
  const { userId, name } = person;
  const owner: Ctx = {
    organizationId,
    slug,
    userId,
    memberId,
    name,
    role: "owner",
    organizationName: NAME,
    productLineIds: null,
  };
  const lineIds = new Map<string, string>([[root.key, founded.lineId]]);
  const since = { ...owner, happenedAt: officeMoment(now, FOUNDER.joinedDaysAgo - LINES_BEFORE) };
  for (const line of lines) {
    const parentId = line.parent === null ? null : (lineIds.get(line.parent) ?? null);
    const made = await createProductLine(since, { name: line.name, parentId });
    lineIds.set(line.key, made.id);
  }
  const others: readonly DemoPerson[] = demoPeople.slice(1);
  for (const other of others.toSorted((a, b) => b.joinedDaysAgo - a.joinedDaysAgo))
    await letJoin({ ...owner, happenedAt: officeMoment(now, other.joinedDaysAgo) }, other, lineIds);
  return { slug, played: 0, total: demoDecisions.length };
}

/** Plays the next decision of the caller's demo organization with everything that happened to it. Does nothing after the last. */
export async function playNextDecision(ctx: Ctx): Promise<DemoProgress> {
  assertCan(ctx, "manage the organization");
  const cast = await withOrg(ctx, (tx) => readCast(tx, ctx));
  const next = demoDecisions.find((decision) => decision.number === cast.nextNumber);
  if (next !== undefined)
    await playDecision(
      cast,
      next,
      demoEvaluations.find((evaluation) => evaluation.decision === next.number),
    );
  if (next?.number === demoDecisions.length) await playAfterwards(await withOrg(ctx, (tx) => readCast(tx, ctx)));
  return { played: next?.number ?? demoDecisions.length, total: demoDecisions.length };
}

/** What people did with the decisions once all of them were there, in the order of time. */
async function playAfterwards(cast: Cast): Promise<void> {
  for (const step of inOrder([...answerSteps(cast), ...recordSteps(cast)])) await step.play();
  await playViews(cast);
}

/** Nobody can sign in as somebody of the demo: their accounts have no password, and no mail reaches them. */
async function letJoin(owner: ActingCtx, person: DemoPerson, lineIds: ReadonlyMap<string, string>): Promise<void> {
  const { role } = person;
  const name = stageName(person.name, owner.name, FOUNDER.name);
  const email = addressIn(owner.slug, person.email);
  const userId = await createAccount(database(), { name, email, passwordHash: null });
  const productLineIds = person.lines.flatMap((key) => lineIds.get(key) ?? []);
  const { token } = await createInvitation(owner, { role, productLineIds, email: null });
  await acceptInvitation({ userId, name, email, happenedAt: owner.happenedAt ?? new Date() }, { token });
}
