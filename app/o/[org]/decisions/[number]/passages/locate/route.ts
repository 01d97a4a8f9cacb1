import { endpoint } from "@/lib/endpoint";
import { locatePassageShape } from "@/lib/discussion/passages/input";
import { locatePassage } from "@/lib/discussion/passages/queries";

/**
 * Where words chosen on the page stand in their section's Markdown, for whoever would write others there. It changes nothing, and is asked
 * by POST all the same: a long passage in another script than Latin makes an address that no server takes.
 */
export const POST = endpoint(locatePassageShape, locatePassage);
