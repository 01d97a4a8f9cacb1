import { z } from "zod";
import { ROLES } from "@/db/enums";

const lineIds = z.array(z.uuid()).max(200, "Choose at most 200 product lines.");

export const memberShape = z.object({ memberId: z.uuid() });
export type MemberInput = z.output<typeof memberShape>;

export const changeRoleShape = z.object({ memberId: z.uuid(), role: z.enum(ROLES) });
export type ChangeRole = z.output<typeof changeRoleShape>;

/** No line at all means every line. */
export const changeLinesShape = z.object({ memberId: z.uuid(), productLineIds: lineIds });
export type ChangeLines = z.output<typeof changeLinesShape>;
