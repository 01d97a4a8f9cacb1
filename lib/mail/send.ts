import { createTransport, type Transporter } from "nodemailer";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { withEncryption } from "./address";
import { htmlOf, textOf, type Message } from "./message";

const key = Symbol.for("accord.mail");
type Global = typeof globalThis & { [key]?: Transporter };

/** Is there a server to send mail through? Without one, links are copied by hand. */
export const isMailConfigured = () => env.SMTP_URL !== undefined;

/** Sends one mail, or throws. The address stands alone in `to`, so that it cannot be read as a list or a name. */
export async function sendMail(message: Message): Promise<void> {
  await transport().sendMail({
    from: env.MAIL_FROM,
    to: { name: "", address: message.to },
    subject: message.subject.replace(/\s+/g, " "),
    text: textOf(message),
    html: htmlOf(message),
    headers: { "Auto-Submitted": "auto-generated" },
  });
}

/** Sends in the background. What a person did stands, whether or not the mail server answers. */
export function sendMailLater(message: Message): void {
  if (!isMailConfigured()) return;
  void sendMail(message).catch((error: unknown) =>
    log.error({ err: error, subject: message.subject }, "mail was not sent"),
  );
}

/** The address of a page of this server, for a mail. */
export const linkTo = (path: string) => new URL(path, env.APP_URL).href;

function transport(): Transporter {
  const home: Global = globalThis;
  if (env.SMTP_URL === undefined) throw new Error("SMTP_URL is not set.");
  home[key] ??= createTransport(withEncryption(env.SMTP_URL));
  return home[key];
}
