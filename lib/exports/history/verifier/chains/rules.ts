import { fromHex, toHex, utf8, type Sha256 } from "@/lib/history/bytes/rules";
import { standingCommitments, type Standing } from "@/lib/history/struck/rules";
import {
  commitmentHex,
  linesBy,
  numberIn,
  recordIn,
  recordOf,
  textIn,
  textsIn,
  type HistoryLine,
} from "../../lines/rules";
import { linesWithout } from "../acceptance/rules";
import type { FindingCode, HistoryFinding } from "../words/rules";

/** An event whose place in its chain holds. */
export interface ReadEvent {
  readonly sequence: number;
  /** 64 hexadecimal digits. */
  readonly head: string;
  /** What it says; null where only its hash is here. */
  readonly said: HistoryLine | null;
}

/** A chain of the file, as far as it holds. */
export interface ReadChain {
  readonly id: string;
  readonly isWhole: boolean;
  readonly events: readonly ReadEvent[];
}

const finding = (code: FindingCode, chain: string, sequence: number | null, detail = ""): HistoryFinding => ({
  ...{ code, chain, sequence, detail },
});

/** Recomputes every chain from its events' bytes. The first bad event of each is named, and what follows it is not read. */
export function checkChains(
  sha256: Sha256,
  organization: string,
  lines: readonly HistoryLine[],
): { readonly chains: readonly ReadChain[]; readonly findings: readonly HistoryFinding[] } {
  const events = linesBy(
    lines.filter(({ kind }) => kind === "event"),
    "chain",
  );
  const given = lines.filter(({ kind }) => kind === "chain");
  const known = new Set(given.map((line) => textIn(line, "id")));
  const strays = [...events.keys()].filter((id) => !known.has(id)).map((id) => finding("chain.missing", id, null));
  const checked = given.map((line) => checkChain(sha256, organization, line, events.get(textIn(line, "id")) ?? []));
  return {
    chains: checked.map(({ chain }) => chain),
    findings: [...checked.flatMap(({ found }) => (found === null ? [] : [found])), ...strays],
  };
}

function checkChain(sha256: Sha256, organization: string, line: HistoryLine, events: readonly HistoryLine[]) {
  const id = textIn(line, "id");
  const read: ReadEvent[] = [];
  let head: Uint8Array = new Uint8Array(32);
  const broken = (code: FindingCode, sequence: number | null) => ({
    chain: { id, isWhole: false, events: read },
    found: finding(code, id, sequence),
  });
  for (const [at, event] of events.entries()) {
    const sequence = at + 1;
    if (numberIn(event, "sequence") !== sequence) return broken("chain.order", sequence);
    const bytes = event["bytes"];
    const leaf = typeof bytes === "string" ? sha256(Uint8Array.of(0), utf8(bytes)) : fromHex(textIn(event, "leaf"));
    if (leaf?.length !== 32) return broken("chain.event", sequence);
    head = sha256(Uint8Array.of(1), head, leaf);
    if (toHex(head) !== textIn(event, "head")) return broken("chain.event", sequence);
    const said = typeof bytes === "string" ? recordOf(bytes) : null;
    if (typeof bytes === "string" && (said === null || !isItself(said, organization, id, sequence)))
      return broken("chain.said", sequence);
    read.push({ sequence, head: toHex(head), said });
  }
  if (numberIn(line, "sequence") !== read.length) return broken("chain.length", null);
  if (textIn(line, "head") !== toHex(head)) return broken("chain.head", null);
  return { chain: { id, isWhole: true, events: read }, found: null };
}

function isItself(said: HistoryLine, organization: string, chain: string, sequence: number): boolean {
  return (
    said["v"] === 1 &&
    said["organization"] === organization &&
    said["chain"] === chain &&
    said["sequence"] === sequence &&
    typeof said["type"] === "string"
  );
}

/** The commitments of an event, by name. */
export const commitmentsOf = (said: HistoryLine | null): HistoryLine => recordIn(said ?? {}, "commitments");

/** Which commitments stand after words were struck out of texts of this chain. */
export const standingIn = ({ events }: ReadChain): Standing =>
  standingCommitments(
    events.flatMap(({ said }) =>
      said === null ? [] : [{ type: textIn(said, "type"), struck: recordIn(said, "data")["struck"] }],
    ),
  );

/** How often words were struck out of a text after a chain had committed to it: what stands since is not what stood then. */
export function countStruck({ events }: ReadChain): number {
  return events.reduce((sum, { said }) => {
    const isStriking = said !== null && textIn(said, "type").endsWith(".words_struck");
    return sum + (isStriking ? textsIn(recordIn(said, "data"), "struck").length : 0);
  }, 0);
}

/** Compares the words that are kept beside a chain's events with what these committed to. */
export function checkWords(sha256: Sha256, chain: ReadChain, texts: readonly HistoryLine[]): readonly HistoryFinding[] {
  const { id, events } = chain;
  const standing = standingIn(chain);
  return texts.flatMap((line) => {
    const [sequence, name] = [numberIn(line, "sequence"), textIn(line, "name")];
    const committed = textIn(commitmentsOf(events[sequence - 1]?.said ?? null), name);
    return committed !== "" && standing(committed) === openedIn(sha256, line)
      ? []
      : [finding("text.changed", id, sequence, name)];
  });
}

/** What a line with salt and body commits to; nothing where its salt is none. */
export function openedIn(sha256: Sha256, line: HistoryLine): string {
  const salt = fromHex(textIn(line, "salt"));
  return salt === null ? "" : commitmentHex(sha256, salt, textIn(line, "body"));
}

/** The texts that a record consists of: those of its title and sections. */
const RECORD_TEXTS = new Set([
  ...["title", "context", "drivers", "options", "outcome", "consequences", "confirmation", "more"],
]);
const WRITING = new Set(["decision.created", "decision.imported", "decision.revised"]);

/** By revision the commitments of a record's texts, and up to which event they are known. */
export type Revisions = ReadonlyMap<number, Readonly<Record<string, string>>>;

/** The record's revisions, told from the events of a decision up to one of them. What a revision does not touch stays as it was. */
function revisionsOf(events: readonly ReadEvent[], until = events.length): Revisions {
  const revisions = new Map<number, Readonly<Record<string, string>>>();
  let latest = 0;
  let accepted = 0;
  for (const { said } of events.slice(0, until)) {
    if (said === null) continue;
    const type = textIn(said, "type");
    const data = recordIn(said, "data");
    const revision = numberIn(data, "revision");
    const isNew = type === "decision.imported_again" && revision > latest;
    if (WRITING.has(type) || isNew) {
      const changed = Object.entries(commitmentsOf(said)).flatMap(([name, hash]) =>
        RECORD_TEXTS.has(name) && typeof hash === "string" ? [[name, hash] as const] : [],
      );
      revisions.set(revision, { ...revisions.get(latest), ...Object.fromEntries(changed) });
      latest = revision;
    }
    if (type === "decision.correction_dropped") {
      revisions.set(revision, { ...revisions.get(accepted) });
      latest = revision;
      accepted = revision;
    }
    if (type === "decision.accepted" || type === "decision.correction_accepted" || type.startsWith("decision.imported"))
      accepted = revision;
  }
  return revisions;
}

/** Compares the record's texts with what its revisions committed to. */
export function checkSections(
  sha256: Sha256,
  chain: ReadChain,
  sections: readonly HistoryLine[],
): readonly HistoryFinding[] {
  const { id, events } = chain;
  const standing = standingIn(chain);
  const revisions = revisionsOf(events);
  return sections.flatMap((line) => {
    const [revision, name] = [numberIn(line, "revision"), textIn(line, "name")];
    const committed = revisions.get(revision)?.[name];
    return committed !== undefined && standing(committed) === openedIn(sha256, line)
      ? []
      : [finding("section.changed", id, null, `${name} of revision ${revision}`)];
  });
}

/**
 * Checks that what was proposed and signed is the text and result that stood there, and that nothing was accepted without an approval
 * for each of its product lines. `contentHash` computes what a signature is on. Returns how many verdicts there were.
 */
export function checkApprovals(
  { id, events }: ReadChain,
  contentHash: (sections: Readonly<Record<string, string>>, result: string | null) => string,
): { readonly approvals: number; readonly findings: readonly HistoryFinding[] } {
  const findings: HistoryFinding[] = [];
  const approved = new Set<string>();
  let approvals = 0;
  let result: { readonly number: number; readonly hash: string } | null = null;
  const titleAt = (until: number, revision: number) => revisionsOf(events, until).get(revision)?.["title"];
  for (const event of events) {
    const { sequence, said } = event;
    if (said === null) continue;
    const type = textIn(said, "type");
    const data = recordIn(said, "data");
    if (type === "evaluation.closed" && numberIn(data, "number") >= (result?.number ?? 0))
      result = { number: numberIn(data, "number"), hash: textIn(data, "result") };
    if (SIGNING.has(type)) {
      if (type.startsWith("approval.")) approvals += 1;
      const sections = revisionsOf(events, sequence).get(numberIn(data, "revision")) ?? {};
      if (textIn(data, "contentHash") !== contentHash(sections, result?.hash ?? null))
        findings.push(finding("approval.content", id, sequence));
    }
    if (type === "approval.given") approved.add(textIn(data, "approval"));
    if (type === "approval.lifted") approved.delete(textIn(data, "approval"));
    // Rules of an organization may take silence, or an override, for an approval: then the acceptance says so.
    const isGranted = textsIn(data, "silent").length > 0 || textsIn(data, "overridden").length > 0;
    if (!ACCEPTING.has(type)) continue;
    if (approved.size === 0 && !isGranted) findings.push(finding("approval.none", id, sequence));
    else if (linesWithout(events, event, titleAt).length > 0) findings.push(finding("approval.missing", id, sequence));
  }
  return { approvals, findings };
}

const ACCEPTING = new Set(["decision.accepted", "decision.correction_accepted"]);
const SIGNING = new Set([
  ...["decision.proposed", "approval.given", "approval.changes_requested", "approval.rejected"],
  ...ACCEPTING,
]);

/** The keys that the organization's own history says its checkpoints were signed with, as hexadecimal, in their order, and in which event. */
export function keysTold({ events }: ReadChain): readonly { readonly key: string; readonly sequence: number }[] {
  return events.flatMap(({ said, sequence }) =>
    said !== null && said["type"] === "organization.checkpoint_key_changed"
      ? [{ key: textIn(recordIn(said, "data"), "key"), sequence }]
      : [],
  );
}
