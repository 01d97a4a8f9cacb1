import { streamed } from "@/lib/endpoint";
import { activityAsCsv } from "@/lib/exports/tables/queries";
import { activityViewShape } from "@/lib/home/activity/input";
import { limited } from "@/lib/limits/limited";

/** Everything that happened as far as the reader may be told, or what of it they narrowed it to, as CSV. */
export const GET = streamed(activityViewShape, limited("export", activityAsCsv));
