import type { ClientBase } from "pg";
import { v7 as uuid } from "uuid";
import { DECISION_STATUSES, SECTION_KINDS, type DecisionStatus } from "@/db/enums";
import { commit, EMPTY_HEAD, headHash, leafHash } from "@/lib/history/hash";
import { canonicalJson, type Canonical } from "@/lib/mcda/hash/canonical";
import { Rows } from "./insert";
import { pick, pickSkewed, proseOf, TAGS, titleOf, type Random } from "./texts";

/** In what they are made: whose they are and where. */
export interface Ground {
  readonly organizationId: string;
  readonly memberIds: readonly [string, ...string[]];
  readonly lineIds: readonly [string, ...string[]];
  /** The present, up to which the last years are filled. */
  readonly now: number;
}

const YEARS_MS = 6 * 365 * 86_400_000;
/** Of a hundred decisions, how many are in each state. */
const SHARES = { accepted: 62, deprecated: 12, rejected: 10, withdrawn: 8, draft: 7 } as const;

function statusOf(random: Random): DecisionStatus {
  let left = random() * 100;
  for (const [status, share] of Object.entries(SHARES)) {
    left -= share;
    const found = DECISION_STATUSES.find((one) => one === status);
    if (left < 0 && found !== undefined) return found;
  }
  return "proposed";
}

function tables() {
  const own = { organization_id: "uuid", decision_id: "uuid" };
  return {
    decisions: new Rows("decisions", {
      ...{ organization_id: "uuid", id: "uuid", number: "int", title: "text", status: "text", steward_id: "uuid" },
      ...{ created_by: "uuid", accepted_revision: "int", review_on: "date", created_at: "timestamptz" },
      ...{ proposed_at: "timestamptz", proposed_by: "uuid", decided_at: "timestamptz", changed_at: "timestamptz" },
    }),
    lines: new Rows("decision_product_lines", { ...own, product_line_id: "uuid" }),
    revisions: new Rows("revisions", {
      ...own,
      ...{ number: "int", author_id: "uuid", title: "text", title_salt: "bytea", title_commitment: "bytea" },
      created_at: "timestamptz",
    }),
    sections: new Rows("revision_sections", {
      ...own,
      ...{ revision: "int", kind: "text", body: "text", salt: "bytea", commitment: "bytea" },
    }),
    chains: new Rows("chains", {
      ...{ organization_id: "uuid", id: "uuid", kind: "text", sequence: "int", head: "bytea" },
    }),
    events: new Rows("events", {
      ...{ organization_id: "uuid", chain_id: "uuid", sequence: "int", id: "uuid", type: "text", actor_id: "uuid" },
      ...{ bytes: "bytea", leaf: "bytea", head: "bytea", recorded_at: "timestamptz", happened_at: "timestamptz" },
    }),
    texts: new Rows("event_texts", {
      ...{ organization_id: "uuid", chain_id: "uuid", sequence: "int", name: "text", salt: "bytea", body: "text" },
    }),
    tags: new Rows("decision_tags", { ...own, tag: "text" }),
    links: new Rows("decision_links", { ...own, kind: "text", target_id: "uuid" }),
    comments: new Rows("comments", {
      ...{
        organization_id: "uuid",
        id: "uuid",
        decision_id: "uuid",
        author_id: "uuid",
        body: "text",
        created_at: "timestamptz",
      },
    }),
  };
}

/** Makes decisions `first` to `last` with their history, in one statement per table. Returns how many rows that was, by table. */
export async function insertDecisions(
  client: ClientBase,
  ground: Ground,
  random: Random,
  first: number,
  last: number,
): Promise<Readonly<Record<string, number>>> {
  const into = tables();
  const before: string[] = [];
  for (let number = first; number <= last; number += 1) before.push(addDecision(into, ground, random, number, before));
  // Chains before their events, decisions before what names them.
  for (const rows of [into.decisions, into.chains, into.lines, into.revisions, into.sections])
    await rows.insert(client);
  for (const rows of [into.events, into.texts, into.tags, into.links, into.comments]) await rows.insert(client);
  return Object.fromEntries(Object.entries(into).map(([name, { count }]) => [name, count]));
}

function addDecision(
  into: ReturnType<typeof tables>,
  ground: Ground,
  random: Random,
  number: number,
  earlier: readonly string[],
): string {
  const { organizationId, memberIds, lineIds, now } = ground;
  const id = uuid();
  const at = new Date(now - Math.floor(random() * YEARS_MS));
  const [steward, status, title] = [pickSkewed(random, memberIds), statusOf(random), titleOf(random, number)];
  const lines = [...new Set(Array.from({ length: random() < 0.15 ? 2 : 1 }, () => pickSkewed(random, lineIds)))].sort();
  const isDraft = status === "draft";
  const wasInForce = status === "accepted" || status === "deprecated";
  const isDecided = wasInForce || status === "rejected";
  const reviewOn =
    wasInForce && random() < 0.3 ? new Date(at.getTime() + 400 * 86_400_000).toISOString().slice(0, 10) : null;
  for (const line of lines) into.lines.add(organizationId, id, line);
  const committed = commit(title);
  into.revisions.add(organizationId, id, 1, steward, title, committed.salt, committed.commitment, at);
  const commitments: Record<string, string> = { title: committed.commitment.toString("hex") };
  for (const kind of SECTION_KINDS) {
    const isWritten = kind === "context" || kind === "outcome" || random() < 0.4;
    const body = isWritten ? proseOf(random, 2 + Math.floor(random() * 5)) : "";
    const { salt, commitment } = commit(body);
    into.sections.add(organizationId, id, 1, kind, body, salt, commitment);
    commitments[kind] = commitment.toString("hex");
  }
  const chain = new Chain(into, organizationId, id, at);
  const lineData = { number, revision: 1, steward, lines, status };
  chain.append("decision.imported", steward, lineData, { commitments });
  const tags = [...new Set(Array.from({ length: Math.floor(random() * 4) }, () => pickSkewed(random, TAGS)))].sort();
  for (const tag of tags) into.tags.add(organizationId, id, tag);
  if (tags.length > 0)
    chain.append("decision.tags_changed", steward, { tags: tags.length }, { texts: { tags: tags.join(", ") } });
  if (reviewOn !== null) chain.append("decision.review_date_changed", steward, { reviewOn, formerReviewOn: null });
  const target = random() < 0.12 ? earlier[Math.floor(random() * earlier.length)] : undefined;
  if (target !== undefined) {
    const kind = pick(random, ["relates_to", "depends_on", "amends"]);
    into.links.add(organizationId, id, kind, target);
    chain.append("decision.links_changed", steward, { linked: [`${kind} ${target}`] });
  }
  for (let said = Math.floor(random() * 2.4); said > 0; said -= 1) {
    const [comment, author, body] = [uuid(), pick(random, memberIds), proseOf(random, 2)];
    into.comments.add(organizationId, comment, id, author, body, at);
    chain.append("comment.posted", author, { comment, mentions: [] }, { texts: { body } });
  }
  chain.end();
  into.decisions.add(
    ...[organizationId, id, number, title, status, steward, steward, wasInForce ? 1 : null, reviewOn, at],
    ...[isDraft ? null : at, isDraft ? null : steward, isDecided ? at : null, at],
  );
  return id;
}

/** A decision's chain of events, hashed as `appendEvent` does it. */
class Chain {
  private head = EMPTY_HEAD;
  private sequence = 0;
  private readonly recordedAt = new Date();

  constructor(
    private readonly into: ReturnType<typeof tables>,
    private readonly organizationId: string,
    private readonly id: string,
    private readonly happenedAt: Date,
  ) {}

  append(
    type: string,
    actor: string,
    data: { readonly [key: string]: Canonical | undefined },
    said: {
      readonly commitments?: Readonly<Record<string, string>>;
      readonly texts?: Readonly<Record<string, string>>;
    } = {},
  ): void {
    const { organizationId, id: chain, recordedAt, happenedAt } = this;
    this.sequence += 1;
    const [id, sequence] = [uuid(), this.sequence];
    const texts = Object.entries(said.texts ?? {}).map(([name, body]) => ({ name, body, ...commit(body) }));
    for (const { name, salt, body } of texts) this.into.texts.add(organizationId, chain, sequence, name, salt, body);
    const committed = texts.map(({ name, commitment }) => [name, commitment.toString("hex")] as const);
    const commitments = { ...said.commitments, ...Object.fromEntries(committed) };
    const told = { v: 1, id, organization: organizationId, chain, sequence, type, actor };
    const times = { recordedAt: recordedAt.toISOString(), happenedAt: happenedAt.toISOString() };
    const bytes = Buffer.from(canonicalJson({ ...told, ...times, data, commitments }));
    const leaf = leafHash(bytes);
    this.head = headHash(this.head, leaf);
    this.into.events.add(
      organizationId,
      chain,
      sequence,
      id,
      type,
      actor,
      bytes,
      leaf,
      this.head,
      recordedAt,
      happenedAt,
    );
  }

  end(): void {
    this.into.chains.add(this.organizationId, this.id, "decision", this.sequence, this.head);
  }
}
