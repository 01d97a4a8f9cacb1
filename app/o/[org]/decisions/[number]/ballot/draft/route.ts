import { endpoint } from "@/lib/endpoint";
import { draftShape } from "@/lib/evaluations/ballots/input";
import { saveBallotDraft } from "@/lib/evaluations/ballots/mutations";

/** Makes changes to the caller's unfinished ballot: private, and never counted. */
export const PATCH = endpoint(draftShape, saveBallotDraft);
