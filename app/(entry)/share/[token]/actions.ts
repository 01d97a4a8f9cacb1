"use server";

import { cookies } from "next/headers";
import { visitorAction } from "@/lib/action";
import { sessionCookieOptions, shareCookieName } from "@/lib/auth/cookie";
import type { Result } from "@/lib/errors";
import { tellPasscodeShape, type TellPasscode } from "@/lib/sharing/input";
import { tellPasscode } from "@/lib/sharing/opened/mutations";

const tell = visitorAction(tellPasscodeShape, tellPasscode);

/** Tells the passcode of a link, and lets this browser read what it shows for half a day, at this link's address only. */
export async function openHere(input: TellPasscode): Promise<Result<{ readonly isOpen: true }>> {
  const told = await tell(input);
  if (!told.ok) return told;
  const options = { ...sessionCookieOptions(), path: `/share/${input.token}` };
  (await cookies()).set(shareCookieName(), told.value, options);
  return { ok: true, value: { isOpen: true } };
}
