import { toHex, utf8, type Sha256 } from "@/lib/history/bytes/rules";
import type { VerifyByKey } from "@/lib/history/signatures/rules";
import { canonicalJson } from "@/lib/mcda/hash/canonical";
import {
  HISTORY_FORMAT,
  HISTORY_VERSION,
  LINE_KINDS,
  linesBy,
  numberIn,
  readLines,
  recordIn,
  textIn,
  type BrokenLine,
  type HistoryLine,
} from "../lines/rules";
import {
  checkApprovals,
  checkChains,
  checkSections,
  checkWords,
  countStruck,
  keysTold,
  type ReadChain,
} from "./chains/rules";
import { checkLog, checkSince, keysIn, type VerifyEd25519 } from "./checkpoints/rules";
import { checkScope, findUncovered, SCOPES } from "./scope/rules";
import { checkSignatures } from "./signatures/rules";
import { checkGivenCheckpoint, checkReceipt } from "./receipts/rules";
import { followsFromBallots } from "./recount/rules";
import { checkResults, openBallots, tellVotes } from "./votes/rules";
import type { HistoryFinding, HistoryNote, HistoryReport } from "./words/rules";

/** What a verifier needs of where it runs. */
export interface Platform {
  readonly sha256: Sha256;
  readonly verifyEd25519: VerifyEd25519;
  readonly verifyByKey: VerifyByKey;
}

/** What somebody kept elsewhere, as texts: checkpoints from mails, receipts. */
export interface KeptElsewhere {
  readonly checkpoints: readonly string[];
  readonly receipts: readonly string[];
}

const NOTHING_READ = {
  chains: 0,
  events: 0,
  texts: 0,
  ballots: 0,
  results: 0,
  approvals: 0,
  signatures: 0,
  checkpoints: 0,
};

/**
 * Checks a history file from nothing but its bytes: every chain, every text and ballot, every approval, result and checkpoint in it, and
 * whether it holds what somebody kept elsewhere. A line that was changed since it was written is named, and then nothing else is checked.
 */
export async function verifyHistoryFile(
  platform: Platform,
  bytes: Uint8Array,
  kept: KeptElsewhere = { checkpoints: [], receipts: [] },
): Promise<HistoryReport> {
  const { lines, broken } = readLines(platform.sha256, bytes);
  const [manifest] = lines;
  const organization = textIn(recordIn(manifest ?? {}, "organization"), "id");
  const exportedAt = textIn(manifest ?? {}, "exportedAt");
  const report = { read: NOTHING_READ, organization, exportedAt, keys: [], notes: [] };
  if (broken !== null) return { ...report, findings: [findingOf(broken)] };
  const strange = lines.findIndex((line, at) => !isKnown(line, at, lines.length));
  if (strange >= 0)
    return { ...report, findings: [{ code: "file.format", chain: null, sequence: strange + 1, detail: "" }] };
  return { ...report, ...(await checkLines(platform, lines, { organization, exportedAt, kept })) };
}

/** What the chains of a file are called, for sentences: "ADR-12", or the organization by its name. */
export function namesInFile({ sha256 }: Pick<Platform, "sha256">, bytes: Uint8Array): (chain: string) => string {
  const { lines } = readLines(sha256, bytes);
  const organization = recordIn(lines[0] ?? {}, "organization");
  const numbers = new Map(
    lines.flatMap((line) =>
      line["kind"] === "chain" && line["number"] !== undefined
        ? [[textIn(line, "id"), `ADR-${numberIn(line, "number")}`]]
        : [],
    ),
  );
  return (chain) =>
    chain === textIn(organization, "id") ? textIn(organization, "name") : (numbers.get(chain) ?? `history ${chain}`);
}

const findingOf = ({ line, chain, sequence }: BrokenLine): HistoryFinding => ({
  ...{ code: "file.line", chain, sequence: line, detail: sequence === null ? "" : `event ${sequence}` },
});

function isKnown(line: HistoryLine, at: number, count: number): boolean {
  const kind = textIn(line, "kind");
  if (at === 0)
    return (
      kind === "manifest" &&
      line["format"] === HISTORY_FORMAT &&
      line["version"] === HISTORY_VERSION &&
      SCOPES.has(textIn(line, "scope"))
    );
  if (at === count - 1) return kind === "end";
  return kind !== "manifest" && kind !== "end" && LINE_KINDS.some((known) => known === kind);
}

interface About {
  readonly organization: string;
  readonly exportedAt: string;
  readonly kept: KeptElsewhere;
}

async function checkLines(
  { sha256, verifyEd25519, verifyByKey }: Platform,
  lines: readonly HistoryLine[],
  { organization, exportedAt, kept }: About,
): Promise<Pick<HistoryReport, "findings" | "notes" | "read" | "keys">> {
  const isWhole = textIn(lines[0] ?? {}, "scope") === "organization";
  const { chains, findings: broken } = checkChains(sha256, organization, lines);
  const about = isWhole ? organization : textIn(lines[0] ?? {}, "decision");
  const findings: HistoryFinding[] = [...broken, ...checkScope({ isWhole, about }, chains)];
  const notes: HistoryNote[] = [];
  const beside = besideOf(lines);
  let [approvals, results, signatures] = [0, 0, 0];
  for (const chain of chains.filter((one) => one.isWhole)) {
    const checked = checkChainContent(sha256, chain, beside);
    findings.push(...checked.findings);
    approvals += checked.approvals;
    results += checked.results;
    const signed = await checkSignatures(
      { sha256, verifyByKey, organization },
      chain,
      beside.signature.get(chain.id) ?? [],
    );
    findings.push(...signed.findings);
    signatures += signed.signatures;
    if (checked.hidden > 0) notes.push({ code: "names.hidden", detail: `${checked.hidden}` });
  }
  const own = chains.find(({ id }) => id === organization);
  const told = isWhole && own?.isWhole === true ? keysTold(own) : null;
  const isKeyTold = told?.map(({ key }) => key).join() === keysIn(lines).join();
  if (told !== null && !isKeyTold)
    findings.push({ code: "key.unknown", chain: organization, sequence: null, detail: "" });
  const logged = await checkLog({ sha256, verify: verifyEd25519, organization, chains, isWhole }, lines);
  findings.push(...logged.findings);
  if (told !== null && isKeyTold && logged.isSound) {
    const events = told.map(({ sequence }) => sequence);
    findings.push(...checkSince(organization, events, logged, lines));
  }
  const { checkpoints, keys } = logged;
  if (checkpoints.length === 0) notes.push({ code: "checkpoint.none", detail: "" });
  const uncovered = findUncovered(logged, chains);
  findings.push(...uncovered.findings);
  if (uncovered.young.length > 0) notes.push({ code: "chain.new", detail: "", chains: uncovered.young });
  const withheld = chains.reduce((sum, { events }) => sum + events.filter(({ said }) => said === null).length, 0);
  if (withheld > 0) notes.push({ code: "events.withheld", detail: `${withheld}` });
  const struck = chains.reduce((sum, chain) => sum + countStruck(chain), 0);
  if (struck > 0) notes.push({ code: "words.struck", detail: `${struck}` });
  const held = { organization, exportedAt, chains, checkpoints };
  for (const said of [
    ...kept.checkpoints.map((text) => checkGivenCheckpoint(held, text)),
    ...kept.receipts.map((text) => checkReceipt(held, text)),
  ]) {
    findings.push(...said.findings);
    notes.push(...said.notes);
  }
  const counted = (kind: string) => lines.filter((line) => line["kind"] === kind).length;
  const read = {
    ...{ chains: chains.length, events: counted("event"), texts: counted("text") + counted("section") },
    ...{ ballots: counted("ballot"), results, approvals, signatures, checkpoints: checkpoints.length },
  };
  return { findings, notes, read, keys };
}

type Beside = Readonly<
  Record<"text" | "section" | "evaluation" | "ballot" | "signature", ReadonlyMap<string, readonly HistoryLine[]>>
>;

function besideOf(lines: readonly HistoryLine[]): Beside {
  const of = (kind: string) =>
    linesBy(
      lines.filter((line) => line["kind"] === kind),
      "chain",
    );
  return {
    ...{ text: of("text"), section: of("section"), evaluation: of("evaluation"), ballot: of("ballot") },
    signature: of("signature"),
  };
}

function checkChainContent(sha256: Sha256, chain: ReadChain, beside: Beside) {
  const of = (kind: keyof Beside) => beside[kind].get(chain.id) ?? [];
  const told = tellVotes(chain);
  const { opened, findings: ballots } = openBallots(sha256, chain, told.submissions, of("ballot"));
  const results = checkResults(sha256, chain, told.closed, of("evaluation"), opened);
  const recomputed = results.recounts
    .filter((recount) => !followsFromBallots(recount))
    .map(({ closed }): HistoryFinding => ({
      ...{ code: "result.recomputed", chain: chain.id, sequence: closed.sequence, detail: "" },
    }));
  const approved = checkApprovals(chain, (sections, result) =>
    toHex(sha256(utf8(canonicalJson({ sections, result })))),
  );
  return {
    approvals: approved.approvals,
    results: results.recounts.length,
    hidden: results.hidden,
    findings: [
      ...checkWords(sha256, chain, of("text")),
      ...checkSections(sha256, chain, of("section")),
      ...told.findings,
      ...ballots,
      ...results.findings,
      ...recomputed,
      ...approved.findings,
    ],
  };
}
