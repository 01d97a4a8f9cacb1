import type { EvaluationResult, MissedMinimum, Swap } from "./evaluation/result";

/**
 * What to call each option and criterion in a sentence; short names read best. An id without a name stands for itself.
 */
export interface Names {
  options: Readonly<Record<string, string>>;
  criteria: Readonly<Record<string, string>>;
}

/** Who leads, by how many points of 100, and how close the call is. */
export function leadSentence(result: EvaluationResult, names: Names): string {
  const leaders = result.leaderIds.map((id) => optionName(names, id));
  const points = result.ranking[0]?.points ?? null;
  switch (result.closeness) {
    case "undecided":
      return `The ranking is open: ${missing(result)}.`;
    case "none":
      return `No option may win: ${result.ranking.map((option) => missedWords(option, names)).join("; ")}.`;
    case "single": {
      const only = result.ranking.length === 1 ? "the only option" : "the only option that may win";
      return `${list(leaders)} is ${only}: ${decimal(points ?? 0)} points of 100.`;
    }
    case "tie":
      return `${list(leaders)} tie at ${decimal(points ?? 0)} points of 100.`;
    case "close":
    case "clear": {
      const second = result.ranking.filter(({ rank }) => rank === 2).map(({ optionId }) => optionName(names, optionId));
      return `${list(leaders)} leads ${list(second)} by ${marginWords(points ?? 0, result.margin ?? 0)} of 100${call(result)}.`;
    }
  }
}

/** How close it is. */
function call(result: EvaluationResult): string {
  if (result.closeness === "close") return `: a close call${doubt(result)}`;
  return isClearCall(result) ? ": a clear lead" : ", by one person’s ballot alone";
}

/** Why a lead is close that no small change of one weight turns: other people like these would often choose otherwise. */
function doubt(result: EvaluationResult): string {
  const isBySwap = result.swap !== null && Math.abs(result.swap.delta) < result.parameters.closeBelow;
  if (result.version === 1 || isBySwap) return "";
  const share = result.bestShare?.find(({ optionId }) => optionId === result.leaderIds[0])?.share ?? 0;
  return `, first in ${sharePercent(share)} of resampled groups`;
}

/** Which options may not win, and by which minimum; null when all may. */
export function knockOutSentence(result: EvaluationResult, names: Names): string | null {
  if (result.version === 1) return null;
  const out = result.ranking.filter(({ knockedOutBy }) => knockedOutBy.length > 0);
  return out.length === 0 ? null : `${out.map((option) => missedWords(option, names)).join(". ")}.`;
}

/** What role weights changed: who would lead if every vote counted alike. Null without role weights, or while nobody would lead. */
export function equalWeightsSentence(result: EvaluationResult, names: Names): string | null {
  if (result.version === 1 || result.equalWeights === null || result.equalWeights.leaderIds.length === 0) return null;
  const { leaderIds, margin, points, isOtherWinner } = result.equalWeights;
  const leaders = list(leaderIds.map((id) => optionName(names, id)));
  const how = isOtherWinner ? "instead" : "too";
  if (leaderIds.length > 1) return `If every vote counted alike, ${leaders} would tie ${how}.`;
  const own = points.find(({ optionId }) => optionId === leaderIds[0])?.points ?? null;
  const by = margin === null || own === null ? "" : `, by ${marginWords(own, margin)}`;
  return `If every vote counted alike, ${leaders} would lead ${how}${by}.`;
}

function missedWords(
  { optionId, knockedOutBy = [] }: { optionId: string; knockedOutBy?: readonly MissedMinimum[] },
  names: Names,
): string {
  const missed = knockedOutBy.map(({ criterionId, mean, minimum }) => {
    const [is, least] = apart(mean, minimum);
    return `${names.criteria[criterionId] ?? criterionId} is ${is}, below the minimum of ${least.replace(/\.0+$/, "")}`;
  });
  return `${optionName(names, optionId)} is knocked out: ${list(missed)}`;
}

/** May the lead be called clear? One voter's never: nobody can say how far others would differ (rule 31). */
export function isClearCall({ closeness, voters }: Pick<EvaluationResult, "closeness" | "voters">): boolean {
  return closeness === "clear" && voters > 1;
}

/** The smallest change of one weight that changes the winner; null where nobody leads alone. */
export function flipSentence(result: EvaluationResult, names: Names): string | null {
  if (result.swap === null) {
    return result.swapReason === "no-flip" ? "No change of a single weight changes the winner." : null;
  }
  const winner = optionName(names, result.swap.challengerId);
  const criterion = names.criteria[result.swap.criterionId] ?? result.swap.criterionId;
  return `${winner} wins if ${criterion} ${movement(result.swap)}; nothing smaller changes the winner.`;
}

/**
 * How many cells the group agrees on, how many are contested, and how many of those have a high spread. With the result
 * of an earlier round also how many cells that were contested then are agreed now.
 */
export function agreementSentence(result: EvaluationResult, earlier: EvaluationResult | null = null): string {
  const { agreedCells, cells, contested } = result.agreement;
  if (result.voters < 2 || result.cells.every(({ votes }) => votes.length < 2))
    return "Agreement needs at least two people.";
  if (cells === 0) return "No cell is scored by people.";
  const first =
    agreedCells === cells
      ? `The group agrees on all ${cells} cells.`
      : `The group agrees on ${agreedCells === 0 ? "none" : agreedCells} of ${cells} cells.`;
  const settled = earlier === null ? 0 : countSettled(earlier, result);
  const rest = [
    contested.length === 0 ? null : contestedCells(contested.length, result.agreement.dividedCells),
    settled === 0 ? null : `this round settled ${word(settled)}`,
  ].filter((part) => part !== null);
  return rest.length === 0 ? first : `${first} ${capital(rest.join("; "))}.`;
}

function contestedCells(contested: number, strongly: number): string {
  const cells = `${word(contested)} ${contested === 1 ? "is" : "are"} contested`;
  if (strongly === 0) return cells;
  if (strongly === contested) return `${cells}, ${contested > 1 ? "all " : ""}strongly`;
  return `${cells}, ${word(strongly)} of them strongly`;
}

/** How many cells were contested in the earlier result and are agreed in the later one. */
function countSettled(earlier: EvaluationResult, later: EvaluationResult): number {
  const key = (cell: { optionId: string; criterionId: string }) => JSON.stringify([cell.optionId, cell.criterionId]);
  const contested = new Set(earlier.cells.filter((cell) => cell.isContested).map(key));
  return later.cells.filter((cell) => cell.level !== null && !cell.isContested && contested.has(key(cell))).length;
}

function missing(result: EvaluationResult): string {
  if (result.ranking.length === 0) return "there are no options";
  if (result.weights.length === 0) return "there are no criteria";
  if (result.weights.every((entry) => entry.voters === 0)) return "nobody has submitted weights";
  const empty = result.cells.filter((cell) => cell.answers === 0).length;
  return `${empty} of ${result.cells.length} cells ${empty === 1 ? "has" : "have"} no score`;
}

function movement({ weightNow, weightThen, delta }: Swap): string {
  const [from, to] = apart(100 * weightNow, 100 * weightThen);
  return delta > 0 ? `rises from ${from} to more than ${to}` : `falls from ${from} to less than ${to}`;
}

/** Both numbers with one decimal, or with as many as it takes to tell them apart; a whole first one has none. */
function apart(from: number, to: number): [string, string] {
  const digits = [1, 2, 3].find((count) => from.toFixed(count) !== to.toFixed(count)) ?? 4;
  return [from.toFixed(digits).replace(/\.0+$/, ""), to.toFixed(digits)];
}

/**
 * A lead with one decimal: what the leader's points and the next one's differ by as they are shown, so that no screen has 75.1,
 * 51.7 and 23.5 side by side. `points`: the leader's, 0 to 100; `margin`: the exact lead.
 */
export function shownMargin(points: number, margin: number): number {
  return Number(decimal(points)) - Number(decimal(points - margin));
}

/** A lead in words; one that does not show is called less than a tenth, never nothing. */
export function marginWords(points: number, margin: number): string {
  const shown = shownMargin(points, margin);
  return shown < 0.05 ? "less than 0.1 points" : `${decimal(shown)} points`;
}

/** A share of 0 to 1 in whole percent, rounded down: 79.9% is not yet 80. */
export function sharePercent(share: number): string {
  return `${Math.floor(100 * share + 1e-9)}%`;
}

function decimal(value: number): string {
  return value.toFixed(1);
}

function optionName(names: Names, id: string): string {
  return names.options[id] ?? id;
}

function list(items: readonly string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`;
}

const WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

function word(count: number): string {
  return WORDS[count] ?? String(count);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
