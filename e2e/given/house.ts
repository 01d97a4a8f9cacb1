import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { z } from "zod";

const account = z.object({ name: z.string(), email: z.string() });

const houseShape = z.object({
  slug: z.string(),
  accounts: z.object({ owner: account, admin: account, lead: account, member: account, stakeholder: account }),
  /** Numbers of decisions, by the state they are in. */
  decisions: z.object({ draft: z.number(), proposed: z.number(), accepted: z.number() }),
});

export type Account = z.infer<typeof account>;

/** An organization that is there before a test begins: somebody of every role, one line, three decisions. */
export type House = z.infer<typeof houseShape>;

/**
 * Makes an organization of its own for one test, past the screens. In a process of its own, because the verbs it calls
 * are server code, which a test runner may not load.
 */
export async function givenHouse(password: string): Promise<House> {
  const script = path.join(import.meta.dirname, "make-house.ts");
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", script, password],
    {
      env: {
        ...process.env,
        NEXTAUTH_SECRET: process.env["NEXTAUTH_SECRET"] ?? "not used for passwords, only asked for",
      },
    },
  );
  return houseShape.parse(JSON.parse(stdout));
}
