import { z } from "zod";
import { streamed } from "@/lib/endpoint";
import { activityAsCsv } from "@/lib/exports/tables/queries";

/** Everything that happened as far as the reader may be told, as CSV. */
export const GET = streamed(z.object({}), activityAsCsv);
