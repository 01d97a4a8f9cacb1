import { z } from "zod";

/** `number` is the decision's, from the address; without one the whole organization is meant. */
export const historyFileShape = z.object({ number: z.coerce.number().int().positive().max(999_999_999).optional() });
export type HistoryFile = z.output<typeof historyFileShape>;
