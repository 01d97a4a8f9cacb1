import { canonicalJson } from "@/lib/mcda/hash/canonical";

// Part of the verifier that is handed out: one file, without packages.

/** Exactly what an approver signs: the text by its content hash, and how far the decision's history had come. */
export interface Statement {
  readonly organization: string;
  readonly decision: string;
  readonly number: number;
  readonly revision: number;
  /** 64 hexadecimal digits. */
  readonly contentHash: string;
  /** The decision's head that was seen, with its event's number. */
  readonly head: string;
  readonly sequence: number;
  readonly verdict: "approved";
  readonly member: string;
  /** Whose place is taken; absent in one's own. */
  readonly onBehalfOf?: string;
}

/** The statement as canonical JSON: the bytes whose SHA-256 a passkey signs as its challenge. */
export function statementText(statement: Statement): string {
  return canonicalJson({ v: 1, type: "accord.approval", ...statement });
}

/** What a statement says that nothing else does: the decision's number and the head that was seen. Null when it is no statement. */
export function readStatement(text: string): Pick<Statement, "number" | "head" | "sequence"> | null {
  const { number, head, sequence } = objectOf(text) ?? {};
  if (!isWhole(number) || !isWhole(sequence) || typeof head !== "string") return null;
  return { number, head, sequence };
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

/** What a text says as a JSON object; null where it is none. */
export function objectOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
