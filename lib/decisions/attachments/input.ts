import { z } from "zod";

/** The largest picture that is taken in, in bytes. */
export const ATTACHMENT_BYTES = 5 * 1024 * 1024;
/** The largest picture by its points, in pixels: 40 megapixels. */
export const ATTACHMENT_PIXELS = 40_000_000;
/** How many pictures one decision keeps. */
export const ATTACHMENTS_LIMIT = 100;

const number = z.coerce.number().int().positive().max(999_999_999);

/** The number comes from the route, as text. */
export const addAttachmentShape = z.object({ number });
export type AddAttachment = z.output<typeof addAttachmentShape>;

export const attachmentShape = z.object({ number, name: z.string().regex(/^[0-9a-f]{16}\.(png|jpg|webp)$/) });
export type AttachmentKey = z.output<typeof attachmentShape>;
