import PostalMime from "postal-mime";
import { withOrg } from "@/db/client";
import { speakingAs } from "@/db/testing/connections";
import type { ArrivedMail } from "@/db/testing/mail/smtp";
import type { Ctx } from "@/lib/access/context";
import { enqueue } from "@/lib/jobs/queue";
import { createInvitation } from "@/lib/organizations/invitations/mutations";
import { canaryIn, type Canaries } from "./canaries";

/** An organization whose mails are read. */
interface Sender {
  readonly owner: Ctx;
  readonly own: Canaries;
}

/** So long may it take until the app has worked its queue off. */
const PATIENCE_MS = 180_000;

/** Asks the app for the mail that each event of an organization calls for, as if all of it had just happened, and invites somebody. */
export async function mailEverything({ owner }: Sender): Promise<void> {
  const { organizationId, slug } = owner;
  const events = await speakingAs("superuser", async (client) => {
    // A demo mails nobody.
    await client.query("update organizations set is_demo = false where organization_id = $1", [organizationId]);
    const { rows } = await client.query<{ chainId: string; sequence: number }>(
      `select chain_id as "chainId", sequence::int from events where organization_id = $1`,
      [organizationId],
    );
    return rows;
  });
  await withOrg(owner, async (tx) => {
    for (const { chainId, sequence } of events) await enqueue(tx, "mail", { organizationId, chainId, sequence });
  });
  await createInvitation(owner, { role: "member", productLineIds: [], email: `guest@${slug}.example` });
}

/** Waits until everything that was asked for has left. */
export async function mailsLeft(): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while ((await waiting()) > 0) {
    if (Date.now() > end) throw new Error("The app did not work its mails off.");
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function waiting(): Promise<number> {
  const { rows } = await speakingAs("superuser", (client) =>
    client.query<{ n: number }>(
      "select count(*)::int as n from pgboss.job where name = 'mail' and state < 'completed'",
    ),
  );
  return rows[0]?.n ?? 0;
}

/** What mails tell the people of each organization, of their own one and of the other. */
export async function readMails(arrived: readonly ArrivedMail[], one: Sender, other: Sender) {
  const leaks: string[] = [];
  let [mails, told] = [0, 0];
  for (const [reader, foreign] of [[one, other] as const, [other, one] as const]) {
    const addresses = await addressesOf(reader);
    for (const { to, raw } of arrived) {
      if (!to.some((address) => addresses.has(address))) continue;
      const { subject = "", text = "", html = "", headers } = await PostalMime.parse(raw);
      const whole = [subject, text, html, JSON.stringify(headers)].join("\n");
      mails += 1;
      if (canaryIn(whole, reader.own) !== undefined) told += 1;
      const leak = canaryIn(whole, foreign.own);
      if (leak !== undefined) leaks.push(`a mail to ${to.join()} holds ${leak}: ${subject}`);
    }
  }
  return { mails, told, leaks };
}

async function addressesOf({ owner: { organizationId, slug } }: Sender): Promise<ReadonlySet<string>> {
  const { rows } = await speakingAs("superuser", (client) =>
    client.query<{ email: string }>(
      "select u.email from users u join memberships m on m.user_id = u.id where m.organization_id = $1",
      [organizationId],
    ),
  );
  return new Set([...rows.map(({ email }) => email), `guest@${slug}.example`]);
}
