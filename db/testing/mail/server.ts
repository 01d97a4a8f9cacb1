import PostalMime, { type Email } from "postal-mime";
import { vi } from "vitest";
import type { Ctx } from "@/lib/access/context";
import { startMailServer } from "./smtp";

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
  const { url, arrived, close } = await startMailServer();
  vi.stubEnv("SMTP_URL", url);
  vi.stubEnv("APP_URL", "http://accord.test");
  return {
    mailsTo: ({ userId }) => {
      const mine = arrived.filter(({ to }) => to.includes(`${userId}@test.example`));
      return Promise.all(mine.map(({ raw }) => PostalMime.parse(raw)));
    },
    close,
  };
}
