import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { Browser } from "./browser";
import type { WorkingHouse } from "./house";

export const KINDS = ["ballot", "comment", "revision", "approval", "person"] as const;

/** What a worker was told is done, in its own words. */
export interface Acknowledged {
  readonly kind: (typeof KINDS)[number];
  readonly at: number;
  /** What the database has to show for it. */
  readonly facts: readonly (string | number)[];
}

/** What came of it so far. */
export interface Log {
  readonly acknowledged: Acknowledged[];
  /** Sent and never answered, by kind: each may have happened or not. */
  unanswered: number;
}

const receipt = z.object({ sequence: z.number(), head: z.string() });
const comment = z.object({ commentId: z.string() });
const revision = z.object({ number: z.number() });
const verdict = z.object({ approvalId: z.string(), status: z.string() });
const joined = z.object({ slug: z.string() });

interface Team {
  readonly house: WorkingHouse;
  /** The signed-in browsers of the steward, Ana and Ben; and one that belongs to nobody yet, made for each guest. */
  readonly browsers: readonly [Browser, Browser, Browser];
  readonly guest: () => Browser;
  readonly password: string;
  readonly stopping: AbortSignal;
}

/** Has the team vote, comment, write, approve and sign up until it is told to stop, writing down every answer. */
export async function work({ house, browsers, guest, password, stopping }: Team, log: Log): Promise<void> {
  const [steward, ana, ben] = browsers;
  const { slug, number, decisionId, roundId } = house;
  const decision = `/o/${slug}/decisions/${number}`;

  /** Repeats one kind of work. `send` gives the answer and what it promises; a null answer promises nothing. */
  async function repeat(
    kind: Acknowledged["kind"],
    pause: number,
    send: (turn: number) => Promise<Fact | "done" | null>,
  ) {
    for (let turn = 1; !stopping.aborted; turn++) {
      const facts = await send(turn);
      if (facts === "done") return;
      if (facts === null) log.unanswered += 1;
      else log.acknowledged.push({ kind, at: Date.now(), facts });
      await wait(facts === null ? 1_000 : pause);
    }
  }

  const votes = house.people.map(({ memberId }, at) =>
    repeat("ballot", 30, async () => {
      const answer = receipt.safeParse(
        await browsers[at]?.post(`${decision}/ballot`, { roundId, ballot: house.ballot }),
      );
      return answer.success ? [memberId, answer.data.sequence, answer.data.head] : null;
    }),
  );
  const comments = repeat("comment", 50, async (turn) => {
    const body = `Comment ${turn}`;
    const answer = comment.safeParse(
      await steward.act(`${decision}/evaluation`, "postComment", slug, { decisionId, body }),
    );
    return answer.success ? [answer.data.commentId, body] : null;
  });
  const revisions = repeat("revision", 50, async (turn) => {
    const title = `Title ${turn}`;
    const page = `/o/${slug}/decisions/${house.draft.number}/edit`;
    const answer = revision.safeParse(
      await ana.act(page, "reviseDecision", slug, { decisionId: house.draft.id, title }),
    );
    return answer.success ? [answer.data.number, title] : null;
  });
  const approvals = repeat("approval", 250, async (turn) => {
    const proposal = house.waiting[turn - 1];
    if (proposal === undefined) return "done";
    const { contentHash, ...its } = proposal;
    const page = `/o/${slug}/decisions/${its.number}/approval`;
    const input = { decisionId: its.decisionId, contentHash, note: "" };
    const answer = verdict.safeParse(await ben.act(page, "approveDecision", slug, input));
    return answer.success ? [answer.data.approvalId, its.decisionId, answer.data.status] : null;
  });
  const signUps = repeat("person", 700, async (turn) => {
    const token = house.invitations[turn - 1];
    if (token === undefined) return "done";
    const email = `guest-${turn}@${slug}.example`;
    const input = { token, name: `Guest ${turn}`, email, password };
    return joined.safeParse(await guest().act(`/invite/${token}`, "joinHere", input)).success ? [email] : null;
  });
  await Promise.all([...votes, comments, revisions, approvals, signUps]);
}

type Fact = Acknowledged["facts"];
