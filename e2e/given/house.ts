import { z } from "zod";
import { runScript } from "./script";

export const accountShape = z.object({ name: z.string(), email: z.string() });

export const houseShape = z.object({
  slug: z.string(),
  accounts: z.object({
    owner: accountShape,
    admin: accountShape,
    lead: accountShape,
    member: accountShape,
    stakeholder: accountShape,
  }),
  /** Numbers of decisions, by the state they are in. */
  decisions: z.object({ draft: z.number(), proposed: z.number(), accepted: z.number() }),
});

export type Account = z.infer<typeof accountShape>;

/** An organization that is there before a test begins: somebody of every role, one line, three decisions. */
export type House = z.infer<typeof houseShape>;

/** Makes an organization of its own for one test, past the screens. */
export async function givenHouse(password: string): Promise<House> {
  return houseShape.parse(await runScript("make-house.ts", password));
}
