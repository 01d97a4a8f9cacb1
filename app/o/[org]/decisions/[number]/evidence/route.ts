import { endpoint } from "@/lib/endpoint";
import { evidenceShape } from "@/lib/evaluations/evidence/input";
import { getEvidence } from "@/lib/evaluations/evidence/queries";

/** The evidence on one criterion, `?criterionId=`: a large matrix holds more than one page should carry. */
export const GET = endpoint(evidenceShape, getEvidence);
