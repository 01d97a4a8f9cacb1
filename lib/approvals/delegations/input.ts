import { z } from "zod";
import { storable } from "@/lib/text/input";

export const delegateShape = z.object({
  delegateId: z.uuid("Choose who stands in for you."),
  startsAt: z.coerce.date("Choose the first day."),
  endsAt: z.coerce.date("Choose the last day."),
  reason: storable(z.string().trim().max(500, "At most 500 characters.")).default(""),
});
export const endDelegationShape = z.object({ delegationId: z.uuid() });

export type Delegate = z.output<typeof delegateShape>;
export type EndDelegation = z.output<typeof endDelegationShape>;
