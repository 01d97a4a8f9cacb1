import { streamed } from "@/lib/endpoint";
import { historyFileShape } from "@/lib/exports/history/input";
import { exportHistory } from "@/lib/exports/history/queries";
import { limited } from "@/lib/limits/limited";

/** The history file of one decision, or, for an owner, of the whole organization: what a verifier checks without Accord. */
export const GET = streamed(historyFileShape, limited("export", exportHistory));
