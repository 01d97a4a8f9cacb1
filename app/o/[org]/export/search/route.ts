import { streamed } from "@/lib/endpoint";
import { searchAsCsv } from "@/lib/exports/tables/queries";
import { searchShape } from "@/lib/search/input";

/** What a search finds, as CSV. */
export const GET = streamed(searchShape, searchAsCsv);
