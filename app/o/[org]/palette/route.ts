import { endpoint } from "@/lib/endpoint";
import { findShape } from "@/lib/search/input";
import { findForPalette } from "@/lib/search/palette/queries";
import { limited } from "@/lib/limits/limited";

/** What the palette offers for what was typed: decisions, product lines and saved views. */
export const GET = endpoint(findShape, limited("search", findForPalette));
