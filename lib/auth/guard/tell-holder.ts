import { log } from "@/lib/log";
import { sendMailLater } from "@/lib/mail/send";

/** Logs, and mails the holder of an account what was changed about the ways into it, so that nobody else changes them unseen. */
export function tellHolder(holder: { readonly email: string }, subject: string, sentence: string): void {
  log.info({ event: "way_in.changed", what: subject }, "a way in was changed");
  const footnote =
    "If this was not you, change your password, and end the sessions you do not know on your account page.";
  sendMailLater({ to: holder.email, subject, paragraphs: [sentence], footnote });
}
