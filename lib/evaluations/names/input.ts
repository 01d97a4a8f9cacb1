import { z } from "zod";

export const hideNamesShape = z.object({ evaluationId: z.uuid() });
export type HideNames = z.output<typeof hideNamesShape>;
