import { findMentionableShape } from "@/lib/discussion/mentions/input";
import { findMentionable } from "@/lib/discussion/mentions/queries";
import { endpoint } from "@/lib/endpoint";
import { limited } from "@/lib/limits/limited";

/** Who can be mentioned in a thread and is called like what was typed after an @. */
export const GET = endpoint(findMentionableShape, limited("search", findMentionable));
