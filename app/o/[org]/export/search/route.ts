import { streamed } from "@/lib/endpoint";
import { searchAsCsv } from "@/lib/exports/tables/queries";
import { searchShape } from "@/lib/search/input";
import { limited } from "@/lib/limits/limited";

/** What a search finds, as CSV. */
export const GET = streamed(searchShape, limited("export", searchAsCsv));
