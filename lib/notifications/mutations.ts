import { v5 as uuidOf } from "uuid";
import { withOrg } from "@/db/client";
import { mintOrganizationId } from "@/lib/auth/context";
import { readNewestCheckpoint, type ShownCheckpoint } from "@/lib/history/checkpoints/queries";
import { enqueue, type Jobs } from "@/lib/jobs/queue";
import { isMailConfigured, linkTo, sendMail } from "@/lib/mail/send";
import { readCall, type Recipient } from "./queries";
import { CHECKPOINT_WHY, FOOTNOTE, mailText, type Call } from "./rules";

/**
 * The job of the queue `mail`. Of an event it makes one job per person it concerns, so that a mail that fails is tried
 * again alone; of such a job, the mail. What was done meanwhile is not mailed.
 */
export async function sendMails(job: Jobs["mail"]): Promise<void> {
  if (!isMailConfigured()) return;
  const scope = { organizationId: mintOrganizationId(job.organizationId), userId: null };
  const { memberId } = job;
  const found = await withOrg(scope, async (tx) => {
    const read = await readCall(tx, scope, job);
    if (memberId === undefined)
      for (const recipient of read?.recipients ?? [])
        await enqueue(tx, "mail", { ...job, memberId: recipient.memberId }, { id: mailIdOf(job, recipient) });
    if (read === null) return null;
    // Every mailbox of somebody who approves is a witness of how far the history had come.
    return { ...read, checkpoint: read.call.kind === "approval" ? await readNewestCheckpoint(tx, scope) : null };
  });
  const recipient = found?.recipients.find((one) => one.memberId === memberId);
  if (found && recipient !== undefined) await deliver(found.call, recipient, found.checkpoint);
}

/** One id per event and person: an event's job that runs twice, as a queue may let it, still makes one mail. */
function mailIdOf({ chainId, sequence }: Jobs["mail"], { memberId }: Recipient): string {
  return uuidOf(`${sequence} ${memberId}`, chainId);
}

async function deliver(call: Call, recipient: Recipient, checkpoint: ShownCheckpoint | null): Promise<void> {
  const { subject, paragraphs, linkLabel, path } = mailText(call);
  await sendMail({
    to: recipient.email,
    subject,
    paragraphs,
    link: { label: linkLabel, url: linkTo(path) },
    ...(checkpoint !== null && { attached: { why: CHECKPOINT_WHY, text: checkpoint.note } }),
    footnote: FOOTNOTE,
  });
}
