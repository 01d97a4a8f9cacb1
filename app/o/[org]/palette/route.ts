import { findDecisionsShape } from "@/lib/decisions/list/input";
import { findDecisions } from "@/lib/decisions/list/queries";
import { endpoint } from "@/lib/endpoint";

/** What the palette offers for what was typed: decisions and product lines. */
export const GET = endpoint(findDecisionsShape, findDecisions);
