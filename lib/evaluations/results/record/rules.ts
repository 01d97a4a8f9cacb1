import type { CellStance, SectionKind } from "@/db/enums";
import type { EvaluationResult } from "@/lib/mcda/evaluate";
import {
  agreementSentence,
  equalWeightsSentence,
  flipSentence,
  knockOutSentence,
  leadSentence,
} from "@/lib/mcda/sentence";
import type { EvaluationContext } from "../../context/input";
import { lineWords, valueWords } from "../../measures/rules";
import { isKnockedOut, namesOf, type FrozenResult } from "../rules";

/** The sections that closing an evaluation drafts: the answers to its context questions, numbers, closeness, dissent and its reasons. */
export const DRAFTED_SECTIONS = [
  "context",
  "drivers",
  "options",
  "outcome",
  "consequences",
] as const satisfies readonly SectionKind[];
export type DraftedSection = (typeof DRAFTED_SECTIONS)[number];

/** One cell the group left divided, with the reasons of its ends. */
export interface Dissent {
  readonly optionId: string;
  readonly criterionId: string;
  readonly stance: CellStance | null;
  readonly highest: { readonly score: number; readonly reason: string };
  readonly lowest: { readonly score: number; readonly reason: string };
}

export interface RecordMaterial {
  readonly frozen: FrozenResult;
  /** One line per option, by id. */
  readonly summaries: Readonly<Record<string, string>>;
  /** What each criterion asks, by id. */
  readonly questions: Readonly<Record<string, string>>;
  /** Pre-mortems, in the order of writing. */
  readonly premortems: readonly { readonly optionId: string; readonly body: string }[];
  /** The widest first. */
  readonly dissent: readonly Dissent[];
  readonly choice: { readonly optionId: string; readonly reason: string } | null;
  /** What the team answered in the setup; null where nothing was asked. */
  readonly context: EvaluationContext | null;
  /** What the template began the context section with, unanswered. */
  readonly contextSkeleton: string;
}

/** Markdown for the drafted sections, from the frozen result alone: equal material gives equal text. */
export function draftRecord(material: RecordMaterial): Record<DraftedSection, string> {
  return {
    context: contextSection(material),
    drivers: drivers(material),
    options: options(material),
    outcome: outcome(material),
    consequences: consequences(material),
  };
}

/**
 * A section with the draft in it: alone where nothing was written, in place of the draft before where that is still there word for
 * word, else below what somebody wrote. Null when the draft before was edited: then the text is the steward's.
 */
export function placeDraft(existing: string, before: string | null, draft: string, limit: number): string | null {
  if (existing.trim() === "") return draft;
  if (existing.includes(draft)) return null;
  if (before !== null)
    return existing.includes(before)
      ? within(
          existing.replace(before, () => draft),
          limit,
        )
      : null;
  return within(`${existing.trimEnd()}\n\n${draft}`, limit);
}

/**
 * The context section with the draft in it: where nothing was written but the template's skeleton, or in place of the draft before.
 * Null where somebody wrote it: nobody states a team's situation better than the team.
 */
export function placeContext(
  existing: string,
  before: string | null,
  { draft, skeleton }: { readonly draft: string; readonly skeleton: string },
  limit: number,
): string | null {
  if (draft === "" || existing.includes(draft)) return null;
  const written = existing.trim();
  if (written === "" || written === skeleton.trim()) return within(draft, limit);
  if (before === null || before === "" || !existing.includes(before)) return null;
  return within(
    existing.replace(before, () => draft),
    limit,
  );
}

function contextSection({ context }: RecordMaterial): string {
  if (context === null) return "";
  const lines = context.questions.flatMap(({ key, question, choices }) => {
    const answer = context.answers[key];
    if (answer === undefined) return [];
    const label = choices.find((choice) => choice.key === answer.choice)?.label;
    const said = [...(label === undefined ? [] : [`${plain(label)}.`]), plain(answer.note)].filter(
      (part) => part !== "",
    );
    return [`- **${plain(question)}** ${said.join(" ")}`];
  });
  return lines.length === 0
    ? ""
    : ["What the team stated before it weighed the criteria:", lines.join("\n")].join("\n\n");
}

function drivers({ frozen, questions }: RecordMaterial): string {
  const { weights } = frozen.result;
  const voters = weights[0]?.voters ?? 0;
  const source =
    frozen.weighting === "steward"
      ? "The steward set these weights, because nobody submitted any."
      : `Weights of 100 points, as ${voters === 1 ? "one person" : `${voters} people`} gave them blind.`;
  const rows = [...weights].sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0));
  const lines = rows.map(({ criterionId, weight }) => {
    const asks = questions[criterionId] ?? "";
    const says = [plain(asks), ...termsOf(frozen, criterionId)].filter((part) => part !== "");
    return `- **${criterionName(frozen, criterionId)}**, ${((weight ?? 0) * 100).toFixed(0)}%${says.length === 0 ? "" : `: ${says.join(" ")}`}`;
  });
  return [source, lines.join("\n")].join("\n\n");
}

/** By which values a criterion is rated, and below which score an option may not win: what applies of both. */
function termsOf({ criteria }: FrozenResult, id: string): string[] {
  const { measure, minimumScore } = criteria.find((criterion) => criterion.id === id) ?? {};
  return [
    ...(measure === undefined ? [] : [`Measured: ${plain(lineWords(measure))}.`]),
    ...(minimumScore === undefined ? [] : [`No option below ${minimumScore} may win.`]),
  ];
}

function options({ frozen, summaries }: RecordMaterial): string {
  return frozen.result.ranking
    .map(({ optionId, points, rank }) => {
      const scored = frozen.result.cells
        .filter((cell) => cell.optionId === optionId)
        .flatMap(({ criterionId, mean }) => (mean === null ? [] : [{ criterionId, mean }]))
        .sort((a, b) => b.mean - a.mean);
      const list = (cells: readonly (typeof scored)[number][]) =>
        cells
          .map(({ criterionId, mean }) => {
            const value = valueOf(frozen, criterionId, optionId);
            const figures = value === null ? mean.toFixed(1) : `${value}, rated ${mean.toFixed(1)}`;
            return `${criterionName(frozen, criterionId)} (${figures})`;
          })
          .join(", ");
      const { strongest, weakest } = endsOf(scored);
      const alike = (all: typeof scored) =>
        all.length > MOST_ENDS
          ? `- Alike on every criterion: ${figure(all[0]?.mean ?? null)}`
          : `- Scores: ${list(all)}`;
      return [
        `### ${optionName(frozen, optionId)}`,
        plain(summaries[optionId] ?? ""),
        [
          `- ${figure(points)} points of 100, ${isKnockedOut(frozen.result, optionId) ? "may not win" : `rank ${rank ?? "open"} of ${frozen.options.length}`}`,
          ...(strongest.length + weakest.length === 0 ? [alike(scored)] : []),
          ...(strongest.length === 0 ? [] : [`- Strongest: ${list(strongest)}`]),
          ...(weakest.length === 0 ? [] : [`- Weakest: ${list(weakest)}`]),
        ].join("\n"),
      ]
        .filter((part) => part !== "")
        .join("\n\n");
    })
    .join("\n\n");
}

/** So many criteria are named at each end. */
const MOST_ENDS = 3;

/** The best and the worst of scores that fall; one that shows the same figure as the other end is neither. */
export function endsOf<Scored extends { readonly mean: number }>(
  scored: readonly Scored[],
): { readonly strongest: readonly Scored[]; readonly weakest: readonly Scored[] } {
  const split = Math.min(MOST_ENDS, Math.floor(scored.length / 2));
  const [top, bottom] = [scored.slice(0, split), scored.slice(scored.length - split)];
  const among = (others: readonly Scored[]) => (one: Scored) =>
    others.every(({ mean }) => figure(mean) !== figure(one.mean));
  return { strongest: top.filter(among(bottom)), weakest: bottom.filter(among(top)).reverse() };
}

function outcome({ frozen, choice }: RecordMaterial): string {
  const { result } = frozen;
  const names = escapedNames(frozen);
  const table = [
    "| Rank | Option | Points of 100 |",
    "| ---: | --- | ---: |",
    ...result.ranking.map(
      ({ rank, optionId, points }) => `| ${rank ?? "–"} | ${optionName(frozen, optionId)} | ${figure(points)} |`,
    ),
  ].join("\n");
  const numbers = [
    leadSentence(result, names),
    equalWeightsSentence(result, names),
    result.closeness === "none" ? null : knockOutSentence(result, names),
    flipSentence(result, names),
    agreementSentence(result),
  ].filter((text) => text !== null);
  return [chosen(frozen, choice), numbers.join(" "), table, ownWinners(frozen), medianNote(frozen)]
    .filter((part) => part !== "")
    .join("\n\n");
}

function chosen(frozen: FrozenResult, choice: RecordMaterial["choice"]): string {
  const { result } = frozen;
  if (choice === null && result.closeness === "none")
    return "**No option is chosen.** Every option is below a minimum, so none may win.";
  if (choice === null)
    return `**No option is chosen yet.** The numbers do not choose: this is a ${result.closeness === "tie" ? "tie" : "close call"}.`;
  const reason = choice.reason === "" ? "" : ` ${plain(choice.reason)}`;
  const name = optionName(frozen, choice.optionId);
  if (result.closeness === "none")
    return `Chosen option: **${name}**, although it is below a minimum and no option may win by the numbers.${reason}`;
  if (result.leaderIds.length > 0 && !result.leaderIds.includes(choice.optionId)) {
    const leaders = result.leaderIds.map((id) => optionName(frozen, id)).join(" and ");
    return `Chosen option: **${name}**, although ${leaders} ${result.leaderIds.length > 1 ? "lead" : "leads"} the evaluation.${reason}`;
  }
  return `Chosen option: **${name}**.${reason}`;
}

/** How many people would have chosen what, each by their own scores and weights. */
function ownWinners({ options: all, result }: FrozenResult): string {
  if (result.voters < 2) return "";
  const counts = all
    .map(({ id, name }) => ({ name, count: result.individual.filter((one) => one.winnerIds.includes(id)).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  return counts.length === 0
    ? ""
    : `First by each person's own scores and weights: ${counts.map(({ name, count }) => `${plain(name)} ${count}`).join(", ")}.`;
}

function medianNote(frozen: FrozenResult): string {
  const { leaderIds } = frozen.result.medianInsteadOfMean;
  const same =
    leaderIds.length === frozen.result.leaderIds.length &&
    leaderIds.every((id) => frozen.result.leaderIds.includes(id));
  return same || leaderIds.length === 0
    ? ""
    : `With the median in each cell instead of the mean, ${leaderIds.map((id) => optionName(frozen, id)).join(" and ")} would lead.`;
}

function consequences({ frozen, choice, dissent, premortems }: RecordMaterial): string {
  const parts = choice === null ? [] : [gains(frozen, choice.optionId), costs(frozen, choice.optionId)];
  return [...parts, risks(premortems, choice?.optionId ?? null), dissentText(frozen, dissent)]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** What participants imagined to go wrong with the option that is chosen. */
function risks(premortems: RecordMaterial["premortems"], optionId: string | null): string {
  const lines = premortems.filter((note) => note.optionId === optionId).map(({ body }) => `- ${plain(body)}`);
  return lines.length === 0 ? "" : ["### What could make it fail", lines.join("\n")].join("\n\n");
}

function gains(frozen: FrozenResult, optionId: string): string {
  const strong = weighted(frozen, optionId)
    .filter(({ mean }) => mean >= 4)
    .slice(0, 5);
  return strong
    .map(
      ({ criterionId, mean }) =>
        `- Good: ${criterionName(frozen, criterionId)} ${given(frozen, criterionId, optionId, mean)} of 5.`,
    )
    .join("\n");
}

function costs(frozen: FrozenResult, optionId: string): string {
  const weak = weighted(frozen, optionId)
    .filter(({ mean, best }) => mean < 3 || best - mean >= 1)
    .slice(0, 5);
  return weak
    .map(({ criterionId, mean, best, bestId }) => {
      const beside = given(frozen, criterionId, bestId, best);
      const other = bestId === optionId ? "" : `; ${optionName(frozen, bestId)} ${beside}`;
      return `- Bad: ${criterionName(frozen, criterionId)} ${given(frozen, criterionId, optionId, mean)} of 5${other}.`;
    })
    .join("\n");
}

/** "scored 4.0", or with what was measured "at 24 ms is rated 4.2". */
function given(frozen: FrozenResult, criterionId: string, optionId: string, mean: number): string {
  const value = valueOf(frozen, criterionId, optionId);
  return value === null ? `scored ${mean.toFixed(1)}` : `at ${value} is rated ${mean.toFixed(1)}`;
}

/** A measured value with its unit, as text; null where people scored. */
function valueOf({ criteria }: FrozenResult, criterionId: string, optionId: string): string | null {
  const measure = criteria.find(({ id }) => id === criterionId)?.measure;
  const found = measure?.values.find(({ option }) => option === optionId);
  return measure === undefined || found === undefined ? null : plain(valueWords(found.value, measure));
}

function dissentText(frozen: FrozenResult, dissent: readonly Dissent[]): string {
  if (dissent.length === 0) return frozen.result.voters < 2 ? "" : "Nobody disagreed by much on any cell.";
  const lines = dissent.slice(0, 10).map(({ optionId, criterionId, stance, highest, lowest }) => {
    const cell = `**${optionName(frozen, optionId)}, ${criterionName(frozen, criterionId)}:** scores from ${lowest.score} to ${highest.score}.`;
    const left = stance === null ? "" : stance === "settled" ? " Settled in discussion." : " They agreed to differ.";
    return `- ${cell}${quoted("Highest", highest)}${quoted("Lowest", lowest)}${left}`;
  });
  const more =
    dissent.length > 10 ? [`- ${dissent.length - 10} more cells are contested; the evaluation shows them.`] : [];
  return ["### Where we differ", [...lines, ...more].join("\n")].join("\n\n");
}

function quoted(word: string, { score, reason }: Dissent["highest"]): string {
  return reason === "" ? "" : ` ${word}, ${score}: “${plain(reason.slice(0, 400))}”`;
}

/** The scores of one option by weight, heaviest first, each beside the best of its criterion. */
function weighted(frozen: FrozenResult, optionId: string) {
  const weightOf = new Map(frozen.result.weights.map(({ criterionId, weight }) => [criterionId, weight ?? 0]));
  return frozen.result.cells
    .filter((cell) => cell.optionId === optionId)
    .flatMap(({ criterionId, mean }) =>
      mean === null ? [] : [{ criterionId, mean, ...bestOf(frozen.result, criterionId) }],
    )
    .sort((a, b) => (weightOf.get(b.criterionId) ?? 0) - (weightOf.get(a.criterionId) ?? 0));
}

function bestOf(result: EvaluationResult, criterionId: string): { readonly best: number; readonly bestId: string } {
  return result.cells
    .filter((cell) => cell.criterionId === criterionId)
    .reduce(
      (best, { mean, optionId }) => (mean !== null && mean > best.best ? { best: mean, bestId: optionId } : best),
      { best: 0, bestId: "" },
    );
}

function escapedNames(frozen: FrozenResult) {
  const { options: optionNames, criteria } = namesOf(frozen);
  const escaped = (names: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(names).map(([id, name]) => [id, plain(name)]));
  return { options: escaped(optionNames), criteria: escaped(criteria) };
}

const optionName = ({ options: all }: FrozenResult, id: string) =>
  plain(all.find((option) => option.id === id)?.name ?? id);
const criterionName = ({ criteria }: FrozenResult, id: string) =>
  plain(criteria.find((criterion) => criterion.id === id)?.name ?? id);
const figure = (points: number | null) => (points === null ? "–" : points.toFixed(1));

/** A person's words as one line of Markdown that is only text. */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_[\]<>|#~]/g, "\\$&");
}

function within(text: string, limit: number): string | null {
  return text.length <= limit ? text : null;
}
