import { and, eq } from "drizzle-orm";
import { database, withOrg } from "@/db/client";
import { organizationDirectory, users } from "@/db/schema/accounts";
import { memberships } from "@/db/schema/organizations";
import type { OrganizationId } from "@/db/scope";
import { score, scoresOf, weigh } from "@/db/testing/evaluations";
import { testMember } from "@/db/testing/factories";
import { testPerson } from "@/db/testing/people";
import type { Ctx } from "@/lib/access/context";
import { hashPassword } from "@/lib/auth/password";
import { createDecision } from "@/lib/decisions/mutations";
import type { ScoresContent } from "@/lib/evaluations/ballots/input";
import { readCriteria, readOptions } from "@/lib/evaluations/matrix/queries";
import { openScoring, openWeighting } from "@/lib/evaluations/phases/mutations";
import { closeEvaluation } from "@/lib/evaluations/results/mutations";
import { revealRound } from "@/lib/evaluations/rounds/mutations";
import { createEvaluationFromTemplate } from "@/lib/evaluations/setup/mutations";
import { openDemo, playNextDecision } from "@/lib/home/demo/mutations";
import { listProductLines } from "@/lib/product-lines/queries";
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

/** Lets somebody sign in with the bench's password; returns their address. */
async function addressOf(userId: string, passwordHash: string): Promise<string> {
  const email = `${userId}@test.example`;
  await database().update(users).set({ email, passwordHash }).where(eq(users.id, userId));
  return email;
}

/** Scores like "442 351 …": people differ by a step as teams do, and every seventh cell divides them. */
function scoresBy(voter: number, criteria: number, options: number): string {
  const score = (criterion: number, option: number) => {
    const base = option === 0 ? 4 : 2 + ((criterion + option) % 3);
    const cell = criterion * options + option;
    const isContested = cell % 7 === 3;
    const step = isContested ? (voter % 2 === 0 ? -2 : 1) : voter % 3 === cell % 3 ? 1 : 0;
    return Math.min(5, Math.max(1, base + step));
  };
  return Array.from({ length: criteria }, (_, criterion) =>
    Array.from({ length: options }, (_, option) => score(criterion, option)).join(""),
  ).join(" ");
}

/** Brings an evaluation of the built-in template to the asked phase. */
async function evaluate(
  steward: Ctx,
  voters: readonly Ctx[],
  lineId: string,
  phase: "scoring" | "discussion" | "closed",
) {
  const decision = await createDecision(steward, { title: `Django or Flask, in ${phase}?`, productLineIds: [lineId] });
  const { id: evaluationId } = await createEvaluationFromTemplate(steward, {
    decisionId: decision.id,
    templateKey: "django-or-flask",
  });
  const matrix = await withOrg(steward, async (tx) => ({
    options: await readOptions(tx, steward, evaluationId),
    criteria: await readCriteria(tx, steward, evaluationId),
  }));
  const participants = voters.map((voter) => voter.memberId);
  const weighting = await openWeighting(steward, { evaluationId, participants });
  for (const voter of voters) await weigh({ ...matrix, number: decision.number, ...weighting }, voter);
  const scoring = { ...matrix, number: decision.number, ...(await openScoring(steward, { evaluationId })) };
  const texts = voters.map((_, at) => scoresBy(at, matrix.criteria.length, matrix.options.length));
  if (phase !== "scoring") {
    for (const [at, voter] of voters.entries()) await score(scoring, voter, texts[at] ?? "", "Seen in two projects.");
    await revealRound(steward, { evaluationId });
  }
  if (phase === "closed") await closeEvaluation(steward, { evaluationId });
  const ballots = texts.map((text) => scoresOf(matrix, text, "Seen in two projects."));
  return { decisionId: decision.id, number: decision.number, evaluationId, roundId: scoring.roundId, ballots };
}

async function make(password: string): Promise<MadeOrganization> {
  const passwordHash = await hashPassword(password);
  const owner = await openedDemo();
  const voters = await Promise.all(
    Array.from({ length: VOTERS }, (_, at) => testMember(owner, "member", { name: `Voter ${at + 1}` })),
  );
  const [line] = await listProductLines(owner);
  if (line === undefined) throw new Error("The demo has no product line.");
  const scoring = await evaluate(owner, voters, line.id, "scoring");
  const discussion = await evaluate(owner, voters, line.id, "discussion");
  const closed = await evaluate(owner, voters, line.id, "closed");
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
