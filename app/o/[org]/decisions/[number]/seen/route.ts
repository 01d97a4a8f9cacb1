import { endpoint } from "@/lib/endpoint";
import { markDecisionSeenShape } from "@/lib/following/visits/input";
import { markDecisionSeen } from "@/lib/following/visits/mutations";

/** Up to which change the reader has seen the record. No server action, because it is told in the moment of leaving. */
export const POST = endpoint(markDecisionSeenShape, markDecisionSeen);
