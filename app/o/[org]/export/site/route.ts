import { z } from "zod";
import { streamed } from "@/lib/endpoint";
import { siteOf } from "@/lib/exports/site/queries";
import { limited } from "@/lib/limits/limited";

/** Everything the reader may see as a static site in a zip. */
export const GET = streamed(z.object({}), limited("export", siteOf));
