import { z } from "zod";

/** Up to which moment home was looked at: the server's, as the page told it. */
export const markHomeSeenShape = z.object({ until: z.iso.datetime({ offset: true }) });
export type MarkHomeSeen = z.output<typeof markHomeSeenShape>;
