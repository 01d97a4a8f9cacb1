import { ATTACHMENT_BYTES, addAttachmentShape } from "@/lib/decisions/attachments/input";
import { addAttachment, assertMayAttach } from "@/lib/decisions/attachments/mutations";
import { upload } from "@/lib/endpoint";

/** Takes in one picture for the text, as the request's body. */
export const POST = upload(addAttachmentShape, ATTACHMENT_BYTES, assertMayAttach, addAttachment);
