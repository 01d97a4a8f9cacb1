import type { ClientBase } from "pg";
import { commitmentOf, hashOf } from "../hash";
import { checkChain, type StoredChain, type StoredEvent } from "./chain";
import type { Problem, VerificationReport } from "./rules";

interface StoredText {
  readonly chain_id: string;
  readonly sequence: number;
  readonly name: string;
  readonly salt: Buffer;
  readonly body: string;
}

interface Kept {
  readonly chain_id: string;
  readonly what: string;
  readonly salt: Buffer | null;
  readonly body: string;
  readonly commitment: Buffer;
}

/**
 * Reads every chain of the database and checks it against itself, and every kept text, section, ballot and result
 * against its hash. `client` sees all rows (as accord_owner). Chain by chain, so that memory stays small.
 */
export async function verifyHistory(client: ClientBase): Promise<VerificationReport> {
  await client.query("begin isolation level repeatable read read only");
  try {
    return await verify(client);
  } finally {
    await client.query("rollback");
  }
}

async function verify(client: ClientBase): Promise<VerificationReport> {
  const problems: Problem[] = [];
  let events = 0;
  let texts = 0;
  const chains = await client.query<StoredChain>(
    "select id, organization_id, sequence, head from chains order by organization_id, id",
  );
  const expected = await client.query<{ id: string }>(
    "select organization_id as id from organizations union all select id from decisions",
  );
  const present = new Set(chains.rows.map((chain) => chain.id));
  for (const { id } of expected.rows)
    if (!present.has(id))
      problems.push({ chain: id, sequence: null, what: "this organization or decision has no chain." });

  const committed = new Map<string, ReadonlySet<string>>();
  for (const chain of chains.rows) {
    const key = [chain.organization_id, chain.id];
    const stored = await client.query<StoredEvent>(
      `select organization_id, chain_id, sequence, id, type, actor_id, bytes, leaf, head, recorded_at, happened_at
       from events where organization_id = $1 and chain_id = $2 order by sequence`,
      key,
    );
    events += stored.rows.length;
    const { problem, commitments } = checkChain(chain, stored.rows);
    if (problem !== null) problems.push(problem);
    committed.set(chain.id, hashesIn(stored.rows));
    const kept = await client.query<StoredText>(
      "select chain_id, sequence, name, salt, body from event_texts where organization_id = $1 and chain_id = $2",
      key,
    );
    texts += kept.rows.length;
    for (const text of kept.rows)
      if (commitmentOf(text.salt, text.body).toString("hex") !== commitments.get(`${text.sequence}/${text.name}`))
        problems.push({
          chain: chain.id,
          sequence: text.sequence,
          what: `the text “${text.name}” is not the one it committed to.`,
        });
  }
  const documents = await checkDocuments(client, committed);
  return {
    chains: chains.rows.length,
    events,
    texts: texts + documents.read,
    expectedChains: expected.rows.length,
    problems: [...problems, ...documents.problems],
  };
}

/** Every hash that the events of a chain hold, as commitments or as data. */
function hashesIn(events: readonly StoredEvent[]): ReadonlySet<string> {
  return new Set(events.flatMap((event) => event.bytes.toString("utf8").match(/(?<=")[0-9a-f]{64}(?=")/g) ?? []));
}

/**
 * Sections, titles, submitted ballots and frozen results live in tables of their own. Each has to hash to what stands
 * beside it, and that has to stand in an event of its chain: else body and hash could be replaced together.
 */
async function checkDocuments(
  client: ClientBase,
  committed: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<{ read: number; problems: Problem[] }> {
  const { rows } = await client.query<Kept>(`
    select decision_id as chain_id, 'section ' || kind || ' of revision ' || revision as what, salt, body, commitment from revision_sections
    union all
    select decision_id, 'title of revision ' || number, title_salt, title, title_commitment from revisions
    union all
    select e.decision_id, 'a ballot of evaluation ' || e.number, b.salt, b.submission, b.commitment
      from ballots b join rounds r on r.organization_id = b.organization_id and r.id = b.round_id
      join evaluations e on e.organization_id = r.organization_id and e.id = r.evaluation_id
      where b.submission is not null
    union all
    select decision_id, 'result of evaluation ' || number, null, result, result_hash from evaluations where result is not null`);
  const holds = ({ chain_id: chain, salt, body, commitment }: Kept) =>
    (salt === null ? hashOf(body) : commitmentOf(salt, body)).equals(commitment) &&
    committed.get(chain)?.has(commitment.toString("hex")) === true;
  const problems = rows
    .filter((row) => !holds(row))
    .map((row) => ({
      chain: row.chain_id,
      sequence: null,
      what: `the ${row.what} was changed after it was committed to.`,
    }));
  return { read: rows.length, problems };
}
