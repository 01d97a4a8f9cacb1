import { expect, PASSWORD, test, type Person } from "./fixtures";
import { givenVoteTwice, type BlindRound, type Vote } from "./given/vote";
import { openScoring, reveal } from "./pages/evaluation";
import { differences, record, type Received } from "./received/recording";

/** Stands in every reason of the other's ballot. */
const CANARY = "canary-zqx";

interface Opinion {
  /** Points for the first criterion; the second gets the rest of 100. */
  readonly points: number;
  /** The score, and the reason, of every cell. */
  readonly score: number;
  readonly reason: string;
}

/** What the other gives in the two sessions: the lowest and the highest there are, in few words and in many. */
const OTHERS: readonly [Opinion, Opinion] = [
  { points: 100, score: 1, reason: CANARY },
  { points: 0, score: 5, reason: `${CANARY} ${"and so on ".repeat(50)}` },
];
const OWN: Opinion = { points: 50, score: 3, reason: "This is what our last service showed." };

const decisionOf = ({ slug, number }: Vote) => `/o/${slug}/decisions/${number}`;

/** The pages on which a round shows, and the others that a voter can see. There are no votes yet, but they can be asked for. */
function placesOf(given: Vote): { readonly near: readonly string[]; readonly far: readonly string[] } {
  const [house, decision] = [`/o/${given.slug}`, decisionOf(given)];
  const below = (base: string, paths: readonly string[]) => paths.map((path) => `${base}${path}`);
  return {
    near: [house, ...below(decision, ["", "/evaluation/ballot", "/votes", "/history", "/evaluation"])],
    far: [
      ...below(house, [
        "/decisions",
        "/activity",
        "/members",
        "/product-lines",
        "/product-lines/core",
        "/palette?q=dj",
      ]),
      ...below(decision, ["/revisions", "/properties", "/approval", "/record.md", "/file/json"]),
    ],
  };
}

/** Saves the ballot as a draft, then submits it, as the page of the ballot does. */
async function vote({ page }: Person, round: BlindRound, given: Vote, opinion: Opinion): Promise<void> {
  const { criteria, options, cells } = given;
  const inEveryCell = (value: unknown) =>
    Object.fromEntries(
      criteria.map((id) => [
        id,
        Object.fromEntries(options.filter((to) => cells.includes(`${id}:${to}`)).map((to) => [to, value])),
      ]),
    );
  const ballot =
    round === "weighting"
      ? {
          kind: "weighting",
          points: Object.fromEntries(criteria.map((id, at) => [id, at === 0 ? opinion.points : 100 - opinion.points])),
        }
      : { kind: "scoring", answers: inEveryCell(opinion.score), reasons: inEveryCell(opinion.reason) };
  const send = ({ path, ...rest }: { path: string; method: string; body: string }) =>
    fetch(path, { ...rest, headers: { "content-type": "application/json" } }).then(({ status }) => status);
  const body = JSON.stringify({ roundId: given.roundId, ballot });
  const path = `${decisionOf(given)}/ballot`;
  expect(await page.evaluate(send, { path: `${path}/draft`, method: "PATCH", body })).toBe(200);
  expect(await page.evaluate(send, { path, method: "POST", body })).toBe(200);
}

/** Opens a page and waits until it follows the organization, so that no hint is missed. */
async function follow({ page }: Person, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator('[data-live="open"]')).toBeAttached();
}

interface Session {
  /** What the voter's browser was sent before the reveal, and after it. */
  readonly before: readonly Received[];
  readonly after: readonly Received[];
}

type SignIn = (account: Vote["accounts"]["voter"]) => Promise<Person>;

/** One session: the other votes while the voter looks on, the voter looks around, votes, asks again; the reveal. */
async function hold(round: BlindRound, given: Vote, others: Opinion, signedIn: SignIn): Promise<Session> {
  const evaluation = `${decisionOf(given)}/evaluation`;
  const { accounts } = given;
  const [voter, other] = await Promise.all([signedIn(accounts.voter), signedIn(accounts.other)]);
  const recording = await record(voter);
  await Promise.all([follow(voter, evaluation), other.page.goto(evaluation)]);
  await expect(voter.page.getByRole("main").getByText(/^None of two have submitted/)).toBeVisible();
  await vote(other, round, given, others);
  await expect(voter.page.getByRole("main").getByText(/^One of two have submitted/)).toBeVisible();
  const { near, far } = placesOf(given);
  for (const path of near) await voter.page.goto(path);
  for (const path of [...near, ...far]) await recording.ask(path);
  await follow(voter, evaluation);
  await vote(voter, round, given, OWN);
  await expect(voter.page.getByRole("main").getByText(/^Everybody has submitted their/)).toBeVisible();
  for (const path of near) await recording.ask(path);
  const before = [...recording.received];
  const steward = await signedIn(accounts.steward);
  await (round === "weighting" ? openScoring : reveal)(steward, evaluation);
  await voter.page.goto(evaluation);
  await recording.ask(`${decisionOf(given)}/votes`);
  await recording.end();
  return { before, after: recording.received.slice(before.length) };
}

for (const round of ["weighting", "scoring", "second scoring"] as const) {
  // The group's weights are known from scoring on: a reveal. So weights differ in the weighting round alone, and first
  // scores in the first scoring round alone; what was given in earlier rounds is equal.
  test(`a voter's browser is sent nothing of another's ballot before the ${round} round is revealed`, async ({
    signedIn,
  }) => {
    test.slow();
    const [first, second] = await givenVoteTwice(PASSWORD, round);
    const low = await hold(round, first, OTHERS[0], signedIn);
    const high = await hold(round, second, OTHERS[1], signedIn);
    expect(low.before.length).toBeGreaterThan(70);
    expect(differences(low.before, high.before)).toEqual([]);
    for (const { raw } of [...low.before, ...high.before]) expect(raw).not.toContain(CANARY);
    // The same comparison sees the other's ballot as soon as it is revealed.
    expect(differences(low.after, high.after)).not.toEqual([]);
    for (const { after } of [low, high])
      expect(after.some(({ raw }) => raw.includes(CANARY))).toBe(round !== "weighting");
  });
}
