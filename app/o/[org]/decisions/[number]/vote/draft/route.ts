import { endpoint } from "@/lib/endpoint";
import { voteShape } from "@/lib/evaluations/votes/ballots/input";
import { saveVoteDraft } from "@/lib/evaluations/votes/ballots/mutations";

/** Keeps the caller's unfinished vote: private, and never counted. */
export const PATCH = endpoint(voteShape, saveVoteDraft);
