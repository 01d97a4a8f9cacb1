import { attachmentShape } from "@/lib/decisions/attachments/input";
import { getAttachment } from "@/lib/decisions/attachments/queries";
import { picture } from "@/lib/endpoint";

/** One picture of the record. */
export const GET = picture(attachmentShape, getAttachment);
