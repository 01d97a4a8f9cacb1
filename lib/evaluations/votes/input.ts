import { z } from "zod";
import { EVALUATION_METHODS } from "@/db/enums";
import { deadlineShape } from "../input";
import { invitationShape } from "../participants/input";

export const createVoteShape = z.object({
  decisionId: z.uuid(),
  method: z.enum(EVALUATION_METHODS).exclude(["matrix"]),
});
export type CreateVote = z.output<typeof createVoteShape>;

export const openVotingShape = z.object({
  evaluationId: z.uuid(),
  ...invitationShape.shape,
  /** Without a deadline the round stays open until the steward reveals it. */
  deadline: deadlineShape.nullish(),
});
export type OpenVoting = z.output<typeof openVotingShape>;
