import { and, eq } from "drizzle-orm";
import { withOrg } from "@/db/client";
import { decisions } from "@/db/schema/decisions";
import { evaluations } from "@/db/schema/evaluations";
import { membershipProductLines, memberships } from "@/db/schema/organizations";
import type { Ctx } from "@/lib/access/context";
import { createDecision } from "@/lib/decisions/mutations";
import { Refusal } from "@/lib/errors";
import type { Cast, Divergence } from "../cast";
import { doInApp, type Known } from "./doing";
import { shownInApp, shownInModel } from "./looking";
import { draftOf, step } from "./machine";
import { sentByApp, sentByRules } from "./seeing";
import type { Everybody, Move, Outcome, State } from "./state";

/** A draft with its evaluations in the app, and what the model knows of it. */
export interface EvaluationLife {
  readonly state: State;
  /** Makes a move in both, by somebody or by nobody. Returns how they came apart, or null. `looks` at the rows, else only where it was done. */
  readonly does: (by: string | null, move: Move, looks?: boolean) => Promise<Divergence | null>;
  /** Compares what somebody is sent. */
  readonly sees: (who: string) => Promise<Divergence | null>;
  readonly wasRefused: () => boolean;
  /** Leaves the organization as the next life has to find it. */
  readonly ends: () => Promise<void>;
}

/** Begins with a draft on line a. */
export async function beginEvaluations(cast: Cast, steward: string): Promise<EvaluationLife> {
  const everybody: Everybody = Object.fromEntries(
    Object.entries(cast.people).map(([name, person]) => [name, { ...person, status: "active" as const }]),
  );
  const memberId = (name: string) => contextAs(cast, name).memberId;
  const nameOf = (id: string) =>
    Object.entries(cast.contexts).find(([, { memberId: own }]) => own === id)?.[0] ?? "somebody else";
  const created = await createDecision(contextAs(cast, steward), {
    ...{ title: "Where sessions live", productLineIds: [cast.lineIds["a"] ?? ""], sections: {} },
  });
  const known: Known = {
    ...{ decisionId: created.id, number: created.number, evaluationId: created.id },
    ...{ rowIds: new Map<string, string>(), extensions: 0 },
  };
  const told: string[] = [`${steward} drafts`];
  const words = new Map<string, Set<string>>();
  let state = draftOf(everybody, steward, ["a"]);
  let wasRefused = false;

  /** As the next request of this person finds them. */
  function contextNow(name: string): Ctx {
    const { role, lines } = state.people[name] ?? { role: "stakeholder" as const, lines: [] };
    const productLineIds = lines?.map((line) => cast.lineIds[line] ?? "") ?? null;
    return { ...contextAs(cast, name), role, productLineIds };
  }

  return {
    get state() {
      return state;
    },
    wasRefused: () => wasRefused,
    does: async (by, move, looks = true) => {
      const outcome = step(state, by, move);
      told.push(`${by ?? "nobody"}: ${JSON.stringify(move)}`);
      if (by !== null && "word" in move) words.set(by, new Set([...(words.get(by) ?? []), move.word]));
      const refusal = await doInApp(state, known, contextNow(by ?? "Olga"), move, memberId).then(
        () => null,
        (error: unknown) => {
          if (error instanceof Refusal) return error;
          throw new Error(told.join("\n"), { cause: error });
        },
      );
      wasRefused = refusal !== null;
      const isAsSaid = "next" in outcome ? refusal === null : outcome.refusals.has(asKnown(refusal?.code));
      if ("next" in outcome && refusal === null) state = outcome.next;
      // What is refused changes nothing: whoever tries much looks once for all of it.
      if (isAsSaid && !looks && refusal !== null) return null;
      const [shown, expected] = [await shownInApp(contextNow("Olga"), known, nameOf), shownInModel(state)];
      if (isAsSaid && shown === expected) return null;
      const was = refusal === null ? "done" : `${refusal.code}: ${refusal.message}`;
      return { told: [...told], expected: `${inWords(outcome)}; then ${expected}`, was: `${was}; then ${shown}` };
    },
    sees: async (who) => {
      const person = state.people[who];
      if (person?.status !== "active") return null;
      const sent = await sentByApp(contextNow(who), known, nameOf);
      const right = sentByRules(state, person, words.get(who) ?? new Set());
      const leaked = [...sent.words].filter((word) => !right.words.has(word));
      if (sent.says === right.says && leaked.length === 0) return null;
      const seen = [...told, `${who} looks`];
      return {
        told: seen,
        expected: right.says,
        was: `${sent.says}${leaked.map((word) => `, and reads ${word}`).join("")}`,
      };
    },
    ends: async () => {
      const scope = { organizationId: contextAs(cast, "Olga").organizationId, userId: null };
      await withOrg(scope, async (tx) => {
        const { organizationId } = scope;
        const e = evaluations;
        const ofDecision = and(eq(e.organizationId, organizationId), eq(e.decisionId, known.decisionId));
        await tx.update(e).set({ phase: "cancelled" }).where(ofDecision);
        await tx
          .update(decisions)
          .set({ stewardId: memberId("Olga") })
          .where(and(eq(decisions.organizationId, organizationId), eq(decisions.id, known.decisionId)));
        const m = memberships;
        for (const [name, { role, lines, isStranger }] of Object.entries(cast.people)) {
          const now = state.people[name];
          if (isStranger || (now?.role === role && now.status === "active" && now.lines === lines)) continue;
          const isTheirs = and(eq(m.organizationId, organizationId), eq(m.id, memberId(name)));
          await tx.update(m).set({ role, status: "active" }).where(isTheirs);
          for (const line of lines ?? [])
            await tx
              .insert(membershipProductLines)
              .values({ organizationId, memberId: memberId(name), productLineId: cast.lineIds[line] ?? "" })
              .onConflictDoNothing();
        }
      });
    },
  };
}

function contextAs(cast: Cast, name: string): Ctx {
  const ctx = cast.contexts[name];
  if (ctx === undefined) throw new Error(`Nobody is called ${name}.`);
  return ctx;
}

const asKnown = (code: string | undefined) =>
  (["NOT_FOUND", "FORBIDDEN", "PRECONDITION", "CONFLICT", "INVALID"] as const).find((one) => one === code) ??
  "CONFLICT";

const inWords = (outcome: Outcome) => ("next" in outcome ? "done" : [...outcome.refusals].toSorted().join(" or "));
