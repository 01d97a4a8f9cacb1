import "server-only";
import { z } from "zod";
import { quoted, withOrg, type Opening, type Tx } from "@/db/client";
import { MEMBERSHIP_STATUSES, ROLES } from "@/db/enums";
import type { Ctx } from "@/lib/access/context";
import { forbidden } from "@/lib/errors";
import { OWN_LINES_TEXT } from "./own-lines";

/**
 * The transaction of a verb: like `withOrg`, and the caller's authority is what it was when the context was minted, until
 * the commit (rule 6). The membership is locked before anything else, and a change of it waits; refuses when it has changed.
 */
export function withAuthority<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
  return withOrg(ctx, work, authorityOf(ctx));
}

const standing = z.array(
  z.object({ role: z.enum(ROLES), status: z.enum(MEMBERSHIP_STATUSES), lines: z.array(z.string()).nullable() }),
);

function authorityOf(ctx: Ctx): Opening {
  const own = `organization_id = ${quoted(ctx.organizationId)} and id = ${quoted(ctx.memberId)}`;
  return {
    // Two statements: the second sees what the first one waited for, the lines too.
    statements: `select from memberships where ${own} for share;
      select role, status, ${OWN_LINES_TEXT} as lines from memberships where ${own}`,
    check: (rows) => {
      const [now] = standing.parse(rows);
      if (now?.status === "active" && now.role === ctx.role && covers(now.lines, ctx.productLineIds)) return;
      throw forbidden("Your role or product lines have just been changed. Reload the page to see what you can do now.");
    },
  };
}

/** A line that was added below one's own since is no loss; one that was taken away is. */
function covers(now: readonly string[] | null, before: readonly string[] | null): boolean {
  return now === null || (before !== null && before.every((line) => now.includes(line)));
}
