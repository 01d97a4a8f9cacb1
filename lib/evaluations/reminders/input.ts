import { z } from "zod";

export const remindShape = z.object({ evaluationId: z.uuid() });
export type Remind = z.output<typeof remindShape>;
