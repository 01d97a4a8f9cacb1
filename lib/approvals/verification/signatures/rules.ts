import { z } from "zod";
import type { ToldSignature } from "@/lib/approvals/signing/proof/rules";
import type { Scope } from "@/db/scope";
import type { ToldEvent } from "@/lib/history/verification/chain";

const signedShape = z.looseObject({
  approval: z.string(),
  revision: z.number(),
  contentHash: z.string(),
  onBehalfOf: z.string().default(""),
  signature: z.object({ method: z.string(), statement: z.string(), key: z.string().default("") }),
});

/** How the approvals of a decision were signed, by their ids, as their events tell it. */
export function tellSignatures(
  { organizationId }: Scope,
  decision: string,
  events: readonly ToldEvent[],
): ReadonlyMap<string, ToldSignature> {
  return new Map(
    events.flatMap(({ sequence, actor, data }) => {
      const said = signedShape.safeParse(data);
      if (!said.success || actor === null) return [];
      const { approval, revision, contentHash, onBehalfOf, signature } = said.data;
      const told = {
        organization: organizationId,
        decision,
        sequence,
        member: actor,
        revision,
        contentHash,
        onBehalfOf,
      };
      return [[approval, { ...told, ...signature }] as const];
    }),
  );
}
