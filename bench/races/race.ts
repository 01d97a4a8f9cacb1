import { randomInt } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { pool, withOrg } from "@/db/client";
import { events } from "@/db/schema/history";
import type { Scope } from "@/db/scope";
import { Refusal } from "@/lib/errors";

/** What came of one race, round after round. */
export interface RaceReport {
  readonly name: string;
  readonly rounds: number;
  /** How often it went each way. Where one of them is rare, nothing raced. */
  readonly ways: Readonly<Record<string, number>>;
  /** Each round that ended as it must not, and how. */
  readonly wrong: readonly string[];
}

/** An event as its chain tells it. */
export interface Told {
  readonly type: string;
  readonly sequence: number;
  /** By the database's clock, in milliseconds. */
  readonly recordedAt: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly commitments: Readonly<Record<string, string>>;
}

const told = z.object({ data: z.record(z.string(), z.unknown()), commitments: z.record(z.string(), z.string()) });

/** The whole chain of a decision or of an organization, in order. */
export async function readChain(scope: Scope, chainId: string): Promise<Told[]> {
  const rows = await withOrg(scope, (tx) =>
    tx
      .select({ type: events.type, sequence: events.sequence, recordedAt: events.recordedAt, bytes: events.bytes })
      .from(events)
      .where(and(eq(events.organizationId, scope.organizationId), eq(events.chainId, chainId)))
      .orderBy(events.sequence),
  );
  return rows.map(({ bytes, recordedAt, ...row }) => ({
    ...row,
    ...told.parse(JSON.parse(bytes.toString())),
    recordedAt: recordedAt.getTime(),
  }));
}

/** Gives the others a head start of up to `most` round trips to the database: a delay as long as this machine is slow. */
export async function headStart(most: number): Promise<void> {
  const trips = randomInt(most + 1);
  for (let trip = 0; trip < trips; trip++) await pool().query("select");
}

/** A refusal is an answer: false. Anything else is a bug, and ends the run. */
export function isRefused(error: unknown): false {
  if (error instanceof Refusal) return false;
  throw error;
}
