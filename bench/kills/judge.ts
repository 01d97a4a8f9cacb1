import pg from "pg";
import type { WorkingHouse } from "./house";
import type { Acknowledged, Log } from "./work";

/** How often the database shows what was acknowledged: once is right, never is lost, twice is doubled. */
const SHOWN: Readonly<Record<Acknowledged["kind"], string>> = {
  ballot: `select count(*) from events where organization_id = $1 and chain_id = $2 and type = 'evaluation.ballot_submitted'
    and actor_id::text = $3 and sequence = $4::int and encode(head, 'hex') = $5`,
  comment: `select case when bool_or(id::text = $3) then count(*) else 0 end from comments
    where organization_id = $1 and decision_id = $2 and body = $4`,
  revision: `select case when bool_or(number = $3::int) then count(*) else 0 end from revisions
    where organization_id = $1 and decision_id <> $2 and title = $4`,
  approval: `select case when bool_or(a.id::text = $3 and d.status = $5) then count(*) else 0 end from approvals a
    join decisions d on d.organization_id = a.organization_id and d.id = a.decision_id
    where a.organization_id = $1 and a.decision_id <> $2 and a.decision_id::text = $4`,
  person: `select count(*) from memberships m join users u on u.id = m.user_id
    where m.organization_id = $1 and $2::uuid is not null and u.email = $3`,
};

/** Of people whose last acknowledged ballot is not what counts, nor one that was sent after it. */
const STALE = `select count(*) from ballots where organization_id = $1 and round_id = $2 and member_id::text = $3
  and event_sequence >= $4::int and submission is not null`;

/** Effects there are, of which no more may be than were acknowledged or left without an answer. */
const EFFECTS = `select
  (select count(*) from events where organization_id = $1 and chain_id = $2 and type = 'evaluation.ballot_submitted') +
  (select count(*) from comments where organization_id = $1) +
  (select count(*) from revisions where organization_id = $1 and title like 'Title _%' and number > 1) +
  (select count(*) from approvals where organization_id = $1) +
  (select count(*) from memberships m join users u on u.id = m.user_id where m.organization_id = $1 and u.email like 'guest-%')`;

export interface Judgement {
  readonly lost: number;
  readonly doubled: number;
}

/** Looks for everything acknowledged in the rows and in the chains. */
export async function judge(url: string, house: WorkingHouse, log: Log): Promise<Judgement> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const count = async (query: string, ...values: readonly unknown[]) => {
    const { rows } = await client.query<(string | null)[]>({ text: query, values: [...values], rowMode: "array" });
    return Number(rows[0]?.[0] ?? 0);
  };
  try {
    let lost = 0;
    let doubled = 0;
    const last = new Map<string | number, string | number>();
    for (const { kind, facts } of log.acknowledged) {
      const shown = await count(SHOWN[kind], house.organizationId, house.decisionId, ...facts);
      lost += Number(shown === 0);
      doubled += Number(shown > 1);
      const [member = "", sequence = 0] = facts;
      if (kind === "ballot") last.set(member, sequence);
    }
    for (const [member, sequence] of last)
      lost += Number((await count(STALE, house.organizationId, house.roundId, member, sequence)) !== 1);
    // The weighting ballots of the beginning are three more.
    const effects = (await count(EFFECTS, house.organizationId, house.decisionId)) - house.people.length;
    doubled += Math.max(0, effects - log.acknowledged.length - log.unanswered);
    lost += Math.max(0, log.acknowledged.length - effects);
    return { lost, doubled };
  } finally {
    await client.end();
  }
}

/** How many chains there have to be: one per decision and one per organization. */
export async function countChains(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ n: string }>(
    "select (select count(*) from decisions) + (select count(*) from organizations) as n",
  );
  await client.end();
  return Number(rows[0]?.n);
}
