import { z } from "zod";
import { ROLES } from "@/db/enums";
import { memberIds } from "../input";

export const participantShape = z.object({ evaluationId: z.uuid(), memberId: z.uuid() });
export type ParticipantInput = z.output<typeof participantShape>;

/** So many product lines one invitation may name. */
const LINE_LIMIT = 100;

/** Who is invited: by name, by role, and by product line with the lines below it. Who matches is named one by one. */
export const invitationShape = z.object({
  participants: memberIds,
  roles: z.array(z.enum(ROLES)).max(ROLES.length).optional(),
  lineIds: z.array(z.uuid()).max(LINE_LIMIT, `At most ${LINE_LIMIT} product lines.`).optional(),
});
export type Invitation = z.output<typeof invitationShape>;
