import { z } from "zod";

/** Up to which moment home was looked at: the server's, as the page told it. */
export const markHomeSeenShape = z.object({ until: z.iso.datetime({ offset: true }) });
export type MarkHomeSeen = z.output<typeof markHomeSeenShape>;

/** The numbers of the frame: nothing is asked but by whom. */
export const frameNumbersShape = z.object({});
