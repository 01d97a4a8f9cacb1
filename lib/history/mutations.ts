import { sql } from "drizzle-orm";
import { v5 as named, v7 as uuid } from "uuid";
import type { ChainKind } from "@/db/enums";
import { onCommit, type Tx } from "@/db/client";
import type { Scope } from "@/db/scope";
import { chains, eventTexts } from "@/db/schema/history";
import type { Ctx } from "@/lib/access/context";
import { enqueue } from "@/lib/jobs/queue";
import { publish } from "@/lib/live/hub";
import { isMailConfigured } from "@/lib/mail/send";
import { canonicalJson, type Canonical } from "@/lib/mcda/hash/canonical";
import { isCheckpointKeySet } from "./checkpoints/key";
import { SEALED_EVENTS } from "./checkpoints/rules";
import { commit, EMPTY_HEAD, headHash, leafHash } from "./hash";
import { CALLING_EVENTS, LATER_CALLING_EVENTS, SILENCE_EVENTS, type EventType } from "./types";

/** What a verb says happened. */
export interface NewEvent {
  readonly type: EventType;
  /** Ids, numbers, states and hashes: nothing that would have to be erased. */
  readonly data?: { readonly [key: string]: Canonical | undefined };
  /** Texts that enter only as salted commitments; their words are kept beside and can be erased. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Commitments whose texts are kept elsewhere (sections, ballots, comments), as lower-case hex. */
  readonly commitments?: Readonly<Record<string, string>>;
  /** The day on which it calls somebody, as an ISO date; of the events that set one. */
  readonly callsOn?: string | null;
}

export interface AppendedEvent {
  readonly id: string;
  readonly sequence: number;
  readonly head: Buffer;
  readonly recordedAt: Date;
}

/** Who appends: a person in an organization, or, for a job, nobody. `happenedAt` marks what was played in later (imports, the demo). */
export interface Actor extends Scope {
  readonly memberId: string | null;
  readonly happenedAt?: Date;
}

/** A person's context, with the moment it happened where that was not now (imports, the demo). What verbs take. */
export type ActingCtx = Ctx & { readonly happenedAt?: Date };

/** Opens the chain of a new organization or decision. Its id is theirs. */
export async function openChain(tx: Tx, scope: Scope, kind: ChainKind, id: string): Promise<void> {
  await tx.insert(chains).values({ organizationId: scope.organizationId, id, kind, head: EMPTY_HEAD });
}

/**
 * Appends one event to a chain, in the caller's transaction, with the chain's head row locked. After the commit one live
 * hint goes out. Throws when the chain does not exist in this organization.
 */
export async function appendEvent(tx: Tx, actor: Actor, chainId: string, event: NewEvent): Promise<AppendedEvent> {
  const { organizationId } = actor;
  const chain = await lockChain(tx, organizationId, chainId);
  const { recordedAt } = chain;

  const sequence = chain.sequence + 1;
  const texts = Object.entries(event.texts ?? {}).map(([name, body]) => ({ name, body, ...commit(body) }));
  const commitments = {
    ...event.commitments,
    ...Object.fromEntries(texts.map((text) => [text.name, text.commitment.toString("hex")])),
  };
  const id = uuid();
  const bytes = Buffer.from(
    canonicalJson({
      v: 1,
      id,
      organization: organizationId,
      chain: chainId,
      sequence,
      type: event.type,
      actor: actor.memberId,
      recordedAt: recordedAt.toISOString(),
      happenedAt: actor.happenedAt?.toISOString(),
      data: event.data ?? {},
      commitments,
    }),
  );
  const leaf = leafHash(bytes);
  const head = headHash(chain.head, leaf);
  // One statement for both: a busy chain is locked for as long as its writer takes.
  await tx.execute(sql`
    with appended as (
      insert into events (organization_id, chain_id, sequence, id, type, actor_id, bytes, leaf, head, recorded_at, happened_at)
      values (${organizationId}, ${chainId}, ${sequence}, ${id}, ${event.type}, ${actor.memberId}, ${bytes}, ${leaf}, ${head},
        ${recordedAt.toISOString()}, ${actor.happenedAt?.toISOString() ?? null}))
    update chains set sequence = ${sequence}, head = ${head} where organization_id = ${organizationId} and id = ${chainId}`);
  if (texts.length > 0) {
    await tx
      .insert(eventTexts)
      .values(texts.map(({ name, body, salt }) => ({ organizationId, chainId, sequence, name, salt, body })));
  }
  if (callsSomebody(actor, event.type, CALLING_EVENTS))
    await enqueue(tx, "mail", { organizationId, chainId, sequence });
  if (actor.happenedAt === undefined && SEALED_EVENTS.includes(event.type) && isCheckpointKeySet())
    await enqueue(tx, "checkpoint", { organizationId });
  if (event.callsOn != null && callsSomebody(actor, event.type, LATER_CALLING_EVENTS))
    // One for each chain and day: what it says is read when it comes.
    await enqueue(
      tx,
      "mail",
      { organizationId, chainId, sequence },
      { startAfter: new Date(`${event.callsOn}T06:00:00Z`), id: named(event.callsOn, chainId) },
    );
  if (actor.happenedAt === undefined && isOneOf(SILENCE_EVENTS, event.type))
    await enqueue(tx, "silence", { organizationId, decisionId: chainId });
  onCommit(tx, () => publish({ organizationId, topic: chainId, sequence }));
  return { id, sequence, head, recordedAt };
}

/** Locks a chain and reads the clock after the lock, in one statement, so that times never run backwards along a chain. */
async function lockChain(tx: Tx, organizationId: string, chainId: string) {
  const locked = await tx.execute<{ sequence: number; head: Buffer; now: string }>(sql`
    with chain as materialized (
      select sequence, head from chains where organization_id = ${organizationId} and id = ${chainId} for update)
    select sequence, head, date_trunc('milliseconds', clock_timestamp()) as now from chain`);
  const [chain] = locked.rows;
  if (chain === undefined) throw new Error(`No chain ${chainId} in this organization.`);
  return { sequence: chain.sequence, head: chain.head, recordedAt: new Date(chain.now) };
}

/** What is played in later calls nobody: it happened long ago. */
function callsSomebody(actor: Actor, type: EventType, calling: readonly EventType[]): boolean {
  return actor.happenedAt === undefined && isOneOf(calling, type) && isMailConfigured();
}

const isOneOf = (types: readonly EventType[], type: EventType): boolean => types.includes(type);
