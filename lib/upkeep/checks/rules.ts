import type { Message } from "@/lib/mail/message";
import type { Problem } from "@/lib/history/verification/rules";

/** Findings that are kept in words. One is enough to act on. */
export const KEPT_FINDINGS = 20;

/** A finding as a sentence. */
export function findingSentence({ of, sequence, what }: Problem): string {
  return `${of.charAt(0).toUpperCase()}${of.slice(1)}${sequence === null ? "" : `, event ${sequence}`}: ${what}`;
}

/** The mail to an owner when a check found something, before it is addressed. */
export function alarmMail(
  organization: { readonly name: string; readonly url: string },
  findings: readonly string[],
  found: number,
): Omit<Message, "to"> {
  return {
    subject: `${organization.name}: its history does not hold`,
    paragraphs: [
      `The nightly check of ${organization.name} read its whole history again and found ${found === 1 ? "one thing" : `${found} things`} that ${found === 1 ? "does" : "do"} not hold.`,
      ...findings.slice(0, 5),
      "Somebody or something changed the database behind Accord, or a disk is failing. Keep the database and its backups as they are, and compare with the checkpoints in your mails.",
    ],
    link: { label: "See what was found", url: organization.url },
    footnote: "Every owner gets this mail once for each night on which the check finds something.",
  };
}
