import { decode, encode } from "next-auth/jwt";
import { env } from "@/lib/env";

/** Seals claims for one purpose, for so many seconds. Whoever carries the result can neither read nor change them. */
export function seal(claims: Readonly<Record<string, string>>, purpose: string, seconds: number): Promise<string> {
  return encode({ token: { ...claims }, secret: env.NEXTAUTH_SECRET, salt: purpose, maxAge: seconds });
}

/** What was sealed for this purpose; null where it was forged, was for another one, or has expired. */
export async function unseal(
  sealed: string | undefined,
  purpose: string,
): Promise<Readonly<Record<string, unknown>> | null> {
  if (sealed === undefined) return null;
  return decode({ token: sealed, secret: env.NEXTAUTH_SECRET, salt: purpose }).catch(() => null);
}
