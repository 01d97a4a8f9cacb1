import { parseNote, type SignedCheckpoint } from "@/lib/history/checkpoints/note/rules";
import { textIn } from "../../lines/rules";
import type { ReadChain } from "../chains/rules";
import type { HistoryFinding, HistoryNote } from "../words/rules";

/** What a receipt says, in the order of its lines. A checkpoint may follow after an empty line. */
export interface Receipt {
  readonly organization: string;
  readonly chain: string;
  readonly event: string;
  readonly sequence: number;
  /** 64 hexadecimal digits. */
  readonly head: string;
  /** When the event was recorded, as ISO 8601 in UTC. */
  readonly recorded: string;
  /** What the event commits to, as "name hash". */
  readonly commits: readonly string[];
  /** A checkpoint that covers it; null while there is none. */
  readonly note: string | null;
}

const FIRST = "Accord receipt, version 1";

/** A receipt as a text file. */
export function receiptText(receipt: Receipt): string {
  const { organization, chain, event, sequence, head, recorded, commits, note } = receipt;
  const lines = [
    FIRST,
    `organization ${organization}`,
    `history ${chain}`,
    `event ${event}`,
    `number ${sequence}`,
    `head ${head}`,
    `recorded ${recorded}`,
    ...commits.map((one) => `commits ${one}`),
  ];
  return `${lines.join("\n")}\n${note === null ? "" : `\n${note}`}`;
}

const BODY =
  /^Accord receipt, version 1\norganization ([0-9a-f-]{36})\nhistory ([0-9a-f-]{36})\nevent ([0-9a-f-]{36})\nnumber ([1-9]\d{0,9})\nhead ([0-9a-f]{64})\nrecorded (\S+)\n((?:commits [A-Za-z.-]+ [0-9a-f]{64}\n)*)$/;

/** Reads a receipt; null for what is none. */
export function parseReceipt(text: string): Receipt | null {
  const plain = text.replaceAll("\r\n", "\n");
  const split = plain.indexOf("\n\n");
  const said = BODY.exec(split < 0 ? plain : plain.slice(0, split + 1));
  if (said === null) return null;
  const [, organization = "", chain = "", event = "", number = "", head = "", recorded = "", commits = ""] = said;
  const rows = commits.split("\n").filter((row) => row !== "");
  const note = split < 0 ? null : plain.slice(split + 2);
  return {
    ...{ organization, chain, event, sequence: Number(number), head, recorded },
    ...{ commits: rows.map((row) => row.slice("commits ".length)), note },
  };
}

interface Held {
  readonly organization: string;
  readonly exportedAt: string;
  readonly chains: readonly ReadChain[];
  readonly checkpoints: readonly SignedCheckpoint[];
}

interface Said {
  readonly findings: readonly HistoryFinding[];
  readonly notes: readonly HistoryNote[];
}

const fault = (code: HistoryFinding["code"], sequence: number | null, chain: string | null = null): Said => ({
  findings: [{ code, chain, sequence, detail: "" }],
  notes: [],
});
const note = (code: HistoryNote["code"]): Said => ({ findings: [], notes: [{ code, detail: "" }] });

/** Does this file hold the checkpoint that somebody kept elsewhere? White space around it does not matter: mails add some. */
export function checkGivenCheckpoint(held: Held, text: string): Said {
  const said = parseNote(`${text.replaceAll("\r\n", "\n").trim()}\n`);
  if (said?.organization !== held.organization) return fault("given.note", null);
  const same = held.checkpoints.find(({ number }) => number === said.number);
  if (same !== undefined) return same.text === said.text ? note("given.held") : fault("given.other", said.number);
  if (said.number < (held.checkpoints.at(-1)?.number ?? 0)) return note("given.outside");
  return said.time > held.exportedAt ? note("given.newer") : fault("given.cut", said.number);
}

/** Does this file hold the event of a receipt as it was told then, and the checkpoint in it? */
export function checkReceipt(held: Held, text: string): Said {
  const receipt = parseReceipt(text);
  if (receipt?.organization !== held.organization) return fault("given.note", null);
  const chain = held.chains.find(({ id }) => id === receipt.chain);
  const event = chain?.events[receipt.sequence - 1];
  const isTold =
    event?.head === receipt.head &&
    (event.said === null ||
      (textIn(event.said, "id") === receipt.event && textIn(event.said, "recordedAt") === receipt.recorded));
  if (!isTold) return fault("receipt.event", receipt.sequence, receipt.chain);
  if (receipt.note === null) return note("given.held");
  const covered = checkGivenCheckpoint(held, receipt.note);
  const isHeld = covered.notes.some(({ code }) => code === "given.held");
  return covered.findings.length > 0 ? covered : note(isHeld ? "given.held" : "receipt.outside");
}
