"use server";

import { action } from "@/lib/action";
import { changeRole, removeMember } from "@/lib/evaluations/membership/mutations";
import { createInvitationShape, revokeInvitationShape } from "@/lib/organizations/invitations/input";
import { createInvitation, revokeInvitation } from "@/lib/organizations/invitations/mutations";
import { changeLinesShape, changeRoleShape, memberShape } from "@/lib/organizations/members/input";
import { changeLines, restoreMember, suspendMember } from "@/lib/organizations/members/mutations";
import { resetLinkForMember } from "@/lib/organizations/reset-links/mutations";
import { limited } from "@/lib/limits/limited";

export const giveRole = action(changeRoleShape, changeRole);
export const giveLines = action(changeLinesShape, changeLines);
export const suspend = action(memberShape, suspendMember);
export const restore = action(memberShape, restoreMember);
export const remove = action(memberShape, removeMember);
export const makeResetLink = action(memberShape, resetLinkForMember);
export const invite = action(createInvitationShape, limited("invite", createInvitation));
export const revoke = action(revokeInvitationShape, revokeInvitation);
