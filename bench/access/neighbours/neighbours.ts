import path from "node:path";
import { type ArrivedMail, startMailServer } from "@/db/testing/mail/smtp";
import { startNameServer, type NameServer } from "./names";

/** Whom the app talks to beside its database, all of them real: a mail server and a name server. Providers are started where they are asked. */
export interface Neighbours {
  readonly arrived: readonly ArrivedMail[];
  readonly stop: () => Promise<void>;
}

let names: NameServer | undefined;

/** Starts them, and lets app processes that are started from now on talk to them. Called before anything reads the environment. */
export async function startNeighbours(): Promise<Neighbours> {
  const post = await startMailServer();
  names = await startNameServer();
  const askHere = path.join(import.meta.dirname, "ask-here.cjs");
  Object.assign(process.env, {
    SMTP_URL: post.url,
    OUTBOUND_ALLOW: "localhost",
    DRILL_NAMES: String(names.port),
    NODE_OPTIONS: `--require=${askHere}`,
  });
  return {
    arrived: post.arrived,
    stop: async () => {
      names?.stop();
      await post.close();
    },
  };
}

/** What a domain's own text record says from now on. */
export function sayOfDomain(domain: string, text: string): void {
  names?.say(`_accord.${domain}`, text);
}
