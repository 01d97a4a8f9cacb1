import { z } from "zod";
import type { Confirmation, SigningMethod } from "@/db/enums";
import { invalid } from "@/lib/errors";
import { canonicalJson } from "@/lib/mcda/hash/canonical";

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

const shape = z.object({ number: z.number().int(), head: z.string(), sequence: z.number().int() });

/** What a statement says that nothing else does: the decision's number and the head that was seen. Null when it is no statement. */
export function readStatement(text: string): Pick<Statement, "number" | "head" | "sequence"> | null {
  const parsed = shape.safeParse(jsonOf(text));
  return parsed.success ? parsed.data : null;
}

function jsonOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return null;
  }
}

/** Refuses an approval that does not show what its rule asks for. */
export function assertConfirmed(asked: Confirmation, shown: SigningMethod | null): void {
  if (asked === "none" || (shown !== null && (asked === "password_or_passkey" || shown === "passkey"))) return;
  const message =
    asked === "passkey"
      ? "The approval rule asks for your passkey. Add one on your account page if you have none."
      : "The approval rule asks for your password or a passkey again.";
  throw invalid(message, { proof: message });
}
