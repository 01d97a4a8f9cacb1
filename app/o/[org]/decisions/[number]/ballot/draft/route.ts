import { endpoint } from "@/lib/endpoint";
import { ballotShape } from "@/lib/evaluations/ballots/input";
import { saveBallotDraft } from "@/lib/evaluations/ballots/mutations";

/** Keeps the caller's unfinished ballot: private, and never counted. */
export const PUT = endpoint(ballotShape, saveBallotDraft);
