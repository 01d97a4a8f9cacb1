import { findShape } from "@/lib/search/input";
import { findDecisions } from "@/lib/decisions/list/queries";
import { endpoint } from "@/lib/endpoint";
import { limited } from "@/lib/limits/limited";

/** The few decisions whose title, number or old name matches, to be named in a text or a link. */
export const GET = endpoint(findShape, limited("search", findDecisions));
