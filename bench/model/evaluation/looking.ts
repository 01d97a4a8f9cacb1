import { sql } from "drizzle-orm";
import { z } from "zod";
import { withOrg } from "@/db/client";
import type { Ctx } from "@/lib/access/context";
import type { Known } from "./doing";
import type { Evaluation, Round, State } from "./state";

const people = z.array(z.string());
const row = z.object({
  status: z.string(),
  steward: z.string(),
  members: z.array(z.object({ id: z.string(), role: z.string(), status: z.string() })),
  evaluation: z
    .object({
      number: z.number(),
      phase: z.string(),
      isReopened: z.boolean(),
      chosen: z.string().nullable(),
      result: z.string().nullable(),
      options: people,
      criteria: people,
      participants: people,
      rounds: z.array(
        z.object({
          kind: z.string(),
          number: z.number(),
          cells: z.array(z.string()).nullable(),
          isBlind: z.boolean(),
          isOver: z.boolean(),
          isLate: z.boolean(),
          ballots: people,
        }),
      ),
    })
    .nullable(),
});
const frozen = z.object({ result: z.object({ closeness: z.string(), leaderIds: z.array(z.string()) }) });

/** How the app's rows stand, in the model's words: the one decision, its last evaluation and everybody's place in the organization. */
export async function shownInApp(
  { organizationId }: Ctx,
  known: Known,
  nameOf: (memberId: string) => string,
): Promise<string> {
  const found = await withOrg({ organizationId, userId: null }, async (tx) => {
    const { rows } = await tx.execute<{ found: unknown }>(sql`
      with e as (select * from evaluations where organization_id = ${organizationId} and decision_id = ${known.decisionId}
        order by number desc limit 1)
      select json_build_object('status', d.status, 'steward', d.steward_id,
        'members', (select json_agg(json_build_object('id', id, 'role', role, 'status', status))
          from memberships where organization_id = ${organizationId}),
        'evaluation', (select json_build_object('number', e.number, 'phase', e.phase, 'isReopened', e.is_reopened,
          'chosen', e.chosen_option_id, 'result', e.result,
          'options', array(select id::text from evaluation_options o where o.organization_id = ${organizationId}
            and o.evaluation_id = e.id and removed_at is null order by position),
          'criteria', array(select id::text from evaluation_criteria c where c.organization_id = ${organizationId}
            and c.evaluation_id = e.id and removed_at is null order by position),
          'participants', array(select member_id::text from evaluation_participants p where p.organization_id = ${organizationId}
            and p.evaluation_id = e.id and removed_at is null),
          'rounds', coalesce((select json_agg(json_build_object('kind', r.kind, 'number', r.number, 'cells', r.cells,
            'isBlind', r.is_blind, 'isOver', r.revealed_at is not null,
            'isLate', coalesce(r.deadline_at < clock_timestamp(), false),
            'ballots', array(select member_id::text from ballots b where b.organization_id = ${organizationId}
              and b.round_id = r.id and submission is not null and voided_at is null)) order by r.kind, r.number)
            from rounds r where r.organization_id = ${organizationId} and r.evaluation_id = e.id), '[]'::json)) from e)
      ) as found from decisions d where d.organization_id = ${organizationId} and d.id = ${known.decisionId}`);
    return row.parse(rows[0]?.found);
  });
  const rowName = (id: string) => [...known.rowIds].findLast(([, own]) => own === id)?.[0] ?? "unknown";
  const cellName = (cell: string) => cell.split(":").map(rowName).join(":");
  const named = (ids: readonly string[]) => ids.map(nameOf);
  const { evaluation } = found;
  const result = evaluation?.result == null ? null : frozen.parse(JSON.parse(evaluation.result)).result;
  return inWords({
    people: found.members.map(({ id, role, status }) => `${nameOf(id)} ${status} ${role}`),
    decision: `${found.status} of ${nameOf(found.steward)}`,
    evaluation: evaluation && {
      ...evaluation,
      options: evaluation.options.map(rowName),
      criteria: evaluation.criteria.map(rowName),
      participants: named(evaluation.participants),
      rounds: evaluation.rounds.map(({ cells, ballots, ...round }) => ({
        ...{ ...round, cells: cells?.map(cellName) ?? null, ballots: named(ballots) },
      })),
      result: result && {
        closeness: result.closeness,
        leaders: result.leaderIds.map(rowName),
        chosen: evaluation.chosen === null ? null : rowName(evaluation.chosen),
      },
    },
  });
}

/** The same of the model. */
export function shownInModel({ people: everybody, decision, steward, evaluation }: State): string {
  return inWords({
    people: Object.values(everybody).flatMap(({ name, role, status, isStranger }) =>
      isStranger ? [] : [`${name} ${status} ${role}`],
    ),
    decision: `${decision} of ${steward}`,
    evaluation: evaluation && {
      ...evaluation,
      rounds: evaluation.rounds.map((round) => ({
        ...round,
        isOver: round.state !== "open",
        isLate: round.deadline === "past",
        ballots: Object.keys(round.ballots),
      })),
    },
  });
}

interface Shown {
  readonly people: readonly string[];
  readonly decision: string;
  readonly evaluation:
    | (Pick<Evaluation, "number" | "isReopened" | "options" | "criteria" | "participants"> & {
        readonly phase: string;
        readonly result: {
          readonly closeness: string;
          readonly leaders: readonly string[];
          readonly chosen: string | null;
        } | null;
        readonly rounds: readonly (Pick<Round, "number" | "cells" | "isBlind"> & {
          readonly kind: string;
          readonly isOver: boolean;
          readonly isLate: boolean;
          readonly ballots: readonly string[];
        })[];
      })
    | null;
}

function inWords({ people: members, decision, evaluation }: Shown): string {
  const lines = [decision, [...members].toSorted().join(", ")];
  if (evaluation !== null) {
    const { number, phase, isReopened, options, criteria, participants, rounds, result } = evaluation;
    lines.push(
      `evaluation ${number} in ${phase}${isReopened ? ", reopened" : ""}: ${options.join()} by ${criteria.join()}`,
      `with ${[...participants].toSorted().join() || "nobody"}`,
      ...rounds
        .map(
          (round) =>
            `${round.kind} ${round.number}${round.isBlind ? "" : ", not blind"} of ${round.cells?.join() ?? "everything"}, ${round.isOver ? "over" : round.isLate ? "locked" : "open"}: ${[...round.ballots].toSorted().join() || "nobody"}`,
        )
        .toSorted(),
      result === null
        ? "no result"
        : `${result.closeness} by ${[...result.leaders].toSorted().join()}, chosen ${result.chosen}`,
    );
  }
  return lines.join("\n");
}
