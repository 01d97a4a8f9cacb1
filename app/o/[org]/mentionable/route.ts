import { findMentionableShape } from "@/lib/discussion/mentions/input";
import { findMentionable } from "@/lib/discussion/mentions/queries";
import { endpoint } from "@/lib/endpoint";

/** Who can be mentioned in a thread and is called like what was typed after an @. */
export const GET = endpoint(findMentionableShape, findMentionable);
