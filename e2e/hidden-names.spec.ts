import { expect, PASSWORD, test } from "./fixtures";
import { givenHiddenNames, type HiddenNames } from "./given/hidden-names";
import { record, type Received } from "./received/recording";

/** What stands near a vote, wherever one is shown: a reason, a pseudonym, or a field of a ballot or of the mathematics. */
const OF_A_VOTE = /A view from place|Participant \d|participant-[0-9a-f]|voterId|"answer"|changedFrom|commitment/;
/** As far on each side as one row of a list or one object of a payload reaches. */
const NEAR = 160;

/** Every place at which a body ties a voter to a vote. */
function ties({ asked, raw }: Received, { voters }: HiddenNames): string[] {
  return voters.flatMap(({ memberId, name }) =>
    [memberId, name].flatMap((word) => {
      const found: string[] = [];
      for (let at = raw.indexOf(word); at >= 0; at = raw.indexOf(word, at + 1)) {
        const around = raw.slice(Math.max(0, at - NEAR), at + word.length + NEAR);
        if (OF_A_VOTE.test(around)) found.push(`${asked}: ${around}`);
      }
      return found;
    }),
  );
}

for (const who of ["voter", "steward"] as const) {
  test(`with hidden names a ${who} is sent nothing that ties a person to a vote`, async ({ signedIn }) => {
    test.slow();
    const given = await givenHiddenNames(PASSWORD);
    const person = await signedIn(given.accounts[who]);
    const recording = await record(person);
    const { page } = person;
    const [discussed, closed] = [given.discussed, given.closed].map((number) => `/o/${given.slug}/decisions/${number}`);
    await page.goto(`${discussed}/evaluation`);
    await expect(
      page
        .getByRole("list", { name: "Reasons" })
        .getByText(/^Participant \d$/)
        .first(),
    ).toBeVisible();
    await expect(page.getByText("Who is pivotal")).toBeVisible();
    await expect(page.getByRole("list", { name: "Scores that stand out" })).toContainText("One score stands alone");
    await page.getByRole("table").getByRole("link").last().click();
    await expect(page.getByRole("list", { name: "Reasons" })).toBeVisible();
    await page.goto(`${closed}/evaluation`);
    await expect(page.getByText(/^Participant \d/).first()).toBeAttached();
    for (const base of [discussed, closed])
      for (const path of ["", "/evaluation", "/votes", "/history", "/record.md", "/revisions"])
        await recording.ask(`${base}${path}`);
    await recording.ask(`${closed}/evaluation.json/1`);
    await recording.ask(`/o/${given.slug}/activity`);
    await recording.end();
    expect(recording.received.length).toBeGreaterThan(40);
    expect(recording.received.some(({ raw }) => given.voters.every(({ reason }) => raw.includes(reason)))).toBe(true);
    expect(recording.received.flatMap((one) => ties(one, given))).toEqual([]);
  });
}
