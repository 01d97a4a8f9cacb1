import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { houseShape, type House } from "../house";

const startedShape = z.object({
  url: z.string(),
  mailbox: z.string(),
  domain: z.string(),
  house: houseShape,
});

const mailsShape = z.array(z.object({ to: z.array(z.string()), subject: z.string(), text: z.string() }));

/** A mail as it arrived. */
export type Mail = z.infer<typeof mailsShape>[number];

/** A server that sends mail, with a house whose people of one domain sign in through a provider of their own. */
export interface Connected {
  readonly url: string;
  readonly house: House;
  /** People with addresses of this domain sign in at the provider. */
  readonly domain: string;
  /** What reached an address, oldest first. */
  readonly mailsTo: (address: string) => Promise<readonly Mail[]>;
  readonly stop: () => Promise<void>;
}

/** Starts one, with a database of its own: jobs of another app process would take its mails. */
export async function startConnected(password: string): Promise<Connected> {
  const script = path.join(import.meta.dirname, "..", "scripts", "serve-connected.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, password], {
    stdio: ["pipe", "pipe", "inherit"],
    // Verbs of signing on load parts of Next that the condition of server code leaves out.
    env: { ...process.env, TSX_TSCONFIG_PATH: path.resolve("bench", "tsconfig.json") },
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    child.once("exit", () => reject(new Error("The server with mail did not start.")));
  });
  const { url, mailbox, domain, house } = startedShape.parse(JSON.parse(line));
  return {
    url,
    house,
    domain,
    mailsTo: async (address) => {
      const mails = mailsShape.parse(await (await fetch(mailbox)).json());
      return mails.filter(({ to }) => to.includes(address));
    },
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
