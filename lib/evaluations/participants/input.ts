import { z } from "zod";

export const participantShape = z.object({ evaluationId: z.uuid(), memberId: z.uuid() });
export type ParticipantInput = z.output<typeof participantShape>;
