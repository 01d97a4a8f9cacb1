import { z } from "zod";
import { ROLES } from "@/db/enums";
import { emailShape, newPasswordShape, personNameShape } from "@/lib/auth/input";

const tokenShape = z.string().max(200);
const anyAddress = z.literal("").transform(() => null);

/** An empty address means: whoever has the link. */
export const createInvitationShape = z.object({
  role: z.enum(ROLES),
  productLineIds: z.array(z.uuid()).max(200).default([]),
  email: anyAddress.or(emailShape).nullable().default(null),
});
export type CreateInvitation = z.output<typeof createInvitationShape>;

export const revokeInvitationShape = z.object({ invitationId: z.uuid() });
export type RevokeInvitation = z.output<typeof revokeInvitationShape>;

export const acceptInvitationShape = z.object({ token: tokenShape });
export type AcceptInvitation = z.output<typeof acceptInvitationShape>;

/** Asks for the mail that confirms an address, with which the invitation can then be accepted. */
export const requestToJoinShape = z.object({ token: tokenShape, email: emailShape });
export type RequestToJoin = z.output<typeof requestToJoinShape>;

export const joinShape = z.object({
  token: tokenShape,
  name: personNameShape,
  email: emailShape,
  password: newPasswordShape,
  proof: z.string().max(4000).optional(),
});
export type Join = z.output<typeof joinShape>;
