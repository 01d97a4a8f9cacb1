import { passkeyRefusal } from "@/app/(entry)/_components/passkey-refusal";
import { answered } from "@/app/o/[org]/_request/answered";
import type { SigningMethod } from "@/db/enums";
import type { approveShape } from "@/lib/approvals/input";
import type { Result } from "@/lib/errors";
import type { z } from "zod";
import { prepareSignature } from "../actions";
import type { ShownPlace, ShownSubject } from "./subject";

type Proof = z.input<typeof approveShape>["proof"];

/** What an approver shows again: the password they typed, or what their passkey signs now. */
export async function getProof(
  slug: string,
  { decisionId, contentHash }: ShownSubject,
  place: ShownPlace | undefined,
  way: SigningMethod | null,
  password: string,
): Promise<Result<Proof>> {
  if (way === null) return { ok: true, value: null };
  if (way === "password") return { ok: true, value: { method: "password", password } };
  const standsInFor = place?.standsInFor?.memberId ?? null;
  const asked = await answered(prepareSignature(slug, { decisionId, contentHash, standsInFor }));
  if (!asked.ok) return asked;
  const { statement, options } = asked.value;
  const { startAuthentication } = await import("@simplewebauthn/browser");
  try {
    const optionsJSON = { ...options, allowCredentials: [...options.allowCredentials] };
    const assertion = await startAuthentication({ optionsJSON });
    return { ok: true, value: { method: "passkey", statement, assertion } };
  } catch (error) {
    return { ok: false, refusal: passkeyRefusal(error) };
  }
}
