import { and, eq } from "drizzle-orm";
import { database, withOrg } from "@/db/client";
import { organizationDirectory } from "@/db/schema/accounts";
import { memberships } from "@/db/schema/organizations";
import type { OrganizationId } from "@/db/scope";
import { testMember } from "@/db/testing/factories";
import { testPerson } from "@/db/testing/people";
import type { Ctx } from "@/lib/access/context";
import { hashPassword } from "@/lib/auth/password";
import type { ScoresContent } from "@/lib/evaluations/ballots/input";
import { openDemo, playNextDecision } from "@/lib/home/demo/mutations";
import { listProductLines } from "@/lib/product-lines/queries";
import { addressOf, makeEvaluation } from "./evaluation";
import type { MadeOrganization } from "./organization";

const VOTERS = 10;

/** The owner and steward of everything that is made here. */
async function openedDemo(): Promise<Ctx> {
  const person = await testPerson({ name: "Petra Person" });
  const { slug, total } = await openDemo(person);
  const ctx = await ownerOf(slug, person.userId);
  for (let played = 0; played < total;) ({ played } = await playNextDecision(ctx));
  return ctx;
}

/** What `requireOrg` proves for a page, which cannot be loaded outside of Next. */
async function ownerOf(slug: string, userId: string): Promise<Ctx> {
  const directory = organizationDirectory;
  const [place] = await database()
    .select({ id: directory.organizationId })
    .from(directory)
    .where(eq(directory.slug, slug));
  const organizationId = place?.id as OrganizationId;
  const [member] = await withOrg({ organizationId, userId }, (tx) =>
    tx
      .select({ memberId: memberships.id })
      .from(memberships)
      .where(and(eq(memberships.organizationId, organizationId), eq(memberships.userId, userId))),
  );
  if (member === undefined) throw new Error("The demo let nobody in.");
  const organizationName = "Meridian Logistics";
  return {
    organizationId,
    userId,
    ...member,
    slug,
    organizationName,
    name: "Petra Person",
    role: "owner",
    productLineIds: null,
  };
}

/** The whole ballot as the browser sends it. */
function ballotOf(ballot: ScoresContent | undefined): ScoresContent {
  if (ballot === undefined) throw new Error("A voter has no ballot.");
  return ballot;
}

async function make(password: string): Promise<MadeOrganization> {
  const passwordHash = await hashPassword(password);
  const owner = await openedDemo();
  const voters = await Promise.all(
    Array.from({ length: VOTERS }, (_, at) => testMember(owner, "member", { name: `Voter ${at + 1}` })),
  );
  const [line] = await listProductLines(owner);
  if (line === undefined) throw new Error("The demo has no product line.");
  const scoring = await makeEvaluation(owner, voters, line.id, "scoring");
  const discussion = await makeEvaluation(owner, voters, line.id, "discussion");
  const closed = await makeEvaluation(owner, voters, line.id, "closed");
  return {
    slug: owner.slug,
    organizationId: owner.organizationId,
    ownerEmail: await addressOf(owner.userId, passwordHash),
    voters: await Promise.all(
      voters.map(async (voter, at) => ({
        email: await addressOf(voter.userId, passwordHash),
        memberId: voter.memberId,
        ballot: ballotOf(scoring.ballots[at]),
      })),
    ),
    roundId: scoring.roundId,
    evaluationId: scoring.evaluationId,
    decisionId: scoring.decisionId,
    decisions: { record: 11, scoring: scoring.number, discussion: discussion.number, closed: closed.number },
  };
}

process.stdout.write(JSON.stringify(await make(process.argv[2] ?? "")));
process.exit();
