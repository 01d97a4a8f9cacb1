import { endpoint } from "@/lib/endpoint";
import { voteShape } from "@/lib/evaluations/votes/ballots/input";
import { submitVote } from "@/lib/evaluations/votes/ballots/mutations";

/** Submits the caller's vote. A route handler, because the client runs server actions one at a time. */
export const POST = endpoint(voteShape, submitVote);
