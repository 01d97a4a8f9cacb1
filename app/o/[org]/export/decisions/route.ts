import { decisionListShape } from "@/lib/decisions/list/input";
import { streamed } from "@/lib/endpoint";
import { decisionsAsCsv } from "@/lib/exports/tables/queries";
import { limited } from "@/lib/limits/limited";

/** All rows of the decision list as the address filters it, as CSV. */
export const GET = streamed(decisionListShape, limited("export", decisionsAsCsv));
