/** Changes somebody with all rights on the database could make to a decision's history, `$1` the organization and `$2` the decision. */
export interface Tampering {
  readonly what: string;
  readonly statements: readonly string[];
  /** It is whole in itself: only a checkpoint that somebody kept shows it. */
  readonly isRewritten?: boolean;
}

const IN = "organization_id = $1 and chain_id = $2";
/** Computes all heads from event `$3` on anew, as somebody would who wants the chain to hold. */
const REWRITE = `
  with recursive fresh as (
    select sequence, sha256('\\x00'::bytea || bytes) as leaf,
      sha256('\\x01'::bytea || decode(repeat('00', 32), 'hex') || sha256('\\x00'::bytea || bytes)) as head
    from events where ${IN} and sequence = 1
    union all
    select e.sequence, sha256('\\x00'::bytea || e.bytes), sha256('\\x01'::bytea || f.head || sha256('\\x00'::bytea || e.bytes))
    from fresh f join events e on ${IN} and e.sequence = f.sequence + 1)
  update events e set leaf = fresh.leaf, head = fresh.head from fresh where ${IN} and e.sequence = fresh.sequence`;
const END = `update chains set sequence = (select max(sequence) from events where ${IN}),
  head = (select head from events where ${IN} order by sequence desc limit 1) where organization_id = $1 and id = $2`;
/** Lets a chain that was tampered with hold again; only what somebody kept elsewhere, or what it says, gives it away. */
export const WRITTEN_ANEW: readonly string[] = [REWRITE, END];
const said = (from: string, to: string) =>
  `bytes = convert_to(replace(convert_from(bytes, 'UTF8'), '${from}', '${to}'), 'UTF8')`;
/** Numbers in bytes and rows go down by one after event 5. */
const CLOSE_GAP = `update events set sequence = sequence - 1,
  bytes = convert_to(replace(convert_from(bytes, 'UTF8'), '"sequence":' || sequence, '"sequence":' || sequence - 1), 'UTF8')
  where ${IN} and sequence > 5`;

const SIGNED = `where organization_id = $1
  and approval_id in (select id from approvals where organization_id = $1 and decision_id = $2)`;

export const TAMPERINGS: readonly Tampering[] = [
  {
    what: "an event edited",
    statements: [`update events set ${said("recordedAt", "recordedat")} where ${IN} and sequence = 4`],
  },
  {
    what: "an event edited, with its leaf",
    statements: [
      `update events set ${said('"v":1', '"v":2')} where ${IN} and sequence = 4`,
      `update events set leaf = sha256('\\x00'::bytea || bytes) where ${IN} and sequence = 4`,
    ],
  },
  { what: "an event deleted", statements: [`delete from events where ${IN} and sequence = 5`] },
  {
    what: "an event inserted",
    statements: [
      `insert into events select organization_id, chain_id, 1000, gen_random_uuid(), type, actor_id, bytes, leaf, head, recorded_at, happened_at
       from events where ${IN} and sequence = 5`,
    ],
  },
  {
    what: "two events swapped",
    statements: [
      `update events set sequence = 1000 where ${IN} and sequence = 5`,
      `update events set sequence = 5 where ${IN} and sequence = 6`,
      `update events set sequence = 6 where ${IN} and sequence = 1000`,
    ],
  },
  {
    what: "the last event cut off",
    statements: [`delete from events where ${IN} and sequence = (select max(sequence) from events where ${IN})`],
  },
  {
    what: "an event edited, and the chain written anew from there",
    statements: [`update events set ${said('"actor":"0', '"actor":"1')} where ${IN} and sequence = 4`, REWRITE, END],
    isRewritten: true,
  },
  {
    what: "an event deleted, and the chain written anew from there",
    statements: [`delete from events where ${IN} and sequence = 5`, CLOSE_GAP, REWRITE, END],
    isRewritten: true,
  },
  {
    what: "the last two events cut off, and the chain ended there",
    statements: [
      `delete from events where ${IN} and sequence > (select max(sequence) - 2 from events where ${IN})`,
      END,
    ],
    isRewritten: true,
  },
  {
    what: "a section changed",
    statements: [
      "update revision_sections set body = body || '.' where organization_id = $1 and decision_id = $2 and kind = 'outcome'",
    ],
  },
  {
    what: "a ballot changed",
    statements: [
      "update ballots set submission = replace(submission, '\"v\":1', '\"v\": 1') where organization_id = $1 and $2::uuid is not null",
    ],
  },
  {
    what: "a result changed",
    statements: ["update evaluations set result = result || ' ' where organization_id = $1 and decision_id = $2"],
  },
  {
    what: "a comment's words changed",
    statements: [`update event_texts set body = body || '!' where ${IN} and name = 'body'`],
  },
  {
    what: "a signature put in the place of another",
    statements: [`update approval_signatures set signature = authenticator_data ${SIGNED}`],
  },
  {
    what: "a key put in the place of another",
    statements: [`update approval_signatures set public_key = sha256(public_key) ${SIGNED}`],
  },
  { what: "a signature deleted", statements: [`delete from approval_signatures ${SIGNED}`] },
];
