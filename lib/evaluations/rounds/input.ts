import { z } from "zod";
import { deadlineShape } from "../input";

const evaluationId = z.uuid();

export const revealRoundShape = z.object({ evaluationId });
export type RevealRound = z.output<typeof revealRoundShape>;

export const changeDeadlineShape = z.object({ evaluationId, deadline: deadlineShape });
export type ChangeDeadline = z.output<typeof changeDeadlineShape>;
