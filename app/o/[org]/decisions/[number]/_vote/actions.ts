"use server";

import { action } from "@/lib/action";
import { chooseAfterVoteShape, closeVoteShape } from "@/lib/evaluations/votes/closing/input";
import * as closing from "@/lib/evaluations/votes/closing/mutations";
import { createVoteShape, openVotingShape } from "@/lib/evaluations/votes/input";
import * as votes from "@/lib/evaluations/votes/mutations";
import { meetObjectionShape, withdrawObjectionShape } from "@/lib/evaluations/votes/objections/input";
import * as objections from "@/lib/evaluations/votes/objections/mutations";

export const createVote = action(createVoteShape, votes.createVote);
export const openVoting = action(openVotingShape, votes.openVoting);
export const meetObjection = action(meetObjectionShape, objections.meetObjection);
export const withdrawObjection = action(withdrawObjectionShape, objections.withdrawObjection);
export const closeVote = action(closeVoteShape, closing.closeVote);
export const chooseAfterVote = action(chooseAfterVoteShape, closing.chooseAfterVote);
