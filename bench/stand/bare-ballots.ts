import { randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import type { BenchOrganization } from "./made/organization";

const SECONDS = 8;

/** How often 8 connections save a draft per second with the least that SQL needs, as the app's own role. */
export function bareDraft(databaseUrl: string, organization: BenchOrganization): Promise<number> {
  return perSecond(databaseUrl, organization, async (client, { memberId, ballot }) => {
    const { organizationId, roundId } = organization;
    await client.query(
      `insert into ballots (organization_id, round_id, member_id, draft, draft_saved_at) values ($1, $2, $3, $4, clock_timestamp())
       on conflict (organization_id, round_id, member_id) do update set draft = excluded.draft, draft_saved_at = excluded.draft_saved_at`,
      [organizationId, roundId, memberId, JSON.stringify(ballot)],
    );
  });
}

/** The same for a submission: the evaluation held, the chain locked, one event, the new head, the ballot. */
export function bareSubmission(databaseUrl: string, organization: BenchOrganization): Promise<number> {
  return perSecond(databaseUrl, organization, async (client, { memberId, ballot }) => {
    const { organizationId, roundId, evaluationId, decisionId } = organization;
    await client.query("select 1 from evaluations where organization_id = $1 and id = $2 for share", [
      organizationId,
      evaluationId,
    ]);
    await client.query("select sequence, head from chains where organization_id = $1 and id = $2 for update", [
      organizationId,
      decisionId,
    ]);
    const submission = JSON.stringify(ballot);
    const hash = randomBytes(32);
    // A number of its own far above the real ones: what is measured is the work, and this chain is thrown away.
    const sequence = 1_000_000_000 + Math.floor(Math.random() * 1_000_000_000);
    await client.query(
      `insert into events (organization_id, chain_id, sequence, id, type, actor_id, bytes, leaf, head, recorded_at)
       values ($1, $2, $3, $4, 'bench', $5, $6, $7, $7, clock_timestamp())`,
      [organizationId, decisionId, sequence, randomUUID(), memberId, Buffer.alloc(420), hash],
    );
    await client.query("update chains set head = $3 where organization_id = $1 and id = $2", [
      organizationId,
      decisionId,
      hash,
    ]);
    await client.query(
      `insert into ballots (organization_id, round_id, member_id, submission, salt, commitment, submitted_at, event_sequence)
       values ($1, $2, $3, $4, $5, $5, clock_timestamp(), $6)
       on conflict (organization_id, round_id, member_id) do update set submission = excluded.submission, salt = excluded.salt,
         commitment = excluded.commitment, submitted_at = excluded.submitted_at, event_sequence = excluded.event_sequence`,
      [organizationId, roundId, memberId, submission, hash, sequence],
    );
  });
}

type Voter = BenchOrganization["voters"][number];

async function perSecond(
  databaseUrl: string,
  { organizationId, voters }: BenchOrganization,
  transaction: (client: pg.Client, voter: Voter) => Promise<void>,
): Promise<number> {
  let done = 0;
  const until = performance.now() + SECONDS * 1000;
  const connection = async (voter: Voter) => {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    while (performance.now() < until) {
      await client.query(`begin; select set_config('app.organization_id', '${organizationId}', true)`);
      await transaction(client, voter);
      await client.query("commit");
      done += 1;
    }
    await client.end();
  };
  await Promise.all(voters.slice(0, 8).map(connection));
  return done / SECONDS;
}
