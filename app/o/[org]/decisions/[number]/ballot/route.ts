import { endpoint } from "@/lib/endpoint";
import { ballotShape } from "@/lib/evaluations/ballots/input";
import { submitBallot } from "@/lib/evaluations/ballots/mutations";

/** Submits the caller's ballot. A route handler, because the client runs server actions one at a time. */
export const POST = endpoint(ballotShape, submitBallot);
