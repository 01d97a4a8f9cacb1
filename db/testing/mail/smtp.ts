import { SMTPServer } from "smtp-server";

/** A mail as it came over the wire: whom the envelope named, and all of its text. */
export interface ArrivedMail {
  readonly to: readonly string[];
  readonly raw: Buffer;
}

/** A mail server that takes in everything and keeps it. */
export interface MailServer {
  /** For `SMTP_URL`. */
  readonly url: string;
  /** Oldest first. */
  readonly arrived: readonly ArrivedMail[];
  readonly close: () => Promise<void>;
}

/** Starts one on a free port of this machine. Imports nothing that reads the environment. */
export async function startMailServer(): Promise<MailServer> {
  const arrived: ArrivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        arrived.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks) });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
