import { z } from "zod";
import { attachmentShape } from "@/lib/decisions/attachments/input";
import { storable } from "@/lib/text/input";
import { LONGEST_DAYS } from "./rules";

const label = storable(z.string().trim().max(80, "At most 80 characters.")).refine(
  (text) => text !== "",
  "Say for whom it is. Its readers see this.",
);
/** Days that the link works. */
const days = z.number().int().min(1, "At least one day.").max(LONGEST_DAYS, "At most a year.");
const passcode = z
  .string()
  .max(200, "At most 200 characters.")
  .refine((text) => text === "" || text.length >= 6, "At least 6 characters, or none at all.")
  .default("");

/** What to share, one decision or one product line's decisions in force, for whom and how long. An empty passcode means none. */
export const createShareLinkShape = z.object({
  what: z.union([z.strictObject({ decisionId: z.uuid() }), z.strictObject({ productLineId: z.uuid() })]),
  label,
  days,
  passcode,
});
export type CreateShareLink = z.output<typeof createShareLinkShape>;

export const revokeShareLinkShape = z.object({ shareLinkId: z.uuid() });
export type RevokeShareLink = z.output<typeof revokeShareLinkShape>;

/** The token, the number and the name come from the route. */
export const sharedPictureShape = attachmentShape.extend({ token: z.string().max(200) });
export type SharedPicture = z.output<typeof sharedPictureShape>;

export const tellPasscodeShape = z.object({ token: z.string().max(200), passcode: z.string().max(200) });
export type TellPasscode = z.output<typeof tellPasscodeShape>;
