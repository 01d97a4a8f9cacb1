import { ATTACHMENT_BYTES, addAttachmentShape } from "@/lib/decisions/attachments/input";
import { addAttachment, assertMayAttach } from "@/lib/decisions/attachments/mutations";
import { listPictures } from "@/lib/decisions/attachments/queries";
import { endpoint, upload } from "@/lib/endpoint";
import { limited } from "@/lib/limits/limited";

/** The pictures of the text, for whoever writes it while somebody else adds one. */
export const GET = endpoint(addAttachmentShape, listPictures);

/** Takes in one picture for the text, as the request's body. */
export const POST = upload(addAttachmentShape, ATTACHMENT_BYTES, assertMayAttach, limited("upload", addAttachment));
