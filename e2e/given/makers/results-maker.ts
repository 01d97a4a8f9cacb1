import { matrixOf, score, weigh } from "@/db/testing/evaluations";
import { testMember, testOrganization, type TestOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { hashPassword } from "@/lib/auth/password";
import { createDecision } from "@/lib/decisions/mutations";
import { openScoring, openWeighting } from "@/lib/evaluations/phases/mutations";
import { closeEvaluation } from "@/lib/evaluations/results/mutations";
import { setOwnershipShape } from "@/lib/evaluations/ownership/input";
import { setOwnership } from "@/lib/evaluations/ownership/mutations";
import { revealRound } from "@/lib/evaluations/rounds/mutations";
import { createEvaluation, updateSetup } from "@/lib/evaluations/setup/mutations";
import story from "@/lib/mcda/examples/django-or-flask.json";
import { withAccount } from "./account-maker";
import type { Results } from "../results";

/** What is evaluated, and what the voter of each place says. */
interface Shape {
  readonly title: string;
  readonly options: readonly string[];
  readonly criteria: readonly { readonly name: string; readonly short: string; readonly theme: string }[];
  readonly points: (voter: number) => readonly number[];
  /** Build, training, yearly maintenance as a fraction of the build, and hosting a year, by option. */
  readonly costs?: readonly (readonly [build: number, training: number, maintenance: number, hosting: number])[];
  readonly rating: (voter: number, criterion: number, option: number) => number;
}

const SMALLEST: Shape = {
  title: "Which queue for the night jobs",
  options: ["PostgreSQL", "RabbitMQ"],
  criteria: ["Speed", "Safety", "Effort"].map((name) => ({ name, short: name, theme: "All" })),
  points: () => [50, 30, 20],
  rating: (_, criterion, option) => [4, 3, 5, 5, 5, 2][2 * criterion + option] ?? 3,
};

const STORY: Shape = {
  title: "Django or Flask for billing services",
  // The worked example of the method: assumed figures, not benchmarks.
  costs: [
    [9, 1, 0.18, 6000],
    [12, 0.5, 0.22, 5400],
    [11, 1.25, 0.2, 7200],
  ],
  options: story.options.map(({ name }) => name),
  criteria: story.criteria.map(({ name, short, theme }) => ({ name, short, theme })),
  // Everybody moves two points from one criterion to another; over all five that leaves the group's weights near the story's.
  points: (voter) => story.criteria.map(({ weight }, at) => weight + (at === voter ? 2 : at === voter + 7 ? -2 : 0)),
  rating: (voter, criterion, option) => {
    const scores = story.criteria[criterion]?.round2 ?? { django: [], flask: [], hybrid: [] };
    return [scores.django, scores.flask, scores.hybrid][option]?.[voter] ?? 3;
  },
};

/** A likely figure with a fifth below and two fifths above. */
const guessed = (likely: number) => ({
  low: (likely * 0.8).toFixed(3),
  likely: likely.toFixed(3),
  high: (likely * 1.4).toFixed(3),
});

const THEMES = ["Delivery", "People", "Architecture", "Operations", "Governance"] as const;
const WORDS = "Speed Tests Docs Hiring Scale Logs Cost Risk".split(" ");

const LARGEST: Shape = {
  title: "Which platform for everything",
  options: Array.from({ length: 10 }, (_, at) => `Platform ${"ABCDEFGHIJ"[at]} of the shortlist`),
  criteria: Array.from({ length: 40 }, (_, at) => {
    const name = `${WORDS[at % 8]} of ${THEMES[Math.floor(at / 8)]?.toLowerCase()}`;
    return { name, short: name.slice(0, 19), theme: THEMES[Math.floor(at / 8)] ?? "" };
  }),
  points: (voter) => Array.from({ length: 40 }, (_, at) => 2 + ((at + voter) % 2)),
  rating: (voter, criterion, option) => {
    const mixed = (voter * 7919 + criterion * 104_729 + option * 1_299_709) % 97;
    return Math.min(
      5,
      Math.max(1, Math.round(2.2 + (9 - option) * 0.14 + (mixed / 97) * 2.4 - ((criterion * option) % 5) * 0.2)),
    );
  },
};

/** Makes an organization with a closed evaluation of each shape, past the screens. */
export async function givenResults(password: string, isWithCrowd: boolean): Promise<Results> {
  const house = await testOrganization("Meridian Logistics");
  const names = ["Ines Okafor", "Tomasz Wieczorek", "Priya Raman", "Linnea Sjöberg", "Diego Fuentes"];
  const people: Ctx[] = [];
  for (const name of names) people.push(await testMember(house, "member", { name }));
  const [voter = house.owner] = people;
  const smallest = await closed(house, SMALLEST, [house.owner]);
  const built = await closed(house, STORY, people);
  const largest = await closed(house, LARGEST, isWithCrowd ? await crowd(house, people) : people);
  const passwordHash = await hashPassword(password);
  return {
    slug: house.slug,
    accounts: { steward: await withAccount(house.owner, passwordHash), voter: await withAccount(voter, passwordHash) },
    decisions: { smallest, story: built, largest },
  };
}

async function crowd(house: TestOrganization, people: readonly Ctx[]): Promise<readonly Ctx[]> {
  const all = [...people];
  while (all.length < 200) all.push(await testMember(house, "member", { name: `Voter Number ${all.length + 1}` }));
  return all;
}

/** Leads one evaluation from setup to its frozen result; its decision's number. */
async function closed({ owner, lineId }: TestOrganization, shape: Shape, voters: readonly Ctx[]): Promise<number> {
  const decision = await createDecision(owner, { title: shape.title, productLineIds: [lineId] });
  const { number } = decision;
  const { id: evaluationId } = await createEvaluation(owner, { decisionId: decision.id });
  await updateSetup(owner, {
    evaluationId,
    changes: [
      ...shape.options.map((name) => ({ kind: "save-option" as const, name })),
      ...shape.criteria.map(({ name, short, theme }) => ({
        kind: "save-criterion" as const,
        ...{ name, theme, shortName: short },
        anchors: ["worst", "poor", "fair", "good", "best"],
      })),
    ],
  });
  const matrix = await matrixOf(owner, evaluationId);
  const costed = matrix.options.flatMap(({ id }, at) => {
    const given = shape.costs?.[at];
    if (given === undefined) return [];
    const [build, training, maintenance, hosting] = given;
    const guesses = { build, training, maintenance, hosting };
    return [
      [id, Object.fromEntries(Object.entries(guesses).map(([name, likely]) => [name, guessed(likely)]))] as const,
    ];
  });
  if (costed.length > 0)
    await setOwnership(
      owner,
      setOwnershipShape.parse({
        evaluationId,
        ownership: {
          ...{ currency: "€", costPerPersonMonth: "9000", years: 5, rate: "0.05", growth: "0" },
          options: Object.fromEntries(costed),
        },
      }),
    );
  const participants = voters.map(({ memberId }) => memberId);
  const weighting = await openWeighting(owner, { evaluationId, participants });
  for (const [at, voter] of voters.entries())
    await weigh({ number, ...matrix, ...weighting }, voter, hundred(shape.points(at)));
  const scoring = await openScoring(owner, { evaluationId });
  for (const [at, voter] of voters.entries())
    await score(
      { number, ...matrix, ...scoring },
      voter,
      sheetOf(shape, at),
      at === 0 ? "Measured in a trial." : undefined,
    );
  await revealRound(owner, { evaluationId });
  await closeEvaluation(owner, { evaluationId });
  return number;
}

/** Whole points that sum to 100: the first takes what is over. */
function hundred(points: readonly number[]): readonly number[] {
  const over = 100 - points.reduce((all, one) => all + one, 0);
  return points.map((one, at) => (at === 0 ? one + over : one));
}

function sheetOf({ options, criteria, rating }: Shape, voter: number): string {
  return criteria
    .map((_, criterion) => options.map((_, option) => rating(voter, criterion, option)).join(""))
    .join(" ");
}
