import { z } from "zod";

/** `number` is the decision's, from the address; `sequence` the event's on its chain. */
export const receiptShape = z.object({
  number: z.coerce.number().int().positive().max(999_999_999),
  sequence: z.coerce.number().int().positive().max(999_999_999),
});
export type ReceiptOf = z.output<typeof receiptShape>;
