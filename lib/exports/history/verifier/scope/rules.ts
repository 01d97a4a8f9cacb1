import { textIn } from "../../lines/rules";
import type { ReadChain } from "../chains/rules";
import type { CheckedLog } from "../checkpoints/rules";
import type { HistoryFinding } from "../words/rules";

/** What a file can be of. */
export const SCOPES: ReadonlySet<string> = new Set(["organization", "decision"]);

interface Scope {
  /** Of a whole organization, not of one decision. */
  readonly isWhole: boolean;
  /** The chain that has to be there: the organization's own, or the decision's. */
  readonly about: string;
}

/** Checks that the history a file says it is about is in it, and that the file of one decision holds no other. */
export function checkScope({ isWhole, about }: Scope, chains: readonly ReadChain[]): readonly HistoryFinding[] {
  const strays = isWhole ? [] : chains.filter(({ id }) => id !== about);
  const isThere = chains.some(({ id }) => id === about);
  return [
    ...strays.map(({ id }): HistoryFinding => ({ code: "chain.stray", chain: id, sequence: null, detail: "" })),
    ...(isThere ? [] : [{ code: "chain.absent" as const, chain: about, sequence: null, detail: "" }]),
  ];
}

/** A checkpoint covers whatever was there when it was made. A day is longer than anything takes to be written. */
const A_DAY = 86_400_000;

/**
 * What the checkpoints of a file, each of which holds, do not cover. An event that says to be a day older than the newest of them was
 * entered afterwards: the first of each chain is a finding. A chain that none covers and that is younger is just new.
 */
export function findUncovered(
  { checkpoints, covered, isSound }: Pick<CheckedLog, "checkpoints" | "covered" | "isSound">,
  chains: readonly ReadChain[],
): { readonly findings: readonly HistoryFinding[]; readonly young: readonly string[] } {
  const newest = checkpoints.at(-1);
  const made = Date.parse(newest?.time ?? "");
  if (!isSound || Number.isNaN(made)) return { findings: [], young: [] };
  const until = new Date(made - A_DAY).toISOString();
  const findings: HistoryFinding[] = [];
  const young: string[] = [];
  for (const { id, events } of chains.filter(({ isWhole }) => isWhole)) {
    const after = covered.get(id) ?? 0;
    const missed = events.find(
      ({ sequence, said }) => sequence > after && said !== null && textIn(said, "recordedAt") < until,
    );
    if (missed !== undefined)
      findings.push({ code: "chain.uncovered", chain: id, sequence: missed.sequence, detail: "" });
    else if (after === 0) young.push(id);
  }
  return { findings, young };
}
