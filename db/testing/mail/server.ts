import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { vi } from "vitest";
import type { Ctx } from "@/lib/access/context";

/** A mail server of one test file's own. */
export interface PostOffice {
  /** What reached a person made by the factories, oldest first. */
  readonly mailsTo: (ctx: Ctx) => Promise<Email[]>;
  readonly close: () => Promise<void>;
}

/**
 * Opens one and lets mail go there. Called in `vi.hoisted`, before anything reads where mail goes: this file therefore imports
 * nothing that does.
 */
export async function openPostOffice(): Promise<PostOffice> {
  const raw: { readonly to: readonly string[]; readonly body: Buffer }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        raw.push({ to: session.envelope.rcptTo.map(({ address }) => address), body: Buffer.concat(chunks) });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  vi.stubEnv("SMTP_URL", `smtp://127.0.0.1:${port}`);
  vi.stubEnv("APP_URL", "http://accord.test");
  return {
    mailsTo: ({ userId }) => {
      const mine = raw.filter(({ to }) => to.includes(`${userId}@test.example`));
      return Promise.all(mine.map(({ body }) => PostalMime.parse(body)));
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
