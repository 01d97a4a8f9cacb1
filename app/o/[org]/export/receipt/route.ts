import { streamed } from "@/lib/endpoint";
import { receiptShape } from "@/lib/exports/history/receipts/input";
import { receiptOf } from "@/lib/exports/history/receipts/queries";
import { limited } from "@/lib/limits/limited";

/** A receipt of one's own act: what it was, where it stands in the history, and the checkpoint that covers it. */
export const GET = streamed(receiptShape, limited("export", receiptOf));
