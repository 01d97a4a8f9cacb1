import { and, eq, sql } from "drizzle-orm";
import { withOrg } from "@/db/client";
import { shareLinks } from "@/db/schema/reading/sharing";
import { countPasscode } from "@/lib/auth/guard/guessing";
import { isPassword } from "@/lib/auth/password";
import type { Visitor } from "@/lib/auth/guard/visitor";
import { Refusal } from "@/lib/errors";
import type { TellPasscode } from "../input";
import { findOpenLink, passFor, type OpenLink } from "./queries";

/** Checks a passcode and returns a pass for the visitor's browser. A wrong one, and any link that is not open, are refused alike. */
export async function tellPasscode(visitor: Visitor, input: TellPasscode): Promise<string> {
  const link = await findOpenLink(input.token);
  const attempt = await countPasscode(visitor.address, link?.id ?? input.token);
  const isRight = await isPassword(link?.passcodeHash ?? null, input.passcode);
  if (link === null || !isRight)
    throw new Refusal("UNAUTHENTICATED", "This passcode does not open the link. Ask whoever sent it to you.");
  await attempt.succeeded();
  return passFor(link);
}

/** Counts that somebody read what a link shows. */
export async function countOpening({ id, reader }: OpenLink): Promise<void> {
  await withOrg({ ...reader, userId: null }, (tx) =>
    tx
      .update(shareLinks)
      .set({ openedCount: sql`${shareLinks.openedCount} + 1`, openedAt: sql`clock_timestamp()` })
      .where(and(eq(shareLinks.organizationId, reader.organizationId), eq(shareLinks.id, id))),
  );
}
