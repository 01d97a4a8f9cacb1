import type { ReadChain } from "../chains/rules";
import { commitmentsOf, openedIn, standingIn } from "../chains/rules";
import { numberIn, recordIn, textIn, textsIn, type HistoryLine } from "../../lines/rules";
import type { FindingCode, HistoryFinding } from "../words/rules";
import { toHex, utf8, type Sha256 } from "@/lib/history/bytes/rules";

/** The submission that counts: a member's last one in a round. */
export interface Submission {
  readonly sequence: number;
  readonly evaluation: string;
  readonly round: string;
  readonly member: string;
  readonly commitment: string;
  /** Something happened afterwards that voids ballots: its member left, or the evaluation was reopened. */
  readonly mayBeVoid: boolean;
}

interface Round {
  readonly evaluation: string;
  readonly kind: string;
  readonly number: number;
  /** In milliseconds; null without one. */
  readonly deadline: number | null;
  readonly isRevealed: boolean;
}

/** An evaluation that was closed, as its events tell it. */
export interface ClosedEvaluation {
  readonly id: string;
  /** The event that closed it. */
  readonly sequence: number;
  /** SHA-256 of the frozen result. */
  readonly hash: string;
  readonly isHidden: boolean;
  /** By whom, in rounds that were revealed. */
  readonly submissions: readonly (Submission & { readonly kind: string; readonly roundNumber: number })[];
}

interface Telling {
  readonly rounds: Map<string, Round>;
  /** By evaluation who is asked now. */
  readonly asked: Map<string, Set<string>>;
  readonly hidden: Set<string>;
  readonly submissions: Map<string, Submission>;
  readonly closed: ClosedEvaluation[];
  readonly findings: HistoryFinding[];
}

/** Tells the votes of a chain from its events, and finds ballots that came too late or from somebody who was not asked. */
export function tellVotes({ id, events }: ReadChain): Pick<Telling, "submissions" | "closed" | "findings"> {
  const told: Telling = {
    ...{ rounds: new Map(), asked: new Map(), hidden: new Set(), submissions: new Map() },
    ...{ closed: [], findings: [] },
  };
  for (const { sequence, said } of events)
    if (said !== null && textIn(said, "type").startsWith("evaluation.")) tell(told, id, sequence, said);
  return told;
}

function tell(told: Telling, chain: string, sequence: number, said: HistoryLine): void {
  const data = recordIn(said, "data");
  const evaluation = textIn(data, "evaluation");
  const round = told.rounds.get(textIn(data, "round"));
  switch (textIn(said, "type")) {
    case "evaluation.names_hidden":
      told.hidden.add(evaluation);
      return;
    case "evaluation.weighting_opened":
    case "evaluation.scoring_opened":
      told.asked.set(evaluation, new Set(textsIn(data, "participants")));
      told.rounds.set(textIn(data, "round"), {
        ...{ evaluation, kind: textIn(data, "kind"), number: numberIn(data, "roundNumber"), isRevealed: false },
        deadline: millisecondsOf(textIn(data, "deadline")),
      });
      return;
    case "evaluation.participant_added":
      told.asked.get(evaluation)?.add(textIn(data, "member"));
      return;
    case "evaluation.participant_removed":
      told.asked.get(evaluation)?.delete(textIn(data, "member"));
      voidSubmissions(told, evaluation, textIn(data, "member"));
      return;
    case "evaluation.deadline_changed":
      if (round !== undefined)
        told.rounds.set(textIn(data, "round"), { ...round, deadline: millisecondsOf(textIn(data, "to")) });
      return;
    case "evaluation.round_revealed":
      if (round !== undefined) told.rounds.set(textIn(data, "round"), { ...round, isRevealed: true });
      return;
    case "evaluation.reopened":
      voidSubmissions(told, evaluation, null);
      return;
    case "evaluation.ballot_submitted":
      submit(told, chain, sequence, said);
      return;
    case "evaluation.closed":
      told.closed.push({
        ...{ id: evaluation, sequence, hash: textIn(data, "result"), isHidden: told.hidden.has(evaluation) },
        submissions: [...told.submissions.values()].flatMap((one) => {
          const of = told.rounds.get(one.round);
          return one.evaluation === evaluation && of?.isRevealed === true
            ? [{ ...one, kind: of.kind, roundNumber: of.number }]
            : [];
        }),
      });
  }
}

function submit(told: Telling, chain: string, sequence: number, said: HistoryLine): void {
  const data = recordIn(said, "data");
  const [evaluation, key] = [textIn(data, "evaluation"), textIn(data, "round")];
  const member = textIn(said, "actor");
  const round = told.rounds.get(key);
  const at = Date.parse(textIn(said, "recordedAt"));
  if (round === undefined || round.isRevealed || (round.deadline !== null && !(at <= round.deadline)))
    told.findings.push({ code: "ballot.late", chain, sequence, detail: "" });
  if (told.asked.get(evaluation)?.has(member) !== true)
    told.findings.push({ code: "ballot.stranger", chain, sequence, detail: "" });
  const commitment = textIn(commitmentsOf(said), "ballot");
  told.submissions.set(`${key} ${member}`, {
    ...{ sequence, evaluation, round: key, member, commitment, mayBeVoid: false },
  });
}

function voidSubmissions(told: Telling, evaluation: string, member: string | null): void {
  for (const [key, one] of told.submissions)
    if (one.evaluation === evaluation && (member === null || one.member === member))
      told.submissions.set(key, { ...one, mayBeVoid: true });
}

const millisecondsOf = (moment: string): number | null => (moment === "" ? null : Date.parse(moment));

/** A ballot of the file that is the one that was submitted. */
export interface OpenedBallot {
  readonly commitment: string;
  readonly member: string;
  readonly body: string;
}

/** Compares the ballots of a chain with the commitments of their submissions. */
export function openBallots(
  sha256: Sha256,
  chain: ReadChain,
  submissions: ReadonlyMap<string, Submission>,
  lines: readonly HistoryLine[],
): { readonly opened: ReadonlyMap<string, OpenedBallot>; readonly findings: readonly HistoryFinding[] } {
  const { id } = chain;
  const standing = standingIn(chain);
  const opened = new Map<string, OpenedBallot>();
  const findings = lines.flatMap((line): HistoryFinding[] => {
    const member = textIn(line, "member");
    const told = submissions.get(`${textIn(line, "round")} ${member}`);
    if (told === undefined) return [{ code: "ballot.unknown", chain: id, sequence: null, detail: member }];
    const { commitment } = told;
    if (openedIn(sha256, line) !== standing(commitment) || numberIn(line, "sequence") !== told.sequence)
      return [{ code: "ballot.changed", chain: id, sequence: told.sequence, detail: "" }];
    opened.set(commitment, { commitment, member, body: textIn(line, "body") });
    return [];
  });
  return { opened, findings };
}

/** What of a closed evaluation can be computed again: its frozen result, and the ballots it names. */
export interface Recount {
  readonly closed: ClosedEvaluation;
  /** The line of the evaluation. */
  readonly line: HistoryLine;
  /** The frozen result, parsed. */
  readonly frozen: HistoryLine;
  readonly ballots: readonly OpenedBallot[];
}

/** Compares frozen results with the closings that named them and with the ballots that were submitted. What is whole is handed on. */
export function checkResults(
  sha256: Sha256,
  { id }: ReadChain,
  told: readonly ClosedEvaluation[],
  lines: readonly HistoryLine[],
  opened: ReadonlyMap<string, OpenedBallot>,
): { readonly recounts: readonly Recount[]; readonly findings: readonly HistoryFinding[]; readonly hidden: number } {
  const recounts: Recount[] = [];
  const findings: HistoryFinding[] = [];
  let hidden = 0;
  const fault = (code: FindingCode, sequence: number, detail = "") =>
    findings.push({ code, chain: id, sequence, detail });
  for (const closed of told) {
    const line = lines.find((one) => textIn(one, "id") === closed.id);
    const text = line === undefined ? "" : textIn(line, "result");
    if (line === undefined || text === "") {
      fault("result.missing", closed.sequence);
      continue;
    }
    if (toHex(sha256(utf8(text))) !== closed.hash) {
      fault("result.changed", closed.sequence);
      continue;
    }
    const frozen = parsed(text);
    const named = namedBallots(frozen);
    if (!isExactly(named, countedOf(frozen, closed))) {
      fault("result.ballots", closed.sequence);
      continue;
    }
    if (closed.isHidden) {
      hidden += 1;
      continue;
    }
    const ballots = named.map((commitment) => opened.get(commitment));
    const whole = ballots.filter((ballot) => ballot !== undefined);
    if (whole.length < ballots.length) fault("ballot.missing", closed.sequence);
    else recounts.push({ closed, line, frozen, ballots: whole });
  }
  return { recounts, findings, hidden };
}

/** Decimal strings stay texts: what is compared as numbers is made numbers where it is compared. */
function parsed(text: string): HistoryLine {
  const value: unknown = JSON.parse(text);
  return recordIn({ value }, "value");
}

const namedBallots = (frozen: HistoryLine): readonly string[] =>
  (Array.isArray(frozen["ballots"]) ? frozen["ballots"] : []).map((ballot: unknown) =>
    textIn(recordIn({ ballot }, "ballot"), "commitment"),
  );

/** Submissions that a result may and, unless something voided them, must follow from: of a vote those of its one round. */
function countedOf(frozen: HistoryLine, { submissions }: ClosedEvaluation): ClosedEvaluation["submissions"] {
  if (frozen["kind"] !== "vote") return submissions;
  return submissions.filter(({ roundNumber }) => roundNumber === numberIn(frozen, "round"));
}

function isExactly(named: readonly string[], counted: ClosedEvaluation["submissions"]): boolean {
  const may = new Set(counted.map(({ commitment }) => commitment));
  const is = new Set(named);
  const isEach = is.size === named.length && named.every((commitment) => may.has(commitment));
  return isEach && counted.every(({ commitment, mayBeVoid }) => mayBeVoid || is.has(commitment));
}
