import { and, eq } from "drizzle-orm";
import { openSnapshot, withOrg, type Tx } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { historyChecks } from "@/db/schema/history/checkpoints";
import { memberships, organizations } from "@/db/schema/organizations";
import type { Scope } from "@/db/scope";
import { databaseClock } from "@/lib/history/clock";
import { verifyChains } from "@/lib/history/verification/queries";
import { holds } from "@/lib/history/verification/rules";
import { log } from "@/lib/log";
import { linkTo, sendMailLater } from "@/lib/mail/send";
import { EVERY_CHECK } from "../verification/queries";
import type { HistoryCheckCame } from "./queries";
import { alarmMail, findingSentence, KEPT_FINDINGS } from "./rules";

/**
 * The nightly job: reads the whole history of an organization in one snapshot, with everything kept beside it and every checkpoint, and
 * keeps what it found. A finding is an alarm: a line in the log, a mail to every owner, and a banner on their home.
 */
export async function checkOrganization(scope: Scope): Promise<HistoryCheckCame & { readonly checkedAt: Date }> {
  const check = await read(scope);
  const owners = await withOrg(scope, async (tx) => {
    const row = { ...check, findings: [...check.findings] };
    await tx
      .insert(historyChecks)
      .values({ organizationId: scope.organizationId, ...row })
      .onConflictDoUpdate({ target: historyChecks.organizationId, set: row });
    return check.found === 0 ? [] : readOwners(tx, scope);
  });
  if (check.found === 0) return check;
  log.error(
    { organization: scope.organizationId, found: check.found, findings: check.findings },
    "the history of an organization does not hold",
  );
  for (const { email, name, slug } of owners) {
    const mail = alarmMail({ name, url: linkTo(`/o/${slug}/settings/history`) }, check.findings, check.found);
    sendMailLater({ to: email, ...mail });
  }
  return check;
}

async function read(scope: Scope): Promise<HistoryCheckCame & { readonly checkedAt: Date }> {
  const { tx, close } = await openSnapshot(scope);
  try {
    const checkedAt = await databaseClock(tx);
    const report = await verifyChains(tx, EVERY_CHECK, scope.organizationId);
    const { chains, events, checkpoints, problems } = report;
    const unread = holds(report) || problems.length > 0 ? [] : ["A chain of this organization is missing."];
    const findings = [...problems.map(findingSentence), ...unread];
    return {
      checkedAt,
      chains,
      events,
      checkpoints,
      findings: findings.slice(0, KEPT_FINDINGS),
      found: findings.length,
    };
  } finally {
    await close();
  }
}

async function readOwners(tx: Tx, { organizationId }: Scope) {
  return tx
    .select({ email: users.email, name: organizations.name, slug: organizations.slug })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(organizations, eq(organizations.organizationId, memberships.organizationId))
    .where(
      and(
        eq(memberships.organizationId, organizationId),
        eq(memberships.role, "owner"),
        eq(memberships.status, "active"),
      ),
    );
}
