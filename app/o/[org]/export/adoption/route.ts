import { matrixViewShape } from "@/lib/adoption/matrix/input";
import { streamed } from "@/lib/endpoint";
import { adoptionAsCsv } from "@/lib/exports/tables/queries";
import { limited } from "@/lib/limits/limited";

/** How product lines stand to decisions, as the address narrows it, as CSV. */
export const GET = streamed(matrixViewShape, limited("export", adoptionAsCsv));
