import { visitorPicture } from "@/lib/endpoint";
import { sharedPictureShape } from "@/lib/sharing/input";
import { getSharedPicture } from "@/lib/sharing/opened/queries";

/** One picture of a record that a link shows. */
export const GET = visitorPicture(sharedPictureShape, getSharedPicture);
