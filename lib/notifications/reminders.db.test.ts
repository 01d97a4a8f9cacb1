import { and, eq, sql } from "drizzle-orm";
import { afterAll, describe, expect, test, vi } from "vitest";

/** Open before anything reads where mail goes. */
const post = await vi.hoisted(async () => {
  const { openPostOffice } = await import("@/db/testing/mail/server");
  return openPostOffice();
});

import { withOrg } from "@/db/client";
import { rounds } from "@/db/schema/evaluations";
import { events } from "@/db/schema/history";
import { memberships } from "@/db/schema/organizations";
import { evaluationInScoring, evaluationInWeighting, testEvaluation, weigh } from "@/db/testing/evaluations";
import { testMember, testOrganization } from "@/db/testing/factories";
import { workOffMails } from "@/db/testing/mail/queue";
import { opened as voteOpened, testVote } from "@/db/testing/votes";
import type { Ctx } from "@/lib/access/context";
import { getHome } from "@/lib/home/queries";
import { sendMails } from "./mutations";
import { removeParticipant } from "@/lib/evaluations/participants/mutations";
import { openWeighting } from "@/lib/evaluations/phases/mutations";
import { changeDeadline } from "@/lib/evaluations/rounds/mutations";
import { remindDueRounds, remindMissing } from "@/lib/evaluations/reminders/mutations";

afterAll(() => post.close());

const HOUR = 3_600_000;
const inHours = (count: number) => ({ at: new Date(Date.now() + count * HOUR).toISOString(), zone: "Europe/Berlin" });
const scopeOf = ({ organizationId }: Ctx) => ({ organizationId, userId: null });

const workOff = (ctx: Ctx) => workOffMails(ctx, sendMails);

/** Subjects of the reminders that reached somebody. */
async function remindersTo(ctx: Ctx): Promise<string[]> {
  const mails = await post.mailsTo(ctx);
  return mails.flatMap(({ subject }) => (subject?.includes("still open") === true ? [subject] : []));
}

/** A round of 100 hours with five participants: Ana has submitted, Cleo has left, Dora is suspended. */
async function opened() {
  const evaluation = await testEvaluation();
  const { organization, steward, ana, ben, evaluationId } = evaluation;
  const cleo = await testMember(organization, "member", { name: "Cleo" });
  const dora = await testMember(organization, "member", { name: "Dora" });
  const participants = [ana, ben, cleo, dora].map(({ memberId }) => memberId);
  const round = await openWeighting(steward, { evaluationId, participants, deadline: inHours(100) });
  await weigh({ ...evaluation, ...round }, ana);
  await removeParticipant(steward, { evaluationId, memberId: cleo.memberId });
  await withOrg(steward, (tx) =>
    tx
      .update(memberships)
      .set({ status: "suspended" })
      .where(and(eq(memberships.organizationId, steward.organizationId), eq(memberships.id, dora.memberId))),
  );
  await workOff(steward);
  return { ...evaluation, ...round, cleo, dora };
}

/** Lets the round have been open for so many hours longer, and end so many hours sooner. */
async function passed({ steward, roundId }: Awaited<ReturnType<typeof opened>>, hours: number): Promise<void> {
  const back = (column: unknown) => sql`${column} - make_interval(hours => ${hours})`;
  await withOrg(steward, (tx) =>
    tx
      .update(rounds)
      .set({ openedAt: back(rounds.openedAt), deadlineAt: back(rounds.deadlineAt) })
      .where(and(eq(rounds.organizationId, steward.organizationId), eq(rounds.id, roundId))),
  );
}

async function countEvents({ steward, decisionId }: Awaited<ReturnType<typeof opened>>): Promise<number> {
  return withOrg(steward, (tx) =>
    tx.$count(
      events,
      and(
        eq(events.organizationId, steward.organizationId),
        eq(events.chainId, decisionId),
        eq(events.type, "evaluation.reminded"),
      ),
    ),
  );
}

describe("remindDueRounds", () => {
  test("reminds once at half time and once before the deadline, however often it runs, and only who has not submitted", async () => {
    const round = await opened();
    const { steward, ana, ben, cleo, dora } = round;
    const run = async () => {
      const sent = await Promise.all([1, 2, 3].map(() => remindDueRounds(scopeOf(steward))));
      await workOff(steward);
      return sent.reduce((all, one) => all + one, 0);
    };
    expect(await run()).toBe(0);
    await passed(round, 51);
    expect(await run()).toBe(1);
    expect(await run()).toBe(0);
    expect(await remindersTo(ben)).toHaveLength(1);
    await passed(round, 30);
    expect(await run()).toBe(1);
    expect(await run()).toBe(0);
    expect(await remindersTo(ben)).toHaveLength(2);
    for (const other of [ana, cleo, dora, steward]) expect(await remindersTo(other)).toEqual([]);
    expect(await countEvents(round)).toBe(2);
    const [ballot] = (await getHome(ben)).ballots;
    expect(ballot?.lastReminder).toBeInstanceOf(Date);
  });

  test("late, it sends the last one only, and past the deadline none", async () => {
    const late = await opened();
    await passed(late, 90);
    expect(await remindDueRounds(scopeOf(late.steward))).toBe(1);
    expect(await remindDueRounds(scopeOf(late.steward))).toBe(0);
    const over = await opened();
    await passed(over, 101);
    expect(await remindDueRounds(scopeOf(over.steward))).toBe(0);
  });

  test("an extension moves the last reminder", async () => {
    const round = await opened();
    const { steward, evaluationId } = round;
    await passed(round, 90);
    expect(await remindDueRounds(scopeOf(steward))).toBe(1);
    await changeDeadline(steward, { evaluationId, deadline: inHours(60) });
    expect(await remindDueRounds(scopeOf(steward))).toBe(1);
    expect(await remindDueRounds(scopeOf(steward))).toBe(0);
    await passed(round, 40);
    expect(await remindDueRounds(scopeOf(steward))).toBe(1);
  });

  test("a mail that waited too long reminds nobody who has submitted meanwhile", async () => {
    const round = await opened();
    const { steward, ben } = round;
    await passed(round, 51);
    await remindDueRounds(scopeOf(steward));
    await weigh(round, ben);
    await workOff(steward);
    expect(await remindersTo(ben)).toEqual([]);
  });
});

describe("remindMissing", () => {
  test("is the steward's, at most once in twelve hours, and an event", async () => {
    const round = await opened();
    const { steward, ana, ben, evaluationId } = round;
    const { owner: stranger } = await testOrganization();
    await expect(remindMissing(ana, { evaluationId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(remindMissing(stranger, { evaluationId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await remindMissing(steward, { evaluationId })).toEqual({ reminded: 1 });
    await expect(remindMissing(steward, { evaluationId })).rejects.toMatchObject({ code: "PRECONDITION" });
    await workOff(steward);
    expect(await remindersTo(ben)).toHaveLength(1);
    expect(await countEvents(round)).toBe(1);
  });

  test("of a vote asks for a vote, in the call as in the reminder", async () => {
    const vote = await voteOpened(await testVote("consent"));
    await remindMissing(vote.steward, { evaluationId: vote.evaluationId });
    await workOff(vote.steward);
    // Two jobs send them, and either may come first.
    const texts = (await post.mailsTo(vote.ben)).map(({ text }) => text ?? "");
    expect(texts).toHaveLength(2);
    expect(texts.join()).toContain("You are asked to vote on the options of");
    expect(texts.join()).toContain("You have not submitted your vote on “Django or Flask?” yet.");
    expect(texts.join()).not.toMatch(/score|weigh/i);
  });

  test("of an evaluation on criteria asks for weights, then for scores", async () => {
    const round = await opened();
    await remindMissing(round.steward, { evaluationId: round.evaluationId });
    const scoring = await evaluationInScoring();
    await remindMissing(scoring.steward, { evaluationId: scoring.evaluationId });
    for (const { steward } of [round, scoring]) await workOff(steward);
    const told = async (ctx: Ctx) => (await post.mailsTo(ctx)).map(({ text }) => text ?? "").join();
    expect(await told(round.ben)).toContain("You have not submitted your weights for");
    expect(await told(scoring.ben)).toContain("You have not submitted your scores for");
  });

  test("reminds nobody when everybody has submitted", async () => {
    const weighting = await evaluationInWeighting();
    const { steward, ana, ben, evaluationId } = weighting;
    for (const voter of [steward, ana, ben]) await weigh(weighting, voter);
    await expect(remindMissing(steward, { evaluationId })).rejects.toMatchObject({ code: "PRECONDITION" });
  });
});
