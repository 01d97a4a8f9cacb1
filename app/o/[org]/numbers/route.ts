import { endpoint } from "@/lib/endpoint";
import { frameNumbersShape } from "@/lib/home/input";
import { readFrameNumbers } from "@/lib/home/queries";

/** The numbers beside the names in the frame. Pages do not wait for them: the frame asks once it stands. */
export const GET = endpoint(frameNumbersShape, readFrameNumbers);
