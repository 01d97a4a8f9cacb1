import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { eq } from "drizzle-orm";
import pg from "pg";
import { z } from "zod";
import { freePort } from "@/db/embedded";
import { database } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { testMember } from "@/db/testing/factories";
import { testVote, voteOf } from "@/db/testing/votes";
import { hashPassword } from "@/lib/auth/password";
import { revealRound } from "@/lib/evaluations/rounds/mutations";
import { closeVote } from "@/lib/evaluations/votes/closing/mutations";
import { openVoting } from "@/lib/evaluations/votes/mutations";
import type { Measured } from "../trust/promises";
import type { Accord, SecondApp } from "./accord";
import { Browser } from "./browser";

const CLIENTS = 200;
const BALLOTS_EACH = 50;
/** From one ballot of a client to their next, in milliseconds: all of them together send 80 a second. */
const PACE = 2_500;
/** When what is killed, by the part of all ballots that is acknowledged. */
const KILLS = [
  [0.1, "first"],
  [0.25, "second"],
  [0.4, "first"],
  [0.5, "database"],
  [0.65, "second"],
  [0.8, "first"],
] as const;

const receipt = z.object({ sequence: z.number(), head: z.string() });

/** One ballot that was acknowledged. */
interface Sent {
  readonly memberId: string;
  readonly sequence: number;
  readonly head: string;
  /** From the first try to the acknowledgement, in milliseconds. */
  readonly tookMs: number;
}

/**
 * 10,000 ballots in one vote by 200 people over two app processes, while these are killed five times and PostgreSQL is restarted once. A
 * client that gets no answer sends the same ballot under the same key to the other process.
 */
export async function voteByMany(accord: Accord, password: string): Promise<Measured> {
  const { vote, voters } = await makeVote(password);
  const second = await accord.startSecond(await freePort());
  try {
    const { slug } = vote.organization;
    const address = `/o/${slug}/decisions/${vote.number}/vote`;
    const people = await Promise.all(
      voters.map(async ({ email, memberId }, at) => {
        const from = `10.77.${at >> 8}.${at & 255}`;
        const [one, other] = [accord.origin, second.origin].map((origin) => new Browser(origin, accord.root, from));
        if (one === undefined || other === undefined) throw new Error("Two origins make two browsers.");
        // One every 150 ms: a password takes a moment to compare.
        await wait(150 * at);
        await one.act("/sign-in", "signInHere", { email, password });
        other.enterAs(one);
        return { memberId, browsers: [one, other] };
      }),
    );
    const sent: Sent[] = [];
    const killing = killAlong(accord, second, sent);
    await Promise.all(
      people.map(async ({ memberId, browsers }, at) => {
        await wait((PACE / CLIENTS) * at);
        for (let turn = 0; turn < BALLOTS_EACH; turn += 1) {
          const began = performance.now();
          const scores = `${1 + ((at + turn) % 5)}${1 + (turn % 5)}${1 + (at % 5)}`;
          const body = { roundId: vote.roundId, vote: voteOf(vote, scores) };
          const { sequence, head } = await acknowledged(browsers, at + turn, address, body);
          const tookMs = performance.now() - began;
          sent.push({ memberId, sequence, head, tookMs });
          await wait(Math.max(0, PACE - tookMs));
        }
      }),
    );
    await killing;
    await revealRound(vote.steward, { evaluationId: vote.evaluationId });
    await closeVote(vote.steward, { evaluationId: vote.evaluationId });
    return await judged(accord, vote, sent);
  } finally {
    await second.stop();
  }
}

async function makeVote(password: string) {
  const vote = await testVote("score");
  const passwordHash = await hashPassword(password);
  const voters = [];
  for (let at = 0; at < CLIENTS; at += 1) {
    const { memberId, userId } = await testMember(vote.organization, "member", { name: `Voter ${at + 1}` });
    await database().update(users).set({ passwordHash }).where(eq(users.id, userId));
    voters.push({ memberId, email: `${userId}@test.example` });
  }
  const participants = voters.map(({ memberId }) => memberId);
  const opened = await openVoting(vote.steward, { evaluationId: vote.evaluationId, participants });
  return { vote: { ...vote, ...opened }, voters };
}

/** Sends a ballot until it is acknowledged, by turns to one process and the other, always under the same key. */
async function acknowledged(browsers: readonly Browser[], turn: number, address: string, body: object) {
  const key = randomUUID();
  const until = Date.now() + 60_000;
  for (let at = turn; Date.now() < until; at += 1) {
    const answer = receipt.safeParse(await browsers[at % browsers.length]?.post(address, body, key));
    if (answer.success) return answer.data;
    await wait(100);
  }
  throw new Error("A ballot was not acknowledged within a minute.");
}

async function killAlong(accord: Accord, second: SecondApp, sent: readonly Sent[]): Promise<void> {
  for (const [part, victim] of KILLS) {
    while (sent.length < part * CLIENTS * BALLOTS_EACH) await wait(50);
    if (victim === "second") second.kill();
    else if (victim === "first") accord.kill("app");
    else accord.restartDatabase();
  }
}

async function judged(
  accord: Accord,
  vote: { readonly organization: { readonly organizationId: string }; readonly decisionId: string },
  sent: readonly Sent[],
): Promise<Measured> {
  const client = new pg.Client({ connectionString: accord.script("db:url") });
  await client.connect();
  const { rows } = await client.query<{ member: string; sequence: number; head: string }>(
    `select actor_id as member, sequence, encode(head, 'hex') as head from events
     where organization_id = $1 and chain_id = $2 and type = 'evaluation.ballot_submitted'`,
    [vote.organization.organizationId, vote.decisionId],
  );
  const last = await client.query<{ member: string; sequence: number }>(
    `select member_id as member, event_sequence as sequence from ballots
     where organization_id = $1 and submission is not null and voided_at is null`,
    [vote.organization.organizationId],
  );
  await client.end();
  const keyOf = (one: { member: string; sequence: number; head: string }) =>
    `${one.member} ${one.sequence} ${one.head}`;
  const kept = new Set(rows.map(keyOf));
  const told = sent.map(({ memberId: member, sequence, head }) => keyOf({ member, sequence, head }));
  const lost = told.filter((key) => !kept.has(key)).length;
  const doubled = rows.length - new Set(told).size + lost + (told.length - new Set(told).size);
  // What counts of each person is the last that was acknowledged to them.
  const newest = new Map<string, number>();
  for (const { memberId, sequence } of sent) newest.set(memberId, Math.max(sequence, newest.get(memberId) ?? 0));
  const stale = last.rows.filter(({ member, sequence }) => newest.get(member) !== sequence).length;
  const holds = accord.script("verify").includes("Every chain holds");
  const times = sent.map(({ tookMs }) => tookMs).toSorted((a, b) => a - b);
  const p95 = times[Math.floor(times.length * 0.95)] ?? Number.POSITIVE_INFINITY;
  const isKept = lost + doubled + stale === 0 && last.rows.length === CLIENTS && holds && p95 < 1_000;
  return {
    promise: `${sent.length} ballots by ${CLIENTS} people over 2 processes, these killed 5 times, PostgreSQL restarted once`,
    promised: "0 lost, 0 doubled, the tally recomputed, p95 < 1 s",
    reached: `${lost} lost, ${doubled} doubled, ${stale} other than the last, tally ${holds ? "follows" : "DOES NOT FOLLOW"}, p95 ${p95.toFixed(0)} ms (${PACE / 1000} s between a person's ballots)`,
    isKept,
  };
}
