import { matrixViewShape } from "@/lib/adoption/matrix/input";
import { streamed } from "@/lib/endpoint";
import { adoptionAsCsv } from "@/lib/exports/tables/queries";

/** How product lines stand to decisions, as the address narrows it, as CSV. */
export const GET = streamed(matrixViewShape, adoptionAsCsv);
