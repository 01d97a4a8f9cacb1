import { endpoint } from "@/lib/endpoint";
import { locatePassageShape } from "@/lib/discussion/passages/input";
import { locatePassage } from "@/lib/discussion/passages/queries";

/** Where words chosen on the page stand in their section's Markdown, for whoever would write others there. */
export const GET = endpoint(locatePassageShape, locatePassage);
