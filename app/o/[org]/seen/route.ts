import { endpoint } from "@/lib/endpoint";
import { markHomeSeenShape } from "@/lib/home/input";
import { markHomeSeen } from "@/lib/home/mutations";

/** Up to when the reader has seen home. No server action, because it is told in the moment of leaving. */
export const POST = endpoint(markHomeSeenShape, markHomeSeen);
