import { isProven, type KeptSignature, type ToldSignature } from "@/lib/approvals/signing/proof/rules";
import { fromHex, type Sha256 } from "@/lib/history/bytes/rules";
import type { VerifyByKey } from "@/lib/history/signatures/rules";
import { numberIn, recordIn, textIn, type HistoryLine } from "../../lines/rules";
import type { ReadChain, ReadEvent } from "../chains/rules";
import type { FindingCode, HistoryFinding } from "../words/rules";

interface Given {
  readonly sha256: Sha256;
  readonly verifyByKey: VerifyByKey;
  readonly organization: string;
}

/**
 * Checks every signature on an approval: it is of the statement, and by the key, that the approval's event names, and what it states is
 * what the event says. Names approvals whose signature is not in the file.
 */
export async function checkSignatures(
  given: Given,
  { id, events }: ReadChain,
  lines: readonly HistoryLine[],
): Promise<{ readonly signatures: number; readonly findings: readonly HistoryFinding[] }> {
  const told = new Map(events.flatMap((event) => toldBy(given.organization, id, event)));
  const headAt = (sequence: number) => events[sequence - 1]?.head;
  const shown = new Set<number>();
  const findings: HistoryFinding[] = [];
  const found = (code: FindingCode, sequence: number) => findings.push({ code, chain: id, sequence, detail: "" });
  for (const line of lines) {
    const sequence = numberIn(line, "sequence");
    const signature = told.get(sequence);
    const kept = keptIn(line);
    const holds =
      signature !== undefined &&
      kept !== null &&
      !shown.has(sequence) &&
      (await isProven({ ...given, headAt }, signature, kept));
    if (!holds) found("approval.signature", sequence);
    shown.add(sequence);
  }
  for (const sequence of told.keys()) if (!shown.has(sequence)) found("approval.unsigned", sequence);
  return { signatures: lines.length, findings };
}

function toldBy(organization: string, decision: string, { sequence, said }: ReadEvent) {
  const data = recordIn(said ?? {}, "data");
  const signature = recordIn(data, "signature");
  if (said === null || !textIn(said, "type").startsWith("approval.") || data["signature"] === undefined) return [];
  const told: ToldSignature = {
    ...{ organization, decision, sequence },
    member: textIn(said, "actor"),
    revision: numberIn(data, "revision"),
    contentHash: textIn(data, "contentHash"),
    onBehalfOf: textIn(data, "onBehalfOf"),
    method: textIn(signature, "method"),
    statement: textIn(signature, "statement"),
    key: textIn(signature, "key"),
  };
  return [[sequence, told] as const];
}

function keptIn(line: HistoryLine): KeptSignature | null {
  const [publicKey, authenticatorData, signature] = ["publicKey", "authenticatorData", "signature"].map((key) =>
    fromHex(textIn(line, key)),
  );
  if (publicKey == null || authenticatorData == null || signature == null) return null;
  return {
    ...{ method: textIn(line, "method"), statement: textIn(line, "statement"), clientData: textIn(line, "clientData") },
    ...{ algorithm: numberIn(line, "algorithm"), publicKey, authenticatorData, signature },
  };
}
